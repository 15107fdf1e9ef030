//! What terminals tell of their places, in the inbox's database: calls for staff and the faces of each day.

use rusqlite::params;

use domain::Timestamp;
use domain::feedback::Tally;
use wire::v1::{Feedback, StaffCall};

use super::{Sqlite, count, parsed};
use crate::inbox::InboxError;
use crate::inbox::outcome::calls_since;
use crate::site::{DayOfFaces, StaffWanted};

impl Sqlite {
    /// Keeps a call; one that was cancelled stays cancelled, whatever comes late.
    pub(crate) fn put_call(&self, call: &StaffCall, now: Timestamp) -> Result<(), InboxError> {
        self.connection
            .execute("delete from staff_call where arrived_at < ?1", params![calls_since(now).to_string()])?;
        self.connection.execute(
            "insert into staff_call (terminal, call, state, made_at, arrived_at) values (?1, ?2, ?3, ?4, ?5)
             on conflict (terminal, call) do update set state = excluded.state where state = 'calling'",
            params![
                call.terminal.as_str(),
                call.call.to_string(),
                call.state.as_str(),
                call.at.to_string(),
                now.to_string()
            ],
        )?;
        Ok(())
    }

    /// Calls, the latest first.
    pub(crate) fn calls(&self) -> Result<Vec<StaffWanted>, InboxError> {
        let mut statement = self.connection.prepare_cached(
            "select terminal, call, state, made_at, arrived_at from staff_call order by arrived_at desc, call",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(StaffWanted {
                terminal: parsed(row, 0)?,
                call: parsed(row, 1)?,
                state: parsed(row, 2)?,
                made_at: parsed(row, 3)?,
                arrived_at: parsed(row, 4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps a day's totals in place of what was known of it; totals only grow, so smaller ones are old.
    pub(crate) fn put_feedback(&self, day: &Feedback) -> Result<(), InboxError> {
        for tally in &day.tallies {
            self.connection.execute(
                "insert into feedback (terminal, day, occasion, face, count) values (?1, ?2, ?3, ?4, ?5)
                 on conflict (terminal, day, occasion, face) do update set count = max(count, excluded.count)",
                params![
                    day.terminal.as_str(),
                    day.day.to_string(),
                    tally.occasion.as_str(),
                    tally.face.as_str(),
                    tally.count
                ],
            )?;
        }
        Ok(())
    }

    /// Every day's totals, the latest day first.
    pub(crate) fn feedback(&self) -> Result<Vec<DayOfFaces>, InboxError> {
        let mut statement = self.connection.prepare_cached(
            "select terminal, day, occasion, face, count from feedback order by day desc, terminal, occasion desc, face",
        )?;
        let rows = statement.query_map([], |row| {
            let count = u32::try_from(count(row, 4)?).unwrap_or(u32::MAX);
            let tally = Tally { occasion: parsed(row, 2)?, face: parsed(row, 3)?, count };
            Ok(DayOfFaces { terminal: parsed(row, 0)?, day: parsed(row, 1)?, tally })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

//! What terminals tell of their places, in the inbox's database: calls for staff and the faces of each day.

use domain::Timestamp;
use domain::feedback::Tally;
use wire::v1::{Feedback, StaffCall};

use super::{Postgres, count, parsed, read};
use crate::inbox::InboxError;
use crate::inbox::outcome::calls_since;
use crate::site::{DayOfFaces, StaffWanted};

impl Postgres {
    pub(super) async fn keep_call(&self, call: StaffCall, now: Timestamp) -> Result<(), InboxError> {
        let client = self.client().await?;
        client.execute("delete from staff_call where arrived_at < $1", &[&calls_since(now)]).await?;
        let (terminal, id, state) = (call.terminal.as_str(), call.call.to_string(), call.state.as_str());
        client
            .execute(
                "insert into staff_call as kept (terminal, call, state, made_at, arrived_at) values ($1, $2, $3, $4, $5)
                 on conflict (terminal, call) do update set state = excluded.state where kept.state = 'calling'",
                &[&terminal, &id, &state, &call.at, &now],
            )
            .await?;
        Ok(())
    }

    pub(super) async fn calls_kept(&self) -> Result<Vec<StaffWanted>, InboxError> {
        let list = "select terminal, call, state, made_at, arrived_at from staff_call order by arrived_at desc, call";
        let rows = self.client().await?.query(list, &[]).await?;
        let calls = rows.iter().map(|row| {
            Ok(StaffWanted {
                terminal: parsed(row, 0)?,
                call: parsed(row, 1)?,
                state: parsed(row, 2)?,
                made_at: read(row, 3)?,
                arrived_at: read(row, 4)?,
            })
        });
        calls.collect()
    }

    pub(super) async fn keep_feedback(&self, day: Feedback) -> Result<(), InboxError> {
        let mut client = self.client().await?;
        let transaction = client.transaction().await?;
        for tally in &day.tallies {
            let (occasion, face) = (tally.occasion.as_str(), tally.face.as_str());
            transaction
                .execute(
                    "insert into feedback as kept (terminal, day, occasion, face, count) values ($1, $2, $3, $4, $5)
                     on conflict (terminal, day, occasion, face)
                     do update set count = greatest(kept.count, excluded.count)",
                    &[&day.terminal.as_str(), &day.day, &occasion, &face, &i64::from(tally.count)],
                )
                .await?;
        }
        Ok(transaction.commit().await?)
    }

    pub(super) async fn feedback_kept(&self) -> Result<Vec<DayOfFaces>, InboxError> {
        let list = "select terminal, day, occasion, face, count from feedback
                     order by day desc, terminal, occasion desc, face";
        let rows = self.client().await?.query(list, &[]).await?;
        let days = rows.iter().map(|row| {
            let count = u32::try_from(count(row, 4)?).unwrap_or(u32::MAX);
            let tally = Tally { occasion: parsed(row, 2)?, face: parsed(row, 3)?, count };
            Ok(DayOfFaces { terminal: parsed(row, 0)?, day: read(row, 1)?, tally })
        });
        days.collect()
    }
}

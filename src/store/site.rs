//! Calls for staff, which are worth something for minutes, and faces, which are counted by the day. Both wait here for
//! the line; neither has anything of a citizen.

use rusqlite::{OptionalExtension as _, Row, params};

use domain::feedback::{Face, Occasion, Tally};
use domain::staff::{CALL_SECS, CallId, CallState};
use domain::{Date, Timestamp};

use crate::row::{parsed, time};
use crate::{Store, StoreError};

/// Days whose faces are kept after they were told; a clock that was put back then adds to them and counts nothing twice.
const DAYS_KEPT: i32 = 31;

/// A call that the gateway is to be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallDue {
    /// Which.
    pub call: CallId,
    /// Whether somebody is wanted, or no longer.
    pub state: CallState,
    /// When it was made.
    pub made_at: Timestamp,
}

/// The faces of one day that the gateway is to be told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayDue {
    /// Which day.
    pub day: Date,
    /// Totals, as far as anybody pressed.
    pub tallies: Vec<Tally>,
}

impl Store {
    /// Notes a call for staff. Every earlier one that was not told is over: nobody calls twice at once.
    pub fn call_staff(&mut self, call: CallId, now: Timestamp) -> Result<(), StoreError> {
        let sql = self.watch.sql("note a call for staff");
        let made_at = now.as_millisecond();
        self.connection.execute("delete from staff_call where told is null", []).map_err(&sql)?;
        self.connection
            .execute(
                "insert into staff_call (call, state, made_at, expires_at) values (?1, 'calling', ?2, ?3)",
                params![call.to_string(), made_at, made_at + i64::from(CALL_SECS) * 1_000],
            )
            .map_err(&sql)?;
        Ok(())
    }

    /// Takes a call back. One that nobody was told of is forgotten; of any other the gateway will be told.
    pub fn cancel_call(&mut self, call: CallId) -> Result<(), StoreError> {
        let sql = self.watch.sql("take back a call for staff");
        let id = call.to_string();
        self.connection
            .execute("delete from staff_call where call = ?1 and told is null", params![id])
            .map_err(&sql)?;
        self.connection
            .execute("update staff_call set state = 'cancelled' where call = ?1", params![id])
            .map_err(&sql)?;
        Ok(())
    }

    /// What the gateway is to be told now; calls that have expired are dropped, for late they help nobody. A clock that
    /// was put back drops them too.
    pub fn calls_due(&mut self, now: Timestamp) -> Result<Vec<CallDue>, StoreError> {
        let sql = self.watch.sql("read the calls for staff");
        self.connection
            .execute(
                "delete from staff_call where expires_at <= ?1 or made_at > ?1 or (state = 'cancelled' and told = state)",
                params![now.as_millisecond()],
            )
            .map_err(&sql)?;
        let mut due = self
            .connection
            .prepare_cached("select call, state, made_at from staff_call where told is not state order by made_at")
            .map_err(&sql)?;
        let read = |row: &Row<'_>| {
            Ok(CallDue { call: parsed(row, "call")?, state: parsed(row, "state")?, made_at: time(row, "made_at")? })
        };
        let rows = due.query_map([], read).map_err(&sql)?;
        rows.collect::<Result<_, _>>().map_err(&sql)
    }

    /// The gateway has confirmed that it heard so much of a call.
    pub fn call_told(&mut self, call: CallId, state: CallState) -> Result<(), StoreError> {
        self.connection
            .execute("update staff_call set told = ?2 where call = ?1", params![call.to_string(), state.as_str()])
            .map(|_| ())
            .map_err(self.watch.sql("note that a call for staff was told"))
    }

    /// Whether the gateway has confirmed the call itself.
    pub fn was_call_told(&self, call: CallId) -> Result<bool, StoreError> {
        let told = self
            .connection
            .query_row(
                "select 1 from staff_call where call = ?1 and told is not null",
                params![call.to_string()],
                |_| Ok(()),
            )
            .optional();
        told.map(|told| told.is_some()).map_err(self.watch.sql("read a call for staff"))
    }

    /// Counts a face.
    pub fn count_face(&mut self, day: Date, occasion: Occasion, face: Face) -> Result<(), StoreError> {
        self.connection
            .execute(
                "insert into feedback (day, occasion, face, count) values (?1, ?2, ?3, 1)
                 on conflict (day, occasion, face) do update set count = count + 1",
                params![day.to_string(), occasion.as_str(), face.as_str()],
            )
            .map(|_| ())
            .map_err(self.watch.sql("count a face"))
    }

    /// Days before `today` of which the gateway does not know everything, the oldest first. The day that goes on is not
    /// among them: seen often enough, its totals would tell who pressed what.
    pub fn days_due(&mut self, today: Date) -> Result<Vec<DayDue>, StoreError> {
        let sql = self.watch.sql("read the faces");
        let oldest = today.saturating_sub(jiff::Span::new().days(DAYS_KEPT));
        self.connection
            .execute("delete from feedback where day < ?1 and told = count", params![oldest.to_string()])
            .map_err(&sql)?;
        let mut due = self
            .connection
            .prepare_cached(
                "select day, occasion, face, count from feedback
                  where day < ?1 and day in (select day from feedback where told < count)
                  order by day, occasion desc, face",
            )
            .map_err(&sql)?;
        let read = |row: &Row<'_>| {
            let tally =
                Tally { occasion: parsed(row, "occasion")?, face: parsed(row, "face")?, count: row.get("count")? };
            Ok((parsed::<Date>(row, "day")?, tally))
        };
        let mut days: Vec<DayDue> = Vec::new();
        for row in due.query_map(params![today.to_string()], read).map_err(&sql)? {
            let (day, tally) = row.map_err(&sql)?;
            match days.last_mut() {
                Some(last) if last.day == day => last.tallies.push(tally),
                Some(_) | None => days.push(DayDue { day, tallies: vec![tally] }),
            }
        }
        Ok(days)
    }

    /// The gateway has confirmed these totals.
    pub fn day_told(&mut self, day: &DayDue) -> Result<(), StoreError> {
        for tally in &day.tallies {
            self.connection
                .execute(
                    "update feedback set told = ?4 where day = ?1 and occasion = ?2 and face = ?3",
                    params![day.day.to_string(), tally.occasion.as_str(), tally.face.as_str(), tally.count],
                )
                .map_err(self.watch.sql("note that faces were told"))?;
        }
        Ok(())
    }
}

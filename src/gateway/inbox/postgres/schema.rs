//! What must hold before a connection is used: the server keeps what it confirms, and its tables are this release's.

use std::sync::Arc;

use tokio_postgres::Client;

use domain::Timestamp;

use crate::inbox::InboxError;

const MIGRATIONS: [&str; 1] = [include_str!("../../migrations/postgres/0001_inbox.sql")];

/// Gateways that start at once wait for one another under this.
const MIGRATION_LOCK: i64 = 0x6775_6963_6865_7401;
/// Whoever makes a month's table holds this.
const MONTH_LOCK: i64 = 0x6775_6963_6865_7402;

/// Asks the server for what a receipt relies on. Each is on unless somebody turned it off.
pub(super) async fn check_durable(client: &Client) -> Result<(), InboxError> {
    let row = client
        .query_one(
            "select current_setting('fsync'), current_setting('full_page_writes'),
                    current_setting('synchronous_commit'), pg_is_in_recovery()",
            &[],
        )
        .await?;
    let is_off = |column: usize| row.get::<_, &str>(column) == "off";
    for (column, setting) in [(0, "fsync=on"), (1, "full_page_writes=on"), (2, "synchronous_commit=on")] {
        if is_off(column) {
            return Err(InboxError::NotDurable { setting });
        }
    }
    if row.get::<_, bool>(3) {
        return Err(InboxError::ReadOnly);
    }
    Ok(())
}

/// Brings the tables to this release's form. One gateway does it; the others that start meanwhile wait.
pub(super) async fn migrate(client: &mut Client) -> Result<(), InboxError> {
    let transaction = client.transaction().await?;
    transaction.batch_execute("set local statement_timeout = 0").await?;
    transaction.execute("select pg_advisory_xact_lock($1)", &[&MIGRATION_LOCK]).await?;
    transaction.batch_execute("create table if not exists schema_version (version integer not null)").await?;
    let found = transaction.query_opt("select max(version) from schema_version having count(*) > 0", &[]).await?;
    let found = found.map_or(0, |row| row.get::<_, i32>(0)).unsigned_abs();
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    if found > known {
        return Err(InboxError::LaterSchema { found, known });
    }
    for (version, sql) in (1_i32..).zip(MIGRATIONS).skip(usize::try_from(found).unwrap_or(usize::MAX)) {
        transaction.batch_execute(sql).await?;
        transaction.execute("insert into schema_version (version) values ($1)", &[&version]).await?;
    }
    Ok(transaction.commit().await?)
}

/// A month that bodies are kept by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Month {
    year: i32,
    month: i32,
}

impl Month {
    /// The month of a time, in UTC.
    pub(super) fn of(time: Timestamp) -> Self {
        let text = time.to_string();
        let mut numbers = text.splitn(3, '-').map(|digits| digits.parse().unwrap_or(1));
        Self { year: numbers.next().unwrap_or(1), month: numbers.next().unwrap_or(1) }
    }

    fn next(self) -> Self {
        if self.month == 12 { Self { year: self.year + 1, month: 1 } } else { Self { month: self.month + 1, ..self } }
    }

    fn first_day(self) -> String {
        format!("{:04}-{:02}-01", self.year, self.month)
    }

    /// Makes the tables for this month's bodies and the next one's, so that the turn of the month finds its own there. They are
    /// made by themselves and attached then: made as part of the whole, they would wait for every reader of it, a copy of the
    /// database among them, and all writers would wait behind.
    pub(super) async fn make_tables(self, client: &mut Client) -> Result<(), InboxError> {
        let transaction = client.transaction().await?;
        transaction.execute("select pg_advisory_xact_lock($1)", &[&MONTH_LOCK]).await?;
        for month in [self, self.next()] {
            let name = format!("part_{:04}_{:02}", month.year, month.month);
            let (from, to) = (month.first_day(), month.next().first_day());
            let there: bool = transaction.query_one("select to_regclass($1) is not null", &[&name]).await?.get(0);
            if !there {
                let sql = format!(
                    "create table {name} (like part including all);
                     alter table part attach partition {name} for values from ('{from} 00:00+00') to ('{to} 00:00+00')"
                );
                transaction.batch_execute(&sql).await?;
            }
        }
        Ok(transaction.commit().await?)
    }
}

/// What the server said, without the values it said it about.
#[derive(Debug, thiserror::Error)]
#[error("SQLSTATE {code}: {message}")]
struct Said {
    code: String,
    message: String,
}

impl From<tokio_postgres::Error> for InboxError {
    fn from(error: tokio_postgres::Error) -> Self {
        use tokio_postgres::error::SqlState;
        let Some(said) = error.as_db_error() else { return Self::Away(Arc::new(error)) };
        let cause = Arc::new(Said { code: said.code().code().to_owned(), message: said.message().to_owned() });
        match said.code() {
            code if *code == SqlState::DISK_FULL => Self::DiskFull(cause),
            code if *code == SqlState::READ_ONLY_SQL_TRANSACTION => Self::ReadOnly,
            // Classes 08 connection, 53 resources, 57 operator: shut down, restarted, timed out; 40 rolled back to be tried again.
            code if ["08", "53", "57", "40"].iter().any(|class| code.code().starts_with(class)) => Self::Away(cause),
            _ => Self::Refused(cause),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_on_its_first_day_and_the_year_turns() {
        let month = Month::of("2026-12-31T23:59:59.9Z".parse().unwrap());
        assert_eq!((month.first_day(), month.next().first_day()), ("2026-12-01".into(), "2027-01-01".into()));
    }
}

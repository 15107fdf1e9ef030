//! From columns to the words of the trade and back. A value that does not parse is an error that names its column.

use std::str::FromStr;

use rusqlite::types::Type;
use rusqlite::{Error, Row};

use domain::{LicenceId, Timestamp};

pub(crate) fn parsed<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<T>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text: String = row.get(column)?;
    text.parse().map_err(|cause: T::Err| malformed(row, column, Box::new(cause)))
}

pub(crate) fn parsed_or_none<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|cause: T::Err| malformed(row, column, Box::new(cause)))).transpose()
}

pub(crate) fn time(row: &Row<'_>, column: &str) -> rusqlite::Result<Timestamp> {
    let millis: i64 = row.get(column)?;
    Timestamp::from_millisecond(millis).map_err(|cause| malformed(row, column, Box::new(cause)))
}

pub(crate) fn time_or_none(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Timestamp>> {
    let millis: Option<i64> = row.get(column)?;
    let time = millis.map(Timestamp::from_millisecond).transpose();
    time.map_err(|cause| malformed(row, column, Box::new(cause)))
}

pub(crate) fn count(row: &Row<'_>, column: &str) -> rusqlite::Result<u64> {
    let count: i64 = row.get(column)?;
    u64::try_from(count).map_err(|cause| malformed(row, column, Box::new(cause)))
}

/// Licence ids hold no space, so one column keeps them all.
pub(crate) fn licences(row: &Row<'_>, column: &str) -> rusqlite::Result<Vec<LicenceId>> {
    let text: String = row.get(column)?;
    let ids = text.split_whitespace().map(str::parse).collect::<Result<_, _>>();
    ids.map_err(|cause| malformed(row, column, Box::new(cause)))
}

pub(crate) fn joined(licences: &[LicenceId]) -> String {
    licences.iter().map(LicenceId::as_str).collect::<Vec<_>>().join(" ")
}

fn malformed(row: &Row<'_>, column: &str, cause: Box<dyn std::error::Error + Send + Sync>) -> Error {
    let index = row.as_ref().column_index(column).unwrap_or_default();
    Error::FromSqlConversionFailure(index, Type::Text, cause)
}

//! `conditions.toml`: expressions with a name, used in others as `is.NAME`.

use crate::condition::grammar::{self, Named};

use super::{Mistakes, Table};

/// Reads them all; whether they refer to one another in a circle shows when they are put in place.
pub(crate) fn read(table: &Table<'_>, mistakes: &Mistakes) -> Named {
    let mut named = Named::default();
    for (name, value, at) in table.entries() {
        mistakes.note(format_args!("condition {name}"), || at.clone());
        let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if !plain {
            table.error_at(&at, format!("\"{name}\" cannot be used as is.NAME; use lower-case letters, digits and _"));
            continue;
        }
        let Some(source) = value.as_str() else {
            table.error_at(&at, format!("\"{name}\" has to be an expression in quotes"));
            continue;
        };
        match grammar::parse(source.trim()) {
            Ok(expression) => {
                named.0.insert(name.to_owned(), expression);
            }
            Err(error) => table.error_at(&at, format!("\"{name}\": {error}")),
        }
    }
    for (name, _, at) in table.entries() {
        if let Some(expression) = named.0.get(name)
            && let Err(error) = grammar::expand(expression.clone(), &named)
        {
            table.error_at(&at, format!("\"{name}\": {error}"));
        }
    }
    named
}

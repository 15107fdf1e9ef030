//! Names that stand below a line in brackets and belong above it: TOML counts them to the wrong table.

use std::cell::RefCell;
use std::rc::Rc;

use super::Place;

/// A name that means nothing in the table it stands in, and what is said where no other table knows it.
pub(super) struct Stray {
    pub(super) name: String,
    pub(super) at: Place,
    pub(super) within: &'static str,
    pub(super) message: String,
}

impl Stray {
    /// What is said where the table of that name knows it; the whole of a file has none.
    pub(super) fn slipped_from(&self, table: &str) -> String {
        let Self { name, within, .. } = self;
        let place = match table {
            "" => "above the first line in brackets".to_owned(),
            table => format!("to the first lines of its \"{table}\""),
        };
        format!("\"{name}\" stands under \"{within}\" and counts as a part of it; move it up, {place}")
    }
}

pub(super) type Strays = Rc<RefCell<Vec<Stray>>>;

/// How the brackets of a table are written that stands within the one above it, where only its last name is written.
pub(super) fn in_full(name: &str) -> Option<&'static str> {
    match name {
        "answers" => Some("[case.answers]"),
        "options" | "option" => Some("[[question.options]]"),
        _ => None,
    }
}

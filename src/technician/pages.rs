//! How the printer for whole sheets is, in a sentence: whether the printing system has its queue and takes pages. No page is
//! sent, and what a queue does with pages nobody knows here.

use std::ffi::OsStr;

use devices::page_printer::{Lp, Queue};
use settings::PagePrinter;

use crate::status::Part;

/// What `status` calls it.
const NAME: &str = "pages";

/// Asks the printing system, whose programs are looked for in the folders of `path`.
pub(crate) fn look(printer: &PagePrinter, path: Option<&OsStr>) -> Part {
    let asked = match printer {
        PagePrinter::Off => Ok("no printer for pages is set up in terminal.toml".to_owned()),
        PagePrinter::Simulated { queue } => Ok(format!("the queue {queue} is simulated and takes pages")),
        PagePrinter::Queue { queue } => Lp::new(queue, path.map(OsStr::to_owned))
            .check()
            .map(|()| format!("the printing system has a queue {queue} that takes pages"))
            .map_err(|fault| fault.to_string()),
    };
    Part { name: NAME, well: asked.is_ok(), says: asked.unwrap_or_else(|why| why) }
}

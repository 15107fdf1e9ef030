//! The program's log and its last word. Both go to standard error: the log as one line an event, the last word as a
//! sentence that says what went wrong and what to do. The newest lines are kept for the technician's pages; like every
//! line of the log they hold nothing personal.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use tracing_subscriber::EnvFilter;

/// Lines kept, and letters of each.
const LINES_MAX: usize = 40;
const LETTERS_MAX: usize = 300;

static NEWEST: Mutex<VecDeque<String>> = Mutex::new(VecDeque::new());

/// Starts the log; `GUICHET_LOG` sets what is kept, warnings and errors if it is not set.
pub(crate) fn start() {
    let filter = EnvFilter::try_from_env("GUICHET_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(|| Both).with_ansi(false).init();
}

/// The newest lines since this process was started, the newest first.
pub(crate) fn newest() -> Vec<String> {
    NEWEST.lock().unwrap_or_else(PoisonError::into_inner).iter().rev().cloned().collect()
}

/// Standard error, and the newest lines beside it.
struct Both;

impl Write for Both {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let mut newest = NEWEST.lock().unwrap_or_else(PoisonError::into_inner);
        for line in String::from_utf8_lossy(line).lines().filter(|line| !line.trim().is_empty()) {
            if newest.len() == LINES_MAX {
                newest.pop_front();
            }
            newest.push_back(line.chars().take(LETTERS_MAX).collect());
        }
        io::stderr().write_all(line).map(|()| line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}

/// Says why the program ends, with every cause.
#[expect(clippy::print_stderr, reason = "a program that cannot go on says so on standard error")]
pub(crate) fn say_error(error: &anyhow::Error) {
    eprintln!("guichet: {error:#}");
}

//! The program's log and its last word. Both go to standard error: the log as one line an event, the last word as a
//! sentence that says what went wrong and what to do.

use tracing_subscriber::EnvFilter;

/// Starts the log; `GUICHET_LOG` sets what is kept, warnings and errors if it is not set.
pub(crate) fn start() {
    let filter = EnvFilter::try_from_env("GUICHET_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false).init();
}

/// Says why the program ends, with every cause.
#[expect(clippy::print_stderr, reason = "a program that cannot go on says so on standard error")]
pub(crate) fn say_error(error: &anyhow::Error) {
    eprintln!("guichet: {error:#}");
}

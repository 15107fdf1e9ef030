//! What the technician's pages need: the PIN that the settings name, and the bench of `guichetctl` on the hands that this
//! process has opened already.

use std::path::Path;
use std::sync::Arc;

use domain::diagnostic::{Diagnostic, Finding, Lane, Test, Verdict};
use technician::Gateway;
use terminal::bench::Bench;
use terminal::hands::Backroom;

use crate::roof::{clock, log};

/// What the bench reaches the parts by.
pub(crate) struct Parts<'a> {
    pub(crate) config: &'a Path,
    pub(crate) data: &'a Path,
    pub(crate) settings: &'a settings::Terminal,
    pub(crate) store: &'a store::Handle,
    pub(crate) printer: &'a devices::Handle,
    pub(crate) transport: &'a Arc<dyn sync::Transport>,
    pub(crate) trust: &'a sync::Trust,
    pub(crate) runtime: &'a tokio::runtime::Runtime,
}

/// The backroom, if a PIN is set up. One that is named and absent closes the door and stops nobody else.
pub(crate) fn choose(parts: &Parts<'_>) -> Option<Backroom> {
    let terminal = technician::Terminal { config: parts.config.to_owned(), data: parts.data.to_owned() };
    let pin = match technician::pin_line(&terminal, parts.settings) {
        Ok(pin) => pin?,
        Err(error) => {
            tracing::error!(error = %domain::chain(&error), "the technician's pages are off: {error}");
            return None;
        }
    };
    let bench = technician::Bench {
        terminal,
        settings: parts.settings.clone(),
        store: parts.store.clone(),
        printer: Ok(parts.printer.clone()),
        gateway: Ok(Gateway::lent(Arc::clone(parts.transport), parts.trust.clone(), parts.runtime.handle().clone())),
        path: std::env::var_os("PATH"),
        clock: clock::now,
    };
    Some(Backroom { pin, bench: Box::new(OnBench(bench)) })
}

struct OnBench(technician::Bench);

impl Bench for OnBench {
    fn look(&self) -> Vec<Finding> {
        self.0.look()
    }

    fn test(&self, test: Test) -> Diagnostic {
        self.0.test(test)
    }

    fn judge(&self, test: Test, verdict: Verdict) -> Diagnostic {
        self.0.judge(test, verdict)
    }

    fn queue(&self) -> Vec<Lane> {
        self.0.lanes()
    }

    fn log(&self) -> Vec<String> {
        log::newest()
    }
}

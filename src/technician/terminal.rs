//! The terminal a command is about: its settings and its data folder.

use std::path::{Path, PathBuf};

use store::Store;

use crate::Error;

/// Name of the store's file in the data folder.
pub const STORE_FILE: &str = "terminal.sqlite";

/// Where a terminal's settings and data lie.
#[derive(Debug, Clone)]
pub struct Terminal {
    /// The folder with `terminal.toml`.
    pub config: PathBuf,
    /// The folder with the store.
    pub data: PathBuf,
}

impl Terminal {
    /// Its settings.
    ///
    /// # Errors
    /// Every mistake in them.
    pub fn settings(&self) -> Result<settings::Terminal, Error> {
        settings::load(&self.config).map_err(Error::Settings)
    }

    /// The folder of its catalogue.
    #[must_use]
    pub fn catalogue(&self) -> PathBuf {
        self.config.join("catalogue")
    }

    /// Its store, which has to be there: a technician's look makes no new one.
    pub(crate) fn store(&self, settings: &settings::Terminal) -> Result<Store, Error> {
        let path = self.data.join(STORE_FILE);
        if !exists(&path) {
            return Err(Error::NoStore(path));
        }
        Ok(Store::open(&path, settings.id.clone(), settings.prefix)?)
    }
}

fn exists(path: &Path) -> bool {
    path.try_exists().unwrap_or(false)
}

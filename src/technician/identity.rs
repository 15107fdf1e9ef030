//! `identity`: who this terminal is to a gateway, as the entry that an operator pastes into `gateway.toml`. It shows the
//! public half of the terminal's key and never the other.

use std::fmt;
use std::fs;
use std::io::ErrorKind;

use serde::Serialize;
use wire::keys::Private;

use crate::{Error, FORMAT, Report, Terminal};

/// Name of the key's file in the data folder.
pub const KEY_FILE: &str = "terminal.jwk";

/// Who a terminal is.
#[derive(Debug, Clone, Serialize)]
pub struct Identity {
    format: u32,
    /// Its id in the fleet.
    pub id: String,
    /// The name of its key.
    pub kid: String,
    /// The public key as a JWK.
    pub jwk: String,
}

/// Reads the terminal's key.
///
/// # Errors
/// When the settings or the key cannot be read; the terminal makes its key when it is first started.
pub fn identity(terminal: &Terminal) -> Result<Identity, Error> {
    let settings = terminal.settings()?;
    let file = terminal.data.join(KEY_FILE);
    let text = match fs::read_to_string(&file) {
        Ok(text) => zeroize::Zeroizing::new(text),
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Err(Error::NoKey(file)),
        Err(cause) => return Err(Error::File { file, cause }),
    };
    let key = Private::from_jwk(&text).map_err(|_| Error::Key(file))?;
    let public = key.public();
    let (id, kid) = (settings.id.to_string(), public.kid().to_owned());
    Ok(Identity { format: FORMAT, id, kid, jwk: public.to_jwk() })
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A JWK holds double quotes and no single ones, so it stands between single ones.
        writeln!(f, "# for gateway.toml, and for terminals.toml at other terminals")?;
        writeln!(f, "[[terminal]]")?;
        writeln!(f, "id = \"{}\"", self.id)?;
        writeln!(f, "kid = '{}'", self.kid)?;
        write!(f, "jwk = '{}'", self.jwk)
    }
}

impl Report for Identity {
    fn is_well(&self) -> bool {
        true
    }
}

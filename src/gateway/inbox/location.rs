//! Where an inbox is kept: a file, or a PostgreSQL server with a folder for large parts.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;

use tokio_postgres::config::{Host, SslMode};

/// Where the inbox is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// In a file, which is made if need be. Large parts stand beside it, in the folder of the same name with `.parts`.
    File(PathBuf),
    /// In memory, for tests.
    Memory,
    /// On a PostgreSQL server.
    Postgres(Box<Server>),
}

/// It is no place for an inbox.
#[derive(Debug, thiserror::Error)]
#[error("write sqlite:FILE")]
pub struct NotALocation;

impl FromStr for Location {
    type Err = NotALocation;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("sqlite", file)) if !file.is_empty() => Ok(Self::File(file.into())),
            Some(_) | None => Err(NotALocation),
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => write!(f, "sqlite:{}", file.display()),
            Self::Memory => f.write_str("in memory"),
            Self::Postgres(server) => server.fmt(f),
        }
    }
}

/// A database on a PostgreSQL server, and the folder of the parts that are too large for it. Several gateways may serve
/// from one database; they then need one folder too, on a disk that all of them see. Neither `Debug` nor `Display` shows
/// the password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    pub(crate) config: tokio_postgres::Config,
    pub(crate) parts: PathBuf,
    /// PEM of those who may vouch for the server.
    pub(crate) ca: Option<Vec<u8>>,
}

/// It names no server that an inbox may be kept on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAServer {
    /// It cannot be read.
    #[error("write postgres://USER@HOST/DATABASE")]
    Malformed,
    /// Addresses are shown and logged.
    #[error("a password stands in the address, where others can read it; put it into a file or the environment")]
    PasswordInUrl,
    /// What travels there is sealed, but who answers is not known without TLS.
    #[error("a server on another machine needs the certificate of those who vouch for it, as PEM")]
    NeedsCa,
}

impl Server {
    /// A server by its address, `postgres://USER@HOST/DATABASE` or `host=.. user=.. dbname=..`. `ca` is the PEM of the
    /// authorities that may vouch for it; on this machine it may do without.
    ///
    /// # Errors
    /// When the address cannot be used; its text is not in the error.
    pub fn new(address: &str, password: Option<&str>, ca: Option<Vec<u8>>, parts: PathBuf) -> Result<Self, NotAServer> {
        let mut config: tokio_postgres::Config = address.parse().map_err(|_| NotAServer::Malformed)?;
        if config.get_password().is_some() {
            return Err(NotAServer::PasswordInUrl);
        }
        if config.get_hosts().is_empty() || config.get_user().is_none() || config.get_dbname().is_none() {
            return Err(NotAServer::Malformed);
        }
        if ca.is_none() && !config.get_hosts().iter().all(is_here) {
            return Err(NotAServer::NeedsCa);
        }
        config.ssl_mode(if ca.is_some() { SslMode::Require } else { SslMode::Disable });
        if let Some(password) = password {
            config.password(password);
        }
        Ok(Self { config, parts, ca })
    }
}

fn is_here(host: &Host) -> bool {
    match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback()),
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "postgres database {}", self.config.get_dbname().unwrap_or_default())?;
        for host in self.config.get_hosts() {
            match host {
                Host::Tcp(name) => write!(f, " on {name}")?,
                Host::Unix(folder) => write!(f, " on {}", folder.display())?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(address: &str, ca: Option<Vec<u8>>) -> Result<Server, NotAServer> {
        Server::new(address, Some("hunter2"), ca, PathBuf::from("/srv/parts"))
    }

    #[test]
    fn a_server_is_named_without_its_password() {
        let server = server("postgres://guichet@127.0.0.1:5433/inbox", None).unwrap();
        assert_eq!(server.to_string(), "postgres database inbox on 127.0.0.1");
        assert_eq!(server.config.get_password(), Some(b"hunter2".as_slice()));
        let shown = format!("{server:?} {:?}", Location::Postgres(Box::new(server.clone())));
        assert!(!shown.contains("hunter2"), "{shown}");
    }

    #[test]
    fn what_is_no_server_or_an_unsafe_one_is_refused() {
        let pem = || Some(b"pem".to_vec());
        for (address, ca, expected) in [
            ("postgres://guichet:hunter2@localhost/inbox", None, NotAServer::PasswordInUrl),
            ("host=localhost user=guichet password=hunter2 dbname=inbox", None, NotAServer::PasswordInUrl),
            ("postgres://guichet@db.example/inbox", None, NotAServer::NeedsCa),
            ("postgres://guichet@localhost,10.0.0.1/inbox", None, NotAServer::NeedsCa),
            ("postgres://guichet@localhost", pem(), NotAServer::Malformed),
            ("postgres://localhost/inbox", pem(), NotAServer::Malformed),
            ("mysql://guichet@localhost/inbox", None, NotAServer::Malformed),
            ("", None, NotAServer::Malformed),
        ] {
            assert_eq!(server(address, ca), Err(expected), "{address}");
        }
        for (address, ca) in [
            ("postgres://guichet@db.example/inbox", pem()),
            ("postgres://guichet@[::1]/inbox", None),
            ("host=/run/postgresql user=guichet dbname=inbox", None),
        ] {
            assert!(server(address, ca).is_ok(), "{address}");
        }
    }
}

//! Where the gateway keeps what is delivered: a file of its own, or a PostgreSQL server for a fleet.

use std::path::PathBuf;

use crate::reader::Table;

/// Where submissions are kept. Files are relative to the folder of the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Store {
    /// In a file, with large parts in a folder beside it; for one gateway.
    Sqlite(PathBuf),
    /// On a server; for any number of gateways.
    Postgres(Server),
}

/// A PostgreSQL server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// `postgres://USER@HOST/DATABASE`, without a password.
    pub address: String,
    /// Where the password is.
    pub password: Password,
    /// PEM: the authorities that vouch for the server; a server on this machine may do without.
    pub ca: Option<PathBuf>,
    /// The folder of large parts; gateways that share the server share it too.
    pub parts: PathBuf,
}

/// Where a password is; it is never in the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Password {
    /// The server asks for none: it knows the user by the machine's own account.
    None,
    /// In a file of its own.
    File(PathBuf),
    /// In this variable of the environment.
    Environment(String),
}

pub(super) fn store(table: &Table<'_, '_>) -> Option<Store> {
    let table = table.table_if("store")?;
    let store = match (table.has("sqlite"), table.has("postgres")) {
        (true, false) => table.text("sqlite").map(|file| Store::Sqlite(file.into())),
        (false, true) => server(&table).map(Store::Postgres),
        (true, true) | (false, false) => {
            table.wrong(
                "sqlite",
                "[store] needs either sqlite = \"FILE\" or postgres = \"postgres://USER@HOST/DATABASE\"",
            );
            None
        }
    };
    table.finish();
    store
}

fn server(table: &Table<'_, '_>) -> Option<Server> {
    let address = table.text("postgres");
    if address.as_deref().is_some_and(holds_password) {
        // Its text is in no message: the password is part of it.
        table.wrong("postgres", "a password stands in the address; put it into password_file or password_env");
    }
    let password = match (table.text_if("password_file"), table.text_if("password_env")) {
        (None, None) => Password::None,
        (Some(file), None) => Password::File(file.into()),
        (None, Some(variable)) => Password::Environment(variable),
        (Some(_), Some(_)) => {
            table.wrong("password_env", "\"password_file\" names a password too; keep one");
            return None;
        }
    };
    let ca = table.text_if("ca").map(PathBuf::from);
    let parts = table.text("parts").map(PathBuf::from);
    Some(Server { address: address?, password, ca, parts: parts? })
}

/// Whether an address has a password in it, in either of the forms that there are.
fn holds_password(address: &str) -> bool {
    let user = address.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@')).map(|(user, _)| user);
    user.is_some_and(|user| user.contains(':')) || address.contains("password=")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::gateway::read;

    use super::*;

    const SETTINGS: &str = "listen = \"127.0.0.1:8080\"\nkey_file = \"gateway.jwk\"\n";

    fn store(lines: &str) -> Result<Option<Store>, String> {
        let read = read(Path::new("gateway.toml"), &format!("{SETTINGS}{lines}"));
        read.map(|gateway| gateway.store).map_err(|problems| format!("{problems:?}"))
    }

    #[test]
    fn a_store_is_a_file_or_a_server() {
        assert_eq!(store(""), Ok(None));
        assert_eq!(store("[store]\nsqlite = \"inbox.sqlite\""), Ok(Some(Store::Sqlite("inbox.sqlite".into()))));
        let address = "postgres://guichet@db.example/inbox".to_owned();
        let server = |password, ca| Server { address: address.clone(), password, ca, parts: "/srv/parts".into() };
        let lines = format!("[store]\npostgres = \"{address}\"\nparts = \"/srv/parts\"\n");
        assert_eq!(store(&lines), Ok(Some(Store::Postgres(server(Password::None, None)))));
        let kept = Password::File("db.password".into());
        let lines_with = format!("{lines}password_file = \"db.password\"\nca = \"db.pem\"");
        assert_eq!(store(&lines_with), Ok(Some(Store::Postgres(server(kept, Some("db.pem".into()))))));
        let kept = Password::Environment("DB_PASSWORD".into());
        let lines_with = format!("{lines}password_env = \"DB_PASSWORD\"");
        assert_eq!(store(&lines_with), Ok(Some(Store::Postgres(server(kept, None)))));
    }

    #[test]
    fn what_cannot_be_a_store_is_told_and_no_password_with_it() {
        for lines in [
            "[store]",
            "[store]\nsqlite = \"a\"\npostgres = \"postgres://g@h/d\"\nparts = \"p\"",
            "[store]\npostgres = \"postgres://g@h/d\"",
            "[store]\npostgres = \"postgres://g:hunter2@h/d\"\nparts = \"p\"",
            "[store]\npostgres = \"host=h user=g password=hunter2 dbname=d\"\nparts = \"p\"",
            "[store]\npostgres = \"postgres://g@h/d\"\nparts = \"p\"\npassword_file = \"f\"\npassword_env = \"E\"",
        ] {
            let wrong = store(lines).unwrap_err();
            assert!(!wrong.contains("hunter2"), "{wrong}");
        }
    }
}

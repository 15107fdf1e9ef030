//! `terminals.toml`: the keys of other terminals, by which the codes on their receipts are checked without a network. An
//! entry is what `guichetctl identity` prints; the file may be absent.

use std::path::Path;

use domain::TerminalId;

use crate::Problem;
use crate::gateway::Key;
use crate::problem::text_of;
use crate::reader::{Source, Table};

/// Name of the file in the folder of the settings.
pub const TERMINALS_FILE: &str = "terminals.toml";

/// A terminal's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Whose.
    pub id: TerminalId,
    /// The public key, unopened.
    pub key: Key,
    /// Whether what it has signed counts.
    pub standing: Standing,
}

/// Whether what a key has signed counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It does.
    Valid,
    /// Somebody else may have the key.
    Revoked,
}

/// Reads `terminals.toml` in a folder; no file is an empty list.
///
/// # Errors
/// Every mistake in it, in the order of lines.
pub fn load(dir: &Path) -> Result<Vec<Listed>, Vec<Problem>> {
    let file = dir.join(TERMINALS_FILE);
    if file.exists() { read(&file, &text_of(&file)?) } else { Ok(Vec::new()) }
}

/// Reads the list from a text; `file` is only named in mistakes.
///
/// # Errors
/// Every mistake in it, in the order of lines.
pub fn read(file: &Path, text: &str) -> Result<Vec<Listed>, Vec<Problem>> {
    let source = Source::new(file, text);
    let tree = source.parse();
    let table = Table::whole(&source, &tree);
    let listed: Vec<Listed> = table.tables("terminal").into_iter().filter_map(entry).collect();
    for (place, entry) in listed.iter().enumerate() {
        let same = |before: &Listed| (&before.id, &before.key.kid) == (&entry.id, &entry.key.kid);
        if listed.iter().take(place).any(same) {
            table.wrong("terminal", format!("the key {} of {} stands here twice; keep one", entry.key.kid, entry.id));
        }
    }
    table.finish();
    source.result(Some(listed))
}

fn entry(table: Table<'_, '_>) -> Option<Listed> {
    let id = table.parsed("id");
    let (kid, jwk) = (table.text("kid"), table.text("jwk"));
    let revoked = table.flag_or("revoked", false);
    table.finish();
    let standing = if revoked? { Standing::Revoked } else { Standing::Valid };
    Some(Listed { id: id?, key: Key { kid: kid?, jwk: jwk? }, standing })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &str = r#"
# for gateway.toml and terminals.toml
[[terminal]]
id = "T0417"
kid = 'T0417-1'
jwk = '{"kty":"EC"}'
revoked = true

[[terminal]]
id = "T0417"
kid = 'T0417-2'
jwk = '{"kty":"EC"}'
"#;

    fn said(text: &str) -> Vec<String> {
        read(Path::new("terminals.toml"), text).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_terminal_may_have_several_keys_of_which_some_were_withdrawn() {
        let listed = read(Path::new("terminals.toml"), KEYS).unwrap();
        let told: Vec<_> = listed.iter().map(|it| (it.id.as_str(), it.key.kid.as_str(), it.standing)).collect();
        assert_eq!(told, [("T0417", "T0417-1", Standing::Revoked), ("T0417", "T0417-2", Standing::Valid)]);
        assert_eq!(listed[0].key.jwk, r#"{"kty":"EC"}"#);
    }

    #[test]
    fn no_file_is_an_empty_list() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(folder.path()), Ok(Vec::new()));
        std::fs::write(folder.path().join(TERMINALS_FILE), KEYS).unwrap();
        assert_eq!(load(folder.path()).unwrap().len(), 2);
    }

    #[test]
    fn every_mistake_is_found_at_once() {
        let wrong = "[[terminal]]\nid = \"t 1\"\nkid = 'T1-1'\n[[terminal]]\nid = \"T0417\"\nkid = 'a'\njwk = 'b'\nrevoked = \"yes\"\nnote = 1\n";
        assert_eq!(
            said(wrong),
            [
                "terminals.toml:1: \"jwk\" is missing; add it",
                "terminals.toml:2: \"id\": \"t 1\" is not a terminal id (2 to 16 upper-case letters and digits)",
                "terminals.toml:8: \"revoked\" has to be true or false",
                "terminals.toml:9: nobody knows \"note\" here; there are id, jwk, kid, revoked",
            ]
        );
        let twice = KEYS.replace("T0417-2", "T0417-1");
        assert_eq!(said(&twice), ["terminals.toml:3: the key T0417-1 of T0417 stands here twice; keep one"]);
    }
}

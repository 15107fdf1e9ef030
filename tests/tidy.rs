//! Rules of the house that neither the compiler nor a lint can hold. Each failure names the file and what to do.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each crate of ours may import of ours; HOUSE's floor table. Imports point down only.
const FLOORS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("catalogue", &["domain"]),
    ("settings", &["domain"]),
    ("wire", &["domain"]),
    ("journey", &["domain", "catalogue"]),
    ("store", &["domain"]),
    ("devices", &["domain", "settings"]),
    ("gateway", &["domain", "settings", "wire"]),
    ("agency", &["domain", "wire"]),
    ("sync", &["domain", "wire", "store"]),
    ("terminal", &["domain", "catalogue", "settings", "wire", "journey", "store", "devices", "sync"]),
    ("technician", &["domain", "catalogue", "settings", "wire", "journey", "store", "devices", "sync"]),
];

/// The one floor that may name each outside crate with a great reach.
const OWNERS: &[(&str, &[&str])] = &[
    ("iced", &["terminal"]),
    ("rusqlite", &["store", "gateway"]),
    ("tokio-postgres", &["gateway"]),
    ("argon2", &["wire"]),
    ("serialport", &["devices"]),
    ("printpdf", &["devices"]),
    ("axum", &["gateway", "agency"]),
    ("reqwest", &["sync", "agency", "gateway"]),
    ("cel", &["catalogue"]),
    ("aws-lc-rs", &["wire"]),
    ("serde", &["catalogue", "settings", "wire", "technician", "gateway"]),
    ("anyhow", &[]),
];

/// Files that may read a personal value, and why.
const REVEALERS: &[(&str, &str)] = &[
    ("src/domain/personal.rs", "defines it"),
    ("src/domain/code.rs", "codes that are printed and typed"),
    ("src/domain/scan.rs", "codes as they are printed"),
    ("src/domain/statement.rs", "codes as they are printed"),
    ("src/devices/documents/stick.rs", "opens the citizen's file again by its own name"),
    ("src/wire/code.rs", "signs the code that is printed, and checks it"),
    ("src/terminal/receipt.rs", "prints the citizen's own check code"),
    ("src/catalogue/condition/facts.rs", "conditions read answers"),
    ("src/journey/answer.rs", "checks what was typed"),
    ("src/journey/shown.rs", "shows the citizen their own answer"),
    ("src/terminal/words.rs", "shows the citizen what they typed"),
    ("src/terminal/hands/scanning.rs", "reads what was scanned"),
    ("src/wire/v1/envelope.rs", "seals it"),
    ("src/wire/v1/text.rs", "seals it"),
    ("src/agency/line.rs", "a bearer token, for the one header it is meant for"),
    ("src/agency/sheet.rs", "the officer's own view of what was sealed to the agency"),
    ("src/terminal/words.rs", "shows the citizen their own answer"),
    ("src/devices/pdf.rs", "the officer's copy, inside the seal"),
    ("src/roof/rehearsal/ears.rs", "a rehearsal's citizen is made up; what was said goes into its folder"),
    ("src/devices/speech/utterance.rs", "chooses what whoever listens may hear"),
    ("src/devices/speech/espeak.rs", "gives the synthesiser its text, by a pipe"),
    ("src/devices/speech/simulated.rs", "hums as long as the text would take"),
];

#[test]
fn every_source_file_says_what_it_is_and_stays_short() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files() {
        if !text.starts_with("//!") {
            wrong.push(format!("{}: opens without a //! paragraph", path.display()));
        }
        let lines = text.lines().count();
        if lines > 500 {
            wrong.push(format!("{}: {lines} lines; split it by noun", path.display()));
        }
        if path.file_name().is_some_and(|name| name == "mod.rs") {
            wrong.push(format!("{}: a module's file stands beside its folder", path.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn imports_point_down_only() {
    let mut wrong = Vec::new();
    let ours: BTreeSet<&str> = FLOORS.iter().map(|(name, _)| *name).collect();
    for (name, allowed) in FLOORS {
        for dependency in dependencies(name) {
            if ours.contains(dependency.as_str()) && !allowed.contains(&dependency.as_str()) {
                wrong.push(format!("src/{name}/Cargo.toml imports {dependency}, which is not below it"));
            }
            for (outside, owners) in OWNERS {
                if dependency == *outside && !owners.contains(name) {
                    wrong.push(format!("src/{name}/Cargo.toml imports {outside}, which belongs to {owners:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_toolkit_is_named_where_things_are_drawn_and_nowhere_else() {
    let wrong: Vec<String> = rust_files()
        .into_iter()
        .filter(|(path, text)| {
            let path = path.to_string_lossy().replace('\\', "/");
            let test_of_this = path == "tests/tidy.rs";
            let draws = test_of_this
                || [
                    "src/terminal/shell",
                    "src/terminal/render",
                    "src/terminal/theme",
                    "src/terminal/draw",
                    "src/terminal/fonts",
                ]
                .iter()
                .any(|place| path.starts_with(place));
            !draws
                && text.lines().any(|line| {
                    line.trim_start().starts_with("use iced")
                        || line.contains(" iced::")
                        || line.contains("iced_runtime::")
                })
        })
        .map(|(path, _)| format!("{} names iced", path.display()))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn personal_values_are_read_in_listed_files_only() {
    let wrong: Vec<String> = rust_files()
        .into_iter()
        .filter(|(path, text)| {
            let path = path.to_string_lossy().replace('\\', "/");
            let test = path.starts_with("tests/") || path.ends_with("tests.rs") || path.contains("/tests/");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            !test && code.contains(".reveal()") && !REVEALERS.iter().any(|(listed, _)| *listed == path)
        })
        .map(|(path, _)| format!("{} reads a personal value; list it with its reason, or do without", path.display()))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_architecture_names_every_crate() {
    let text = fs::read_to_string(root().join("src/ARCHITECTURE.md")).unwrap();
    let missing: Vec<&str> =
        FLOORS.iter().map(|(name, _)| *name).filter(|name| !text.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "src/ARCHITECTURE.md does not name {missing:?}");
}

#[test]
fn the_words_of_the_terminal_are_there_in_every_language() {
    let keys = |language: &str| -> BTreeSet<String> {
        let folder = root().join("assets/locales").join(language);
        let mut keys = BTreeSet::new();
        // The technician's words are English alone; the file says why.
        let ours = |file: &PathBuf| file.extension().is_some_and(|e| e == "ftl") && !file.ends_with("technician.ftl");
        for file in files_under(&folder).into_iter().filter(ours) {
            let text = fs::read_to_string(file).unwrap();
            keys.extend(
                text.lines()
                    .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
                    .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned())),
            );
        }
        keys
    };
    let english = keys("en");
    assert!(english.len() > 50, "the English words were not found");
    for language in ["ms", "zh", "ta", "ar"] {
        let theirs = keys(language);
        let missing: Vec<_> = english.difference(&theirs).collect();
        let surplus: Vec<_> = theirs.difference(&english).collect();
        assert!(missing.is_empty() && surplus.is_empty(), "{language}: missing {missing:?}, surplus {surplus:?}");
    }
}

#[test]
fn every_test_that_accessibility_names_is_there() {
    let text = fs::read_to_string(root().join("src/terminal/ACCESSIBILITY.md")).unwrap();
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| A")).collect();
    assert_eq!(rows.len(), 32, "one row for each rule");
    let sources: String = rust_files().into_iter().map(|(_, text)| text).collect();
    let mut missing = Vec::new();
    for row in rows {
        let held_by = row.rsplit('|').nth(1).unwrap();
        for name in held_by.split('`').skip(1).step_by(2) {
            let is_test = sources.contains(&format!("fn {name}() {{"));
            if !is_test && !root().join("tests/system").join(name).is_file() {
                missing.push(name);
            }
        }
    }
    assert!(missing.is_empty(), "src/terminal/ACCESSIBILITY.md names tests that are not there: {missing:?}");
}

#[test]
fn the_visible_top_level_is_what_was_agreed() {
    let agreed = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "assets",
        "kiosk-config",
        "tests",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "target",
    ];
    let found: Vec<String> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !agreed.contains(&name.as_str()))
        .collect();
    assert!(found.is_empty(), "{found:?} must not stand at the top");
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files() -> Vec<(PathBuf, String)> {
    let mut files = files_under(&root().join("src"));
    files.extend(files_under(&root().join("tests")));
    files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path.strip_prefix(root()).unwrap().to_owned(), text)
        })
        .collect()
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_under(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Names under `[dependencies]` of a crate's manifest; a test may import what its crate may not.
fn dependencies(name: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join("src").join(name).join("Cargo.toml")).unwrap();
    let manifest: toml::Table = text.parse().unwrap();
    manifest
        .get("dependencies")
        .and_then(toml::Value::as_table)
        .map(|table| table.keys().cloned().collect())
        .unwrap_or_default()
}

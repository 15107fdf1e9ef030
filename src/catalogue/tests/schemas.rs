//! The JSON Schemas for editors, `kiosk-config/schemas`, against what the loader takes: the same keys in the same tables,
//! the same of them required, and no shipped file that an editor would call wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use crate::{Files, Severity, read};

/// A schema, the file of the sample catalogue that uses every key of it, and tables whose keys the author chooses.
type Kind = (&'static str, &'static str, &'static str, &'static [&'static str]);

macro_rules! kind {
    ($schema:literal, $file:literal, $free:expr) => {
        (
            include_str!(concat!("../../../kiosk-config/schemas/", $schema, ".json")),
            $file,
            include_str!(concat!("every_key/", $file)),
            $free,
        )
    };
}

const KINDS: [Kind; 9] = [
    kind!("catalogue", "catalogue.toml", &[]),
    kind!("agencies", "agencies.toml", &[]),
    kind!("questions", "questions/all.toml", &[]),
    kind!("licence", "licences/sfa/food.toml", &[]),
    kind!("cases", "licences/sfa/food.cases.toml", &["case.answers"]),
    kind!("listed", "listed/sfa.toml", &[]),
    kind!("intents", "intents.toml", &["intent.assumes"]),
    kind!("faq", "faq/all.toml", &[]),
    (
        include_str!("../../../kiosk-config/schemas/glossary.json"),
        "../locales/ms/glossary.toml",
        include_str!("every_key/glossary.toml"),
        &["terms", "unsaid"],
    ),
];

/// The keys of a table, and those that it cannot do without.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Keys {
    all: BTreeSet<String>,
    required: BTreeSet<String>,
}

/// What a schema says of each table, by its path: `fees.table`.
fn of_schema(schema: &Value, path: &str, tables: &mut BTreeMap<String, Keys>) {
    let Some(properties) = schema["properties"].as_object() else { return };
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let keys = Keys { all: properties.keys().cloned().collect(), required: required.map(str::to_owned).collect() };
    tables.insert(path.to_owned(), keys);
    for (name, property) in properties {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let inner = if property["type"] == "array" { &property["items"] } else { property };
        of_schema(inner, &path, tables);
    }
}

fn tables(schema: &str) -> BTreeMap<String, Keys> {
    let mut tables = BTreeMap::new();
    of_schema(&serde_json::from_str(schema).unwrap(), "", &mut tables);
    tables
}

/// The table that a line opens, or the key that it gives.
enum Line<'a> {
    Opens(&'a str),
    Gives(&'a str),
    Other,
}

fn line(text: &str) -> Line<'_> {
    match (text.trim_start_matches('['), text.split_once(" = ")) {
        (opens, _) if opens.len() < text.len() => Line::Opens(opens.trim_end_matches(']')),
        (_, Some((key, _))) => Line::Gives(key),
        _ => Line::Other,
    }
}

/// The keys that a text gives, by table.
fn given(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut path = String::new();
    for text in text.lines() {
        match line(text) {
            Line::Opens(table) => {
                let (above, name) = table.rsplit_once('.').unwrap_or(("", table));
                tables.entry(above.to_owned()).or_default().insert(name.to_owned());
                table.clone_into(&mut path);
            }
            Line::Gives(key) => {
                tables.entry(path.clone()).or_default().insert(key.to_owned());
            }
            Line::Other => {}
        }
    }
    tables
}

/// What the loader says of a file of the sample catalogue when it holds that text instead.
fn said(file: &str, text: &str) -> Vec<String> {
    let mut files = Files::default();
    for (_, known, text, _) in KINDS {
        files.put(known, text);
    }
    files.put("conditions.toml", include_str!("every_key/conditions.toml"));
    files.put(file, text);
    let problems = read(&files).err().unwrap_or_default();
    let of_file = problems.into_iter().filter(|it| it.severity == Severity::Error && it.file == Path::new(file));
    of_file.map(|problem| problem.message).collect()
}

#[test]
fn the_sample_uses_every_key_of_the_schemas_and_the_loader_has_nothing_against_it() {
    for (schema, file, text, free) in KINDS {
        let wanted: BTreeMap<_, _> = tables(schema).into_iter().map(|(path, keys)| (path, keys.all)).collect();
        let mut given = given(text);
        free.iter().for_each(|table| drop(given.remove(*table)));
        assert_eq!(given, wanted, "{file}");
        assert_eq!(said(file, text), Vec::<String>::new(), "{file}");
    }
}

/// Every key that there is stands in FORMAT.md, so its words are tried in every table: those that the loader takes are the
/// schema's.
#[test]
fn the_loader_takes_no_key_that_a_schema_lacks() {
    let format = include_str!("../FORMAT.md");
    let words = format.split(|c: char| !c.is_ascii_lowercase() && c != '_').filter(|word| word.len() > 1);
    let words: BTreeSet<&str> = words.filter(|word| !word.starts_with('_')).collect();
    for (schema, file, text, _) in KINDS {
        for (path, keys) in tables(schema) {
            let tried: Vec<&&str> = words.iter().filter(|word| !keys.all.contains(**word)).collect();
            let lines: String = tried.iter().map(|word| format!("{word} = 1\n")).collect();
            let opens = |text: &&str| matches!(line(text), Line::Opens(table) if table == path);
            let text = match text.lines().find(opens) {
                Some(header) => text.replacen(header, &format!("{header}\n{lines}"), 1),
                None => format!("{lines}{text}"),
            };
            let said = said(file, &text);
            for word in tried {
                let refused = [format!("unknown key \"{word}\""), format!("\"{word}\" stands under")];
                let is_refused = said.iter().any(|it| refused.iter().any(|refused| it.starts_with(refused)));
                assert!(is_refused, "{file}: the schema lacks {path}.{word}");
            }
        }
    }
}

/// The text without a key of a table, or without the tables under that key.
fn without(text: &str, path: &str, key: &str) -> String {
    let table = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    let mut here = String::new();
    let stays = |text: &&str| {
        if let Line::Opens(table) = line(text) {
            table.clone_into(&mut here);
        }
        let is_under = here == table || here.starts_with(&format!("{table}."));
        let gives_it = here == path && matches!(line(text), Line::Gives(given) if given == key);
        !(is_under || gives_it)
    };
    text.lines().filter(stays).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_a_schema_requires_is_missed_by_the_loader_and_nothing_else_is() {
    for (schema, file, text, _) in KINDS {
        for (path, keys) in tables(schema) {
            for key in &keys.all {
                let said = said(file, &without(text, &path, key));
                let names_it = |it: &String| it.contains(&format!("\"{key}\" is missing")) || it.contains("names no");
                let is_missed = said.iter().any(names_it);
                assert_eq!(is_missed, keys.required.contains(key), "{file}: {path}.{key}: {said:?}");
            }
        }
    }
}

/// What is wrong with a value by a schema, as far as our schemas go.
fn wrong(schema: &Value, value: &DeValue<'_>, at: &str, found: &mut Vec<String>) {
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    };
    let own = match value {
        DeValue::String(_) | DeValue::Datetime(_) => "string",
        DeValue::Integer(_) => "integer",
        DeValue::Float(_) => "number",
        DeValue::Boolean(_) => "boolean",
        DeValue::Array(_) => "array",
        DeValue::Table(_) => "object",
    };
    if !types.is_empty() && !types.contains(&own) {
        found.push(format!("{at}: {own} in place of {types:?}"));
    }
    let plain = value.as_str().map(Value::from).or_else(|| value.as_bool().map(Value::from));
    if let (Some(allowed), Some(plain)) = (schema["enum"].as_array(), plain)
        && !allowed.contains(&plain)
    {
        found.push(format!("{at}: {plain} is none of {allowed:?}"));
    }
    for (number, element) in value.as_array().into_iter().flatten().enumerate() {
        wrong(&schema["items"], element.get_ref(), &format!("{at}[{number}]"), found);
    }
    if let Some(table) = value.as_table() {
        table_wrong(schema, table, at, found);
    }
}

fn table_wrong(schema: &Value, table: &DeTable<'_>, at: &str, found: &mut Vec<String>) {
    for (key, value) in table {
        let key = key.get_ref().as_ref();
        let property = &schema["properties"][key];
        match (property.is_null(), &schema["additionalProperties"]) {
            (false, _) => wrong(property, value.get_ref(), &format!("{at}.{key}"), found),
            (true, Value::Bool(false)) => found.push(format!("{at}: no key {key}")),
            (true, others) => wrong(others, value.get_ref(), &format!("{at}.{key}"), found),
        }
    }
    for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !table.contains_key(key) {
            found.push(format!("{at}: {key} is missing"));
        }
    }
}

/// The schema that `.taplo.toml` names for a file of the settings' folder.
fn schema_of(file: &str) -> Option<&'static str> {
    let (folder, rest) = file.split_once('/')?;
    let name = match (folder, rest.split_once('/').map_or(rest, |(folder, _)| folder)) {
        ("locales", _) => "../locales/ms/glossary.toml",
        (_, "licences") if rest.ends_with(".cases.toml") => "licences/sfa/food.cases.toml",
        (_, "licences") => "licences/sfa/food.toml",
        (_, "questions") => "questions/all.toml",
        (_, "listed") => "listed/sfa.toml",
        (_, "intents") => "intents.toml",
        (_, "faq") => "faq/all.toml",
        (_, whole) => whole,
    };
    KINDS.iter().find(|(_, file, ..)| *file == name).map(|(schema, ..)| *schema)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn no_editor_calls_a_shipped_file_wrong() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk-config");
    let mut found = Vec::new();
    let all = ["catalogue", "locales"].into_iter().flat_map(|folder| files(&root.join(folder)));
    for path in all.filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
        let file = path.strip_prefix(&root).unwrap().to_str().unwrap();
        let Some(schema) = schema_of(file) else {
            assert_eq!(file, "catalogue/conditions.toml", "no schema goes for it");
            continue;
        };
        let text = std::fs::read_to_string(&path).unwrap();
        let tree = DeTable::parse(&text).unwrap();
        table_wrong(&serde_json::from_str(schema).unwrap(), tree.get_ref(), file, &mut found);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn each_schema_is_named_to_editors() {
    let taplo = include_str!("../../../kiosk-config/.taplo.toml");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk-config/schemas");
    for path in files(&folder) {
        let name = format!("path = \"schemas/{}\"", path.file_name().unwrap().to_str().unwrap());
        assert!(taplo.contains(&name), "{name} stands in no rule of .taplo.toml");
    }
}

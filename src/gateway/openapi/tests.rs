//! The document against the committed file, and its shapes against the golden files of the wire.

use std::fs;
use std::path::Path;

use super::*;

/// Says the first place where a value is not what a schema wants; the few words of JSON Schema that are used here.
fn mismatch(schemas: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return mismatch(schemas, &schemas[name], value, at);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fits = choices.iter().any(|choice| mismatch(schemas, choice, value, at).is_none());
        return (!fits).then(|| format!("{at} fits none"));
    }
    match schema["type"].as_str() {
        Some("object") => {
            let Some(members) = value.as_object() else { return Some(format!("{at} is no object")) };
            let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            if let Some(missing) = required.into_iter().find(|name| !members.contains_key(*name)) {
                return Some(format!("{at} has no {missing}"));
            }
            let properties = schema["properties"].as_object()?;
            members.iter().find_map(|(name, value)| match properties.get(name) {
                Some(schema) => mismatch(schemas, schema, value, &format!("{at}.{name}")),
                None => Some(format!("{at}.{name} is not described")),
            })
        }
        Some("array") => {
            let Some(items) = value.as_array() else { return Some(format!("{at} is no list")) };
            items.iter().find_map(|item| mismatch(schemas, &schema["items"], item, &format!("{at}[]")))
        }
        Some("string") if !value.is_string() => Some(format!("{at} is no text")),
        Some("integer") if !value.is_u64() => Some(format!("{at} is no whole number")),
        Some("null") if !value.is_null() => Some(format!("{at} is not null")),
        Some(_) | None => None,
    }
}

#[test]
fn the_committed_document_is_the_one_that_the_code_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let committed = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == openapi(),
        "src/gateway/openapi.json is not what the code says: guichet-gateway openapi > src/gateway/openapi.json"
    );
}

#[test]
fn every_shape_is_the_wires_golden_one() {
    let document = document();
    let schemas = &document["components"]["schemas"];
    for (name, golden) in [
        ("InboxEntries", include_str!("../../wire/golden/inbox.json")),
        ("StatusPage", include_str!("../../wire/golden/status-page.json")),
        ("Lookup", include_str!("../../wire/golden/lookup.json")),
        ("ReceiptsPosted", include_str!("../../wire/golden/receipts-posted.json")),
        ("TokensTaken", include_str!("../../wire/golden/receipts-taken.json")),
        ("EventsPosted", include_str!("../../wire/golden/events-posted.json")),
        ("TokensTaken", include_str!("../../wire/golden/events-taken.json")),
        ("Problem", include_str!("../../wire/golden/problem.json")),
        ("PartsHeld", r#"[{"n":0,"bytes":6,"sha256":"ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"}]"#),
        ("Health", r#"{"status":"ok"}"#),
    ] {
        let value: Value = serde_json::from_str(golden).unwrap();
        assert!(schemas[name].is_object(), "{name} is not described");
        assert_eq!(mismatch(schemas, &schemas[name], &value, name), None);
    }
    let wrong = serde_json::json!([{ "seq": 1 }]);
    assert!(mismatch(schemas, &schemas["InboxEntries"], &wrong, "").is_some(), "the comparison can fail");
}

#[test]
fn every_reference_leads_somewhere_and_every_call_stands_once() {
    let text = openapi();
    let document = document();
    for name in text.split("#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(document["components"]["schemas"][name].is_object(), "{name}");
    }
    let calls: usize =
        document["paths"].as_object().unwrap().values().map(|path| path.as_object().unwrap().len()).sum();
    assert_eq!(calls, TABLE.len(), "two rows have one method and path");
    for row in TABLE {
        assert!(!row.about.is_empty() && !row.answers.is_empty(), "{}", row.path);
    }
}

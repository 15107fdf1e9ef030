//! What travels as JSON, as JSON Schema; and the patterns of tokens, ids and hashes. Readers ignore members that they do
//! not know, so no shape is closed.

use serde_json::{Map, Value, json};

use wire::v1::ProblemType;

const SID: &str = "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
const HASH: &str = "^[A-Za-z0-9_-]{43}$";
const JWS: &str = "^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$";

/// Every shape that is referred to.
pub(super) fn schemas() -> Value {
    let entry = object(&[
        ("seq", whole(), Must::Be),
        ("sid", text(SID), Must::Be),
        ("manifest", text(JWS), Must::Be),
        ("terminal_key", json!({ "type": "object", "description": "The terminal's public key, a JWK." }), Must::Be),
        ("parts", list(reference("Part")), Must::Be),
    ]);
    let part = object(&[
        ("n", whole(), Must::Be),
        ("media_type", json!({ "type": "string" }), Must::Be),
        ("bytes", whole(), Must::Be),
        ("sha256", text(HASH), Must::Be),
    ]);
    let held = object(&[("n", whole(), Must::Be), ("bytes", whole(), Must::Be), ("sha256", text(HASH), Must::Be)]);
    let receipt = object(&[("sid", text(SID), Must::Be), ("receipt", text(JWS), Must::Be)]);
    let event = object(&[("sid", text(SID), Must::Be), ("event", text(JWS), Must::Be)]);
    let page = object(&[
        ("cursor", whole(), Must::Be),
        ("receipts", list(reference("ReceiptTold")), Must::Be),
        ("events", list(reference("EventTold")), Must::Be),
    ]);
    let lookup = object(&[
        ("findings", text(JWS), Must::Be),
        ("receipts", list(reference("ReceiptTold")), Must::Be),
        ("events", list(reference("EventTold")), Must::Be),
    ]);
    let taken = object(&[
        ("sid", or_null(text(SID)), Must::Be),
        ("n", whole(), Must::Not),
        ("problem", or_null(json!({ "type": "string" })), Must::Be),
        ("detail", or_null(json!({ "type": "string" })), Must::Be),
    ]);
    json!({
        "Health": object(&[("status", json!({ "const": "ok" }), Must::Be)]),
        "PartsHeld": list(held),
        "Part": part,
        "InboxEntries": list(entry),
        "StatusPage": page,
        "ReceiptTold": receipt,
        "EventTold": event,
        "Lookup": lookup,
        "ReceiptsPosted": object(&[("receipts", batch(json!({ "type": "string" })), Must::Be)]),
        "EventsPosted": object(&[("events", batch(json!({ "type": "string" })), Must::Be)]),
        "TokensTaken": list(taken),
        "Problem": problem(),
    })
}

/// RFC 9457; the list of types is closed.
fn problem() -> Value {
    let mut types: Vec<String> = ProblemType::ALL.into_iter().map(ProblemType::uri).collect();
    types.push("about:blank".to_owned());
    object(&[
        ("type", json!({ "type": "string", "enum": types }), Must::Be),
        ("status", json!({ "type": "integer", "minimum": 400, "maximum": 599 }), Must::Be),
        ("sid", text(SID), Must::Not),
        ("detail", json!({ "type": "string", "description": "For technicians." }), Must::Not),
        ("missing", list(whole()), Must::Not),
    ])
}

/// What stands in braces in a path.
pub(super) fn place(name: &str) -> Value {
    match name {
        "sid" => text(SID),
        "n" => json!({ "type": "integer", "minimum": 0, "maximum": crate::trust::PARTS_MAX - 1 }),
        "terminal" => text("^[A-Z0-9]{2,16}$"),
        "day" => json!({ "type": "string", "format": "date" }),
        _ => json!({ "type": "string" }),
    }
}

/// A compact JWS.
pub(super) fn token(typ: &str, bytes_max: Option<usize>) -> Value {
    let mut token = text(JWS);
    if let Some(members) = token.as_object_mut() {
        members.insert("description".to_owned(), json!(format!("A compact JWS, ES256, of type {typ}.")));
        members.extend(bytes_max.map(|most| ("maxLength".to_owned(), json!(most))));
    }
    token
}

/// Sealed bytes.
pub(super) fn octets(bytes_max: Option<usize>) -> Value {
    let limit = bytes_max.map_or_else(String::new, |most| format!(", at most {most} of them"));
    json!({ "type": "string", "contentMediaType": "application/octet-stream", "description": format!("Sealed bytes{limit}.") })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Must {
    Be,
    Not,
}

fn object(members: &[(&str, Value, Must)]) -> Value {
    let properties: Map<String, Value> =
        members.iter().map(|(name, schema, _)| ((*name).to_owned(), schema.clone())).collect();
    let required: Vec<&str> = members.iter().filter(|(_, _, must)| *must == Must::Be).map(|(name, ..)| *name).collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn batch(items: Value) -> Value {
    json!({ "type": "array", "items": items, "maxItems": 100 })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn text(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

fn whole() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

fn or_null(schema: Value) -> Value {
    json!({ "oneOf": [schema, { "type": "null" }] })
}

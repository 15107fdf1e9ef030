//! The protocol as an OpenAPI 3.1 document, written from the table that the router is built from. What JSON looks like
//! stands in `shapes`, and a test holds it against the golden files of `wire`.

mod shapes;

use serde_json::{Map, Value, json};

use wire::problem::MEDIA_TYPE;
use wire::v1::ProblemType;

use crate::route::{Answers, Kind, Member, Row, Shape, TABLE, Takes, Verb, Who};

/// What any known caller may be told.
const OF_TERMINALS: &[ProblemType] = &[
    ProblemType::NotEnrolled,
    ProblemType::Revoked,
    ProblemType::WrongTerminal,
    ProblemType::UnknownSigner,
    ProblemType::BadSignature,
    ProblemType::SlowDown,
];
/// What is told about any signed body, besides.
const OF_SIGNED: &[ProblemType] =
    &[ProblemType::Malformed, ProblemType::UnsupportedMedia, ProblemType::UnsupportedVersion, ProblemType::TooLarge];
/// And about any token in a header: what it is not.
const OF_TOKENS: &[ProblemType] = &[ProblemType::Malformed, ProblemType::UnsupportedVersion];

/// The document.
#[must_use]
pub fn openapi() -> String {
    let mut text = serde_json::to_string_pretty(&document()).unwrap_or_default();
    text.push('\n');
    text
}

fn document() -> Value {
    let mut paths = Map::new();
    for row in TABLE {
        let path = paths.entry(row.path).or_insert_with(|| json!({}));
        if let Some(path) = path.as_object_mut() {
            path.insert(verb(row.verb).to_owned(), operation(row));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Guichet gateway",
            "version": "1",
            "description": "What terminals deliver to and agencies pull from. PROTOCOL.md says what the calls mean.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": paths,
        "components": {
            "schemas": shapes::schemas(),
            "securitySchemes": {
                "agency": { "type": "http", "scheme": "bearer", "description": "An agency's token." },
                "terminal": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Authorization",
                    "description": "\"Guichet \" and a compact JWS of type guichet-call+jws for this method and path, \
                                    made within the last ten minutes.",
                },
                "certificate": { "type": "mutualTLS", "description": "A terminal's, where the operator asks for it." },
            },
        },
    })
}

fn operation(row: &Row) -> Value {
    let mut parameters: Vec<Value> = places(row.path).map(place).collect();
    parameters.extend(row.query.iter().map(|member| parameter(member, "query")));
    parameters.extend(row.headers.iter().map(|member| parameter(member, "header")));
    let mut operation = json!({
        "operationId": format!("{:?}", row.call),
        "summary": row.about,
        "parameters": parameters,
        "responses": responses(row),
    });
    if let Some(operation) = operation.as_object_mut() {
        if let Some(takes) = row.takes {
            operation.insert("requestBody".to_owned(), body(takes));
        }
        if let Some(security) = security(row.who) {
            operation.insert("security".to_owned(), security);
        }
    }
    operation
}

fn verb(verb: Verb) -> &'static str {
    match verb {
        Verb::Get => "get",
        Verb::Put => "put",
        Verb::Post => "post",
    }
}

fn security(who: Who) -> Option<Value> {
    match who {
        Who::Anybody | Who::Signer => None,
        Who::Terminal => Some(json!([{ "terminal": [] }, { "certificate": [] }])),
        Who::Agency => Some(json!([{ "agency": [] }])),
    }
}

/// The names in braces.
fn places(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
}

fn place(name: &str) -> Value {
    json!({ "name": name, "in": "path", "required": true, "schema": shapes::place(name) })
}

fn parameter(member: &Member, within: &str) -> Value {
    let (required, schema) = match member.kind {
        Kind::Text(pattern) => (true, json!({ "type": "string", "pattern": pattern })),
        Kind::Number { least, most, default } => {
            (false, json!({ "type": "integer", "minimum": least, "maximum": most, "default": default }))
        }
    };
    json!({
        "name": member.name,
        "in": within,
        "required": required,
        "description": member.about,
        "schema": schema,
    })
}

fn body(takes: Takes) -> Value {
    json!({ "required": true, "content": content(takes.shape, Some(takes.bytes_max)) })
}

fn content(shape: Shape, bytes_max: Option<usize>) -> Value {
    match shape {
        Shape::Empty => json!({}),
        Shape::Token(typ) => json!({ "application/jose": { "schema": shapes::token(typ, bytes_max) } }),
        Shape::Octets => json!({ "application/octet-stream": { "schema": shapes::octets(bytes_max) } }),
        Shape::Json(name) => {
            json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{name}") } } })
        }
    }
}

fn responses(row: &Row) -> Value {
    let mut responses = Map::new();
    for Answers { status, about, shape } in row.answers {
        let mut response = json!({ "description": about });
        if let (Some(response), true) = (response.as_object_mut(), *shape != Shape::Empty) {
            response.insert("content".to_owned(), content(*shape, None));
        }
        responses.insert(status.to_string(), response);
    }
    for (status, names) in problems(row) {
        let described = if names.is_empty() { "A problem without a listed type.".to_owned() } else { names.join(", ") };
        let content = json!({ MEDIA_TYPE: { "schema": { "$ref": "#/components/schemas/Problem" } } });
        responses.insert(status.to_string(), json!({ "description": described, "content": content }));
    }
    Value::Object(responses)
}

/// The problems of a call by status, each status once.
fn problems(row: &Row) -> Vec<(u16, Vec<&'static str>)> {
    let common: &[&[ProblemType]] = match row.who {
        Who::Anybody => &[],
        Who::Terminal => &[OF_TERMINALS, OF_TOKENS],
        Who::Signer => &[OF_TERMINALS, OF_SIGNED],
        Who::Agency => &[&[ProblemType::NotEnrolled]],
    };
    let mut kinds: Vec<ProblemType> = row.problems.to_vec();
    kinds.extend(common.iter().copied().flatten());
    kinds.push(ProblemType::Unavailable);
    let mut found: Vec<(u16, Vec<&'static str>)> = Vec::new();
    for kind in kinds {
        match found.iter_mut().find(|(status, _)| *status == kind.status()) {
            Some((_, names)) if names.contains(&kind.name()) => {}
            Some((_, names)) => names.push(kind.name()),
            None => found.push((kind.status(), vec![kind.name()])),
        }
    }
    // Answers without a listed type: too slow a body, and a part that is not this agency's.
    if row.takes.is_some() {
        found.push((408, Vec::new()));
    }
    if places(row.path).next().is_some() && row.who == Who::Agency {
        found.push((404, Vec::new()));
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests;

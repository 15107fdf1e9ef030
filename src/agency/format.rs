//! FORMAT.md is what strangers rely on: each shape in it is the golden file's, and each command that it names is there.

use std::collections::BTreeSet;
use std::path::Path;

const FORMAT: &str = include_str!("FORMAT.md");
const MARK: &str = "<!-- golden: ";

/// The shapes an agency meets; a new golden file of theirs has to be described.
const THEIRS: [&str; 11] = [
    "envelope.json",
    "envelope-test.json",
    "events-posted.json",
    "events-taken.json",
    "inbox.json",
    "manifest.json",
    "push.json",
    "push-answered.json",
    "receipt-rejected.json",
    "receipts-posted.json",
    "receipts-taken.json",
];

#[test]
fn every_shape_is_the_golden_one() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wire/golden");
    let mut shown = BTreeSet::new();
    for section in FORMAT.split(MARK).skip(1) {
        let (name, rest) = section.split_once(" -->").unwrap();
        let (_, block) = rest.split_once("```json\n").unwrap();
        let (block, _) = block.split_once("\n```").unwrap();
        let there: serde_json::Value = serde_json::from_str(block).unwrap_or_else(|error| panic!("{name}: {error}"));
        let file = std::fs::read_to_string(golden.join(name)).unwrap();
        let real: serde_json::Value = serde_json::from_str(&file).unwrap();
        assert_eq!(there, real, "FORMAT.md shows another {name} than src/wire/golden/{name}");
        shown.insert(name);
    }
    let missing: Vec<_> = THEIRS.iter().chain(["status.json"].iter()).filter(|name| !shown.contains(*name)).collect();
    assert!(missing.is_empty(), "FORMAT.md does not show {missing:?}");
}

#[test]
fn every_example_that_is_named_is_there() {
    let named: Vec<&str> = FORMAT.split('`').filter(|word| word.starts_with("examples/")).collect();
    assert_eq!(named.len(), 4, "{named:?}");
    for name in named {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(name).is_file(), "{name}");
    }
}

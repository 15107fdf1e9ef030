//! The officer's table: every application and every item has its row, and no cell is a formula.

use zeroize::Zeroizing;

use super::*;
use wire::v1::{Manifest, Signed as _};

const ENVELOPE: &str = include_str!("../../wire/golden/envelope.json");
const MANIFEST: &str = include_str!("../../wire/golden/manifest.json");

fn read(change: impl FnOnce(String) -> String) -> Read {
    let envelope = change(ENVELOPE.trim_end().to_owned());
    Read {
        plaintext: Zeroizing::new(envelope.clone().into_bytes()),
        envelope: Envelope::from_json(envelope.as_bytes()).unwrap(),
        manifest: Manifest::from_json(MANIFEST.as_bytes()).unwrap(),
        place: 118,
        attachments: Vec::new(),
    }
}

fn csv(reads: &[Read]) -> String {
    let mut table = Table::default();
    reads.iter().for_each(|read| table.add(read, "accepted"));
    table.to_csv()
}

#[test]
fn an_application_is_a_row_and_each_item_of_a_group_another() {
    let csv = csv(&[read(|envelope| envelope)]);
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 4, "{csv}");
    assert!(lines[0].starts_with("row,item,place,sid,reference,state,"), "{}", lines[0]);
    assert!(lines[0].contains(",premises.type,premises.type (as shown),"), "{}", lines[0]);
    assert!(lines[1].starts_with("application,,118,6f9619ff-8b86-4d01-b42d-00cf4fc964ff,7K4-33333-3,accepted,"));
    assert!(lines[1].contains(",shop,Shop,120,"), "{}", lines[1]);
    assert!(lines[2].starts_with("owners,1,118,") && lines[2].ends_with(",Tan Mei Ling"), "{}", lines[2]);
    assert!(lines[3].starts_with("owners,2,118,"), "{}", lines[3]);
}

#[test]
fn what_looks_like_a_formula_is_words_and_quotes_are_doubled() {
    let nasty = [
        ("=HYPERLINK(\\\"http://x\\\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
        ("+65 6123", "'+65 6123"),
        ("-1+2", "'-1+2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\\t=1", "'\t=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("a,b\\nc", "\"a,b\nc\""),
        ("Tan \\\"Ah\\\" Kow", "\"Tan \"\"Ah\"\" Kow\""),
    ];
    for (typed, expected) in nasty {
        let csv = csv(&[read(|envelope| envelope.replace("Tan Mei Ling", typed))]);
        assert!(csv.contains(&format!(",{expected}\r\n")), "{typed}: {csv}");
    }
    let negative = csv(&[read(|envelope| envelope.replace("\"value\":120", "\"value\":-120"))]);
    assert!(negative.contains(",-120,"), "a number is a number: {negative}");
}

#[test]
fn applications_with_other_questions_share_one_table() {
    let other = read(|envelope| envelope.replace("food.halal", "shop.halal"));
    let csv = csv(&[read(|envelope| envelope), other]);
    let widths: Vec<usize> = csv
        .replace("\"Dine in, take away\"", "x")
        .split_terminator("\r\n")
        .map(|line| line.matches(',').count())
        .collect();
    assert_eq!(widths.len(), 7);
    assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "every row has every column: {widths:?}\n{csv}");
}

#[test]
fn the_page_tells_everything_and_a_test_says_so_first() {
    let shown = page(&read(|envelope| envelope), "opened");
    for expected in
        ["7K4-33333-3", "What kind of premises?\n    Shop", "1.\n    Name\n        Tan Mei Ling", "not yet known"]
    {
        assert!(shown.contains(expected), "{expected}: {shown}");
    }
    let test = read(|_| include_str!("../../wire/golden/envelope-test.json").trim_end().to_owned());
    assert!(page(&test, "pulled").starts_with("TEST: nobody's application"));
}

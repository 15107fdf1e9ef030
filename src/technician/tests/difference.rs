//! What lies between two catalogues, as it is told to the people of an agency.

use std::fs;

use tempfile::TempDir;

use super::tiny;
use crate::{Became, Difference, Report, difference};

/// The small catalogue, and the same with one text in the place of another in a file.
fn edited(file: &str, from: &str, to: &str) -> (TempDir, TempDir) {
    let (old, new) = (tiny(), tiny());
    let path = new.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} holds no {from:?}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    (old, new)
}

fn told(old: &TempDir, new: &TempDir) -> Difference {
    difference(old.path(), new.path()).unwrap()
}

#[test]
fn each_change_is_told_in_plain_words() {
    let food = "licences/sfa/food.toml";
    let trade = "questions/trade.toml";
    for (file, from, to, line) in [
        (
            food,
            "amount = 150",
            "amount = 250",
            "fee \"Each seat\": S$2.50 for each of \"How many seats?\" (trade.seats), \
            with the application; it was: S$1.50 for each of",
        ),
        (food, "payable = \"on_submit\"", "payable = \"on_approval\"", ", on approval; it was:"),
        (
            food,
            "applies = 'trade.food'",
            "applies = 'trade.food && trade.seats > 4'",
            "applies when: `trade.food && trade.seats > 4`; it was: `trade.food`",
        ),
        (food, "next_steps = \"Wait.\"", "next_steps = \"Wait.\"\nprocessing_days = 5", "now working days: 5"),
        (
            food,
            "next_steps = \"Wait.\"",
            "next_steps = \"Wait.\"\ndocuments = [{ id = \"plan\", label = \"Plan\", formats = [\"pdf\"], max_mb = 2 }]",
            "now document \"Plan\" (plan): pdf, up to 2 MB",
        ),
        (food, "summary = \"Sells food.\"", "summary = \"Food.\"", "summary: Food.; it was: Sells food."),
        (trade, "max = 500", "max = 400", "to: 400; it was: 500"),
        (trade, "label = \"Do you sell food?\"", "label = \"Food?\"", "name: Food?; it was: Do you sell food?"),
        (trade, "max = 20", "max = 20\nrequired = false", "no longer has to be answered"),
    ] {
        let (old, new) = edited(file, from, to);
        let report = told(&old, &new);
        assert!(report.to_string().contains(line), "{to:?} is not told as {line:?}:\n{report}");
        assert_eq!(report.changes.len(), 1, "{report}");
        assert_eq!(report.changes[0].became, Became::Changed);
    }
}

#[test]
fn a_named_condition_that_means_something_else_is_told_where_it_is_used() {
    let (old, new) = edited("licences/sfa/food.toml", "applies = 'trade.food'", "applies = 'is.food'");
    for (dir, means) in [(&old, "trade.food"), (&new, "trade.food && trade.seats > 0")] {
        fs::write(dir.path().join("conditions.toml"), format!("food = '{means}'\n")).unwrap();
    }
    fs::copy(new.path().join("licences/sfa/food.toml"), old.path().join("licences/sfa/food.toml")).unwrap();
    let report = told(&old, &new).to_string();
    assert!(report.contains("applies when: `is.food`, in which a named condition is not what it was"), "{report}");
}

#[test]
fn what_is_new_and_what_is_gone_are_named_and_translations_counted_by_language() {
    let (old, new) = (tiny(), tiny());
    fs::create_dir_all(new.path().join("faq")).unwrap();
    let faq = "[[faq]]\nid = \"wait\"\nquestion = \"How long?\"\nanswer = \"A week.\"\nkeywords = [\"time\"]\n";
    fs::write(new.path().join("faq/all.toml"), faq).unwrap();
    let report = told(&old, &new);
    assert_eq!(report.changes[0].became, Became::Added);
    assert!(report.to_string().contains("questions people ask: 1\n  new: How long? (wait)"), "{report}");
    let report = told(&new, &old);
    assert!(report.to_string().contains("  gone: How long? (wait)"), "{report}");
}

#[test]
fn a_catalogue_does_not_differ_from_itself_and_a_wrong_one_is_refused() {
    let (old, new) = (tiny(), tiny());
    let report = told(&old, &new);
    assert!(report.is_well() && report.to_string().ends_with("no difference"), "{report}");
    fs::write(new.path().join("licences/sfa/food.toml"), "title = 1").unwrap();
    let error = difference(old.path(), new.path()).unwrap_err().to_string();
    assert!(error.contains("mistakes"), "{error}");
}

//! One thing has one name: where a text says a term, its translation says one of the words for it.

use crate::{Problem, Severity, read};

use super::sample;

const MALAY: &str = "../locales/ms/catalogue.ftl";

/// What is said about a Malay translation of the words, with the line.
fn remarks(line: &str) -> Vec<String> {
    let mut files = sample::files();
    let (key, words) = line.split_once(" = ").unwrap();
    let all = files.text(MALAY).unwrap();
    let others: String = all.lines().filter(|line| !line.starts_with(key)).map(|line| format!("{line}\n")).collect();
    files.put(MALAY, format!("{others}{key} = {words}\n"));
    let loaded = read(&files).map_err(|all| all.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n"));
    let warnings = loaded.unwrap().warnings.into_iter();
    let about = |problem: &Problem| problem.severity == Severity::Warning && problem.message.contains("is about");
    warnings.filter(about).map(|problem| problem.to_string()).collect()
}

#[test]
fn a_translation_that_says_the_term_passes() {
    for line in [
        "licence-sfa-food-shop-title = Lesen kedai makanan",
        "licence-sfa-food-shop-title = Pelesenan kedai",
        "intent-open-restaurant-title = Buka kedai makan",
        "intent-open-restaurant-summary = Hidang makanan",
        "licence-sfa-food-shop-keywords = warung",
        "question-food-seats-label = Berapa tempat duduk?",
    ] {
        assert_eq!(remarks(line), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn a_translation_without_the_term_is_named_with_its_line() {
    let said = remarks("licence-sfa-food-shop-title = Permit kedai makanan");
    let expected = "../locales/ms/catalogue.ftl:5: warning: licence-sfa-food-shop-title is about \"licence\" and does not \
                    say lesen; say it, or name the key under [unsaid]";
    assert_eq!(said, [expected]);
    let said = remarks("intent-open-restaurant-title = Buka gerai");
    assert!(said.iter().all(|remark| remark.contains("does not say restoran or kedai makan")) && said.len() == 1);
    // The plural and a word before an apostrophe are the same word; a longer word is another.
    assert_eq!(remarks("question-held-food_shop-label = Nombor").len(), 1);
    assert_eq!(remarks("licence-sfa-food-shop-fee-1 = Setahun").len(), 1);
}

//! An agency's cases: what is as the agency expects it says nothing, and each difference is a sentence.

use std::sync::Arc;

use catalogue::{Catalogue, Files};

use super::{AGENCIES, CHANGE_OF_USE, FOOD, HEADER, INTENTS, LATE, LIQUOR, QUESTIONS, STALL};
use crate::replay;

/// The small catalogue with a case of the food shop licence.
fn with_case(case: &str) -> Arc<Catalogue> {
    let mut files = Files::default();
    for (path, text) in [
        ("catalogue.toml", HEADER),
        ("agencies.toml", AGENCIES),
        ("questions/all.toml", QUESTIONS),
        ("licences/sfa/food.toml", FOOD),
        ("licences/sfa/stall.toml", STALL),
        ("licences/ura/use.toml", CHANGE_OF_USE),
        ("licences/spf/liquor.toml", LIQUOR),
        ("licences/spf/late.toml", LATE),
        ("intents.toml", INTENTS),
    ] {
        files.put(path, text);
    }
    files.put("licences/sfa/food.cases.toml", format!("[[case]]\nsays = \"Somebody\"\n{case}"));
    let loaded = catalogue::read(&files);
    let loaded = loaded.map_err(|all| all.iter().map(|it| format!("{it}\n")).collect::<String>());
    Arc::new(loaded.unwrap().catalogue)
}

fn said(case: &str) -> String {
    let catalogue = with_case(case);
    let case = catalogue.cases.first().unwrap();
    replay(&catalogue, case).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

const SMALL: &str = "[case.answers]\n\"trade.kind\" = \"shop\"\n\"premises.area\" = 80\n\
                     owners = [{ \"owner.name\" = \"Tan Mei\", \"owner.citizen\" = true }]\n";
const NOBODY: &str = "[case.answers]\n\"trade.kind\" = \"shop\"\n\"premises.area\" = 300\n\
                      owners = [{ \"owner.name\" = \"Nobody\", \"owner.citizen\" = true }]\n";

#[test]
fn what_comes_as_the_agency_expects_says_nothing() {
    for (expects, answers) in [
        ("applies = true", SMALL),
        ("applies = true\ndocuments = [\"layout-plan\"]\nfees = 20500", SMALL),
        ("applies = true\ngranted = false", NOBODY),
        ("applies = true\ngranted = false\nrefused = [1]\nfees = 31000", NOBODY),
        ("applies = true\ngranted = false\ndocuments = [\"large-plan\", \"layout-plan\"]", NOBODY),
        ("applies = false", "[case.answers]\n\"trade.kind\" = \"stall\"\n"),
        ("applies = \"not known\"", ""),
        ("applies = true\naction = \"renew\"\nfees = 19500", "[case.answers]\n\"premises.area\" = 80\n"),
        ("applies = true\naction = \"cancel\"\nfees = 0\ndocuments = []", ""),
    ] {
        assert_eq!(said(&format!("{expects}\n{answers}")), "", "{expects}\n{answers}");
    }
}

#[test]
fn what_comes_otherwise_is_said_in_a_sentence() {
    for (expects, answers, sentence) in [
        ("applies = false", SMALL, "the case says that the licence does not apply, and it applies"),
        (
            "applies = true",
            "",
            "the case says that the licence applies, and it may or may not apply; it waits for trade.kind",
        ),
        ("applies = true", NOBODY, "the case says that no rule refuses it, and rule 1 refuses it"),
        ("applies = true\ngranted = false", SMALL, "the case says that some rule refuses it, and no rule refuses it"),
        (
            "applies = true\ngranted = false\nrefused = [1]",
            SMALL,
            "the case says that rule 1 refuses it, and no rule refuses it",
        ),
        ("applies = true\nfees = 1000", SMALL, "the case says that the fees known are 1000 cents, and they are 20500"),
        (
            "applies = true\ndocuments = [\"layout-plan\", \"large-plan\"]",
            SMALL,
            "the case names documents that are not asked for: large-plan",
        ),
        ("applies = true\ndocuments = []", SMALL, "documents are asked for that the case does not name: layout-plan"),
        (
            "applies = true\ndocuments = [\"large-plan\"]",
            SMALL,
            "not asked for: large-plan; asked for besides: layout-plan",
        ),
        (
            "applies = false",
            "[case.answers]\n\"trade.kind\" = \"stall\"\n\"applicant.email\" = \"nobody\"\n",
            "an answer cannot be given, applicant.email: not an e-mail address",
        ),
    ] {
        assert_eq!(said(&format!("{expects}\n{answers}")), sentence, "{expects}\n{answers}");
    }
}

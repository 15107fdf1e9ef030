//! Fee tables: no number without a row, no number with two.

use crate::load::Mistakes;
use crate::{Catalogue, FeeRule, Kind, Slab};

use super::references::unknown;

pub(crate) fn check(catalogue: &Catalogue, mistakes: &Mistakes) {
    for (id, licence) in &catalogue.licences {
        for (number, fee) in (1..).zip(&licence.fees) {
            let what = format!("licence {id} fee {number}");
            let (question, rows) = match &fee.rule {
                FeeRule::Flat(_) | FeeRule::SetByAgency => continue,
                FeeRule::Per { question, .. } => (question, None),
                FeeRule::Table { by, rows } => (by, Some(rows)),
            };
            let key = if rows.is_some() { "by" } else { "per" };
            let at = mistakes.place(&format!("{what} {key}"));
            if mistakes.is_spoiled(format_args!("question {question}")) {
                continue;
            }
            let Some(found) = catalogue.question(question) else {
                unknown(mistakes, &at, "question", question.as_str(), catalogue.questions.keys());
                continue;
            };
            let range = match &found.kind {
                Kind::Whole { min, max, .. } | Kind::Money { min, max } => Some((*min, *max)),
                Kind::YesNo
                | Kind::Choice(_)
                | Kind::Choices(_)
                | Kind::Text { .. }
                | Kind::LongText { .. }
                | Kind::Date
                | Kind::Phone
                | Kind::Email
                | Kind::Postcode
                | Kind::NationalId
                | Kind::BusinessId
                | Kind::Group { .. }
                | Kind::Declaration => None,
            };
            let Some((min, max)) = range else {
                let kind = found.kind.name();
                mistakes.error(&at, format!("{question} is of type {kind}; a fee goes by a whole number or an amount"));
                continue;
            };
            if let Some(rows) = rows {
                table(&what, rows, min, max, mistakes);
            }
        }
    }
}

fn table(what: &str, rows: &[Slab], min: i64, max: i64, mistakes: &Mistakes) {
    let mut below: Option<i64> = None;
    let mut open_end = false;
    for (number, row) in (1..).zip(rows) {
        let at = mistakes.place(&format!("{what} row {number}"));
        if row.amount < 0 {
            mistakes.error(&at, "a fee cannot be less than nothing; correct the amount");
        }
        if open_end {
            mistakes.error(&at, "the row before this one has no \"upto\" and overlaps with it; give that row one");
        }
        match (row.upto, below) {
            (Some(upto), Some(below)) if upto <= below => {
                mistakes
                    .error(&at, format!("upto = {upto} overlaps with the row before (upto = {below}); let it rise"));
            }
            (Some(upto), _) if upto < min => {
                mistakes.error(
                    &at,
                    format!("no answer is {upto} or less, for the question begins at {min}; take the row out"),
                );
            }
            (Some(_) | None, Some(below)) if below >= max => {
                mistakes.error(
                    &at,
                    format!("no answer is above {below}, for the question ends at {max}; take the row out"),
                );
            }
            (Some(_) | None, Some(_) | None) => {}
        }
        open_end = row.upto.is_none();
        below = row.upto.or(below);
    }
    if rows.is_empty() {
        mistakes.error(
            &mistakes.place(what),
            "the table has no rows; add table = [{ upto = 20, amount = 10000 }, { amount = 19500 }]",
        );
    } else if !open_end && below.is_some_and(|below| below < max) {
        let below = below.unwrap_or(min);
        let at = mistakes.place(&format!("{what} row {}", rows.len()));
        mistakes.error(
            &at,
            format!("there is a gap from {} to {max}; leave \"upto\" out of the last row", below.saturating_add(1)),
        );
    }
}

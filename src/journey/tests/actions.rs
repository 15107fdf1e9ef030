//! Renewing and ending a licence that is held: what is asked, what it costs, what the agency gets.

use domain::application::Action;
use domain::{LicenceId, Personal};

use super::{finish, id, say, small, text, today, walk_to_the_end, what_leaves};
use crate::{Step, Visit};

fn wanting(action: Action, licences: &[&str]) -> Visit {
    let mut visit = Visit::new(small(), today());
    let licences: Vec<LicenceId> = licences.iter().map(|id| id.parse().unwrap()).collect();
    visit.begin_licences(&licences).unwrap();
    visit.want(action);
    visit
}

#[test]
fn who_renews_gives_the_number_and_is_asked_only_what_renewing_takes() {
    let mut visit = wanting(Action::Renew, &["sfa-food"]);
    walk_to_the_end(&mut visit);
    assert_eq!(what_leaves(&visit), ["SFA: applicant.name held.food premises.area"]);
    let application = finish(&visit).remove(0);
    let request = &application.licences[0];
    assert_eq!(request.action, Action::Renew);
    assert_eq!(request.holds, Some(Personal::new("F-123".to_owned())));
    let fees: Vec<_> = application.fees.iter().map(|fee| (fee.label.as_str(), fee.amount.unwrap().minor)).collect();
    assert_eq!(fees, [("Licence", 19_500)], "no fee for processing a new one");
    assert_eq!(application.documents, [], "the plans are known");
    assert_eq!(visit.longest_wait_days(), Some(3));
}

#[test]
fn who_ends_a_licence_pays_nothing() {
    let mut visit = wanting(Action::Cancel, &["sfa-food"]);
    walk_to_the_end(&mut visit);
    assert_eq!(what_leaves(&visit), ["SFA: held.food"]);
    assert_eq!(visit.fees().total.minor, 0);
    assert_eq!(visit.longest_wait_days(), Some(14), "as for a new one, since nothing else is said");
}

#[test]
fn a_licence_that_does_not_offer_it_is_applied_for_anew_beside_the_other() {
    let mut visit = wanting(Action::Renew, &["sfa-food", "spf-liquor"]);
    walk_to_the_end(&mut visit);
    let actions: Vec<_> = finish(&visit)
        .into_iter()
        .flat_map(|application| application.licences)
        .map(|request| (request.licence.to_string(), request.action, request.holds.is_some()))
        .collect();
    assert_eq!(actions, [("sfa-food".to_owned(), Action::Renew, true), ("spf-liquor".to_owned(), Action::New, false)]);
}

#[test]
fn another_action_asks_for_the_number_and_for_consent_again() {
    let mut visit = wanting(Action::New, &["sfa-food"]);
    walk_to_the_end(&mut visit);
    assert!(visit.answered(&id("held.food")).is_none(), "nobody new has a number");
    visit.want(Action::Cancel);
    assert_eq!(visit.next(), Step::Ask(id("held.food")));
    say(&mut visit, "held.food", "F-9");
    assert_eq!(visit.answered(&id("held.food")), Some(&domain::Answer::Known(text("F-9"))));
    visit.confirm_review();
    assert!(matches!(visit.next(), Step::Consent(_)), "{:?}", visit.next());
}

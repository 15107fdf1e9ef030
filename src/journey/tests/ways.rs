//! Every way through a licence: how many there are, and where nobody gets on.

use catalogue::Catalogue;
use domain::application::Action;

use super::{small, small_with};
use crate::{DeadEnd, SECONDS, Ways, ways};

fn walked(catalogue: &std::sync::Arc<Catalogue>, licence: &str, action: Action) -> Ways {
    let found = catalogue.licence(&licence.parse().unwrap()).unwrap();
    ways(catalogue, found, action).unwrap()
}

fn dead_ends(ways: &Ways) -> Vec<String> {
    ways.dead_ends.iter().map(DeadEnd::to_string).collect()
}

#[test]
fn a_way_is_walked_for_each_answer_that_the_conditions_tell_apart() {
    let catalogue = small();
    for (licence, action, finished, refused, not_needed) in [
        ("sfa-food", Action::New, 6, 2, 1),
        ("sfa-stall", Action::New, 1, 0, 1),
        ("spf-liquor", Action::New, 1, 0, 2),
        ("sfa-food", Action::Cancel, 1, 0, 0),
    ] {
        let ways = walked(&catalogue, licence, action);
        assert_eq!(dead_ends(&ways), Vec::<String>::new(), "{licence} {action}");
        let found = (ways.finished, ways.refused, ways.not_needed);
        assert_eq!(found, (finished, refused, not_needed), "{licence} {action}: {ways:?}");
        assert!(!ways.is_cut && ways.walked == finished + refused + not_needed);
    }
}

#[test]
fn the_longest_way_is_told_in_questions_and_seconds() {
    let ways = walked(&small(), "sfa-food", Action::Renew);
    // The number held, the name and the area, each by its type.
    let seconds = |name: &str| SECONDS.iter().find(|(known, _)| *known == name).unwrap().1;
    assert_eq!((ways.longest.questions, ways.longest.seconds), (3, 2 * seconds("text") + seconds("whole")));
}

#[test]
fn a_question_that_takes_no_answer_is_a_dead_end() {
    let catalogue = small_with(
        "max = 20\n\n[[question]]\nid = \"applicant.email\"",
        "max = 20\nvalid = [{ rule = 'value.size() > 30', message = \"Longer\" }]\n\n[[question]]\nid = \"applicant.email\"",
    );
    let ways = walked(&catalogue.unwrap(), "sfa-stall", Action::New);
    let expected = "none of the answers tried is taken for applicant.name, after trade.kind = stall";
    assert_eq!(dead_ends(&ways), [expected]);
}

#[test]
fn a_refusal_that_nobody_can_avoid_is_a_dead_end() {
    let catalogue = small_with(
        "valid = [{ rule = 'value < today', message = \"A birthday is in the past\" }]",
        "valid = [{ rule = 'value < today', message = \"Past\" }, { rule = 'premises.kind == \"shop\"', message = \"Shop\" }]",
    );
    let ways = walked(&catalogue.unwrap(), "ura-use", Action::New);
    assert_eq!(dead_ends(&ways).len(), 1, "{ways:?}");
}

#[test]
fn the_same_catalogue_always_gives_the_same() {
    let first = walked(&small(), "sfa-food", Action::New);
    assert_eq!(first, walked(&small(), "sfa-food", Action::New));
}

//! The British licence finder of 2012 to 2023 as a catalogue: 415 licences, 302 activities and the 11,192 rows that said
//! which trade needs what. It loads, finds and determines just as the original did.

mod finder;

use std::collections::BTreeSet;
use std::sync::Arc;

use catalogue::{Catalogue, Hit};
use domain::{Answer, Language, Value};

use super::{id, today};
use crate::{Verdict, Visit};

use finder::{Finder, NATIONS, SKIPPED, finder};

impl Finder {
    /// The rule of the original: the rows of the sector and the activities, kept where the licence holds in the nation.
    fn needed(&self, sector: &str, does: &[&String], nation: &str) -> BTreeSet<String> {
        let ids = self.ids();
        let holds = |licence: &str| {
            let row = self.licences.iter().find(|row| row["licence_id"] == licence).unwrap();
            row[nation] == "1" || row["all_uk"] == "1"
        };
        let rows = self.rows.iter().filter(|(s, activity, _)| s == sector && does.contains(&activity));
        rows.filter(|(.., licence)| holds(licence)).map(|(.., licence)| ids[licence.as_str()].clone()).collect()
    }
}

fn loaded(finder: &Finder) -> Arc<Catalogue> {
    let loaded = catalogue::read(&finder.files());
    let loaded = loaded.map_err(|all| all.iter().take(20).map(|it| format!("{it}\n")).collect::<String>());
    Arc::new(loaded.unwrap().catalogue)
}

#[test]
fn four_hundred_licences_load_are_found_and_are_determined_as_the_original_did() {
    let Some(finder) = finder() else { return eprintln!("{SKIPPED}") };
    let catalogue = loaded(&finder);
    assert_eq!((finder.licences.len(), finder.activities.len(), finder.rows.len()), (415, 302, 11_192));
    assert_eq!((catalogue.licences.len(), catalogue.agencies.len()), (415, 43));
    check_searches(&catalogue);
    let mut determined = 0;
    for (place, (sector, offered)) in finder.offered.iter().enumerate().step_by(5) {
        let nation = NATIONS[place % NATIONS.len()];
        let does: Vec<&String> = offered.iter().step_by(1 + place % 2).collect();
        let mut visit = Visit::new(Arc::clone(&catalogue), today());
        visit.begin_intent(&format!("s{sector}").parse().unwrap()).unwrap();
        let chosen = does.iter().map(|activity| format!("a{activity}")).collect();
        visit.answer(&id("place.nation"), Answer::Known(Value::Choice(nation.to_owned()))).unwrap();
        visit.answer(&id("trade.does"), Answer::Known(Value::Choices(chosen))).unwrap();
        let mut applies = BTreeSet::new();
        for it in visit.result().licences {
            match it.verdict {
                Verdict::Applies => _ = applies.insert(it.licence.to_string()),
                Verdict::Not => {}
                Verdict::Unknown { waiting_for } => panic!("{} waits for {waiting_for:?}", it.licence),
            }
        }
        assert_eq!(applies, finder.needed(sector, &does, nation), "sector {sector} in {nation}");
        determined += applies.len();
    }
    assert!(determined > 500, "only {determined} licences apply anywhere");
}

/// Each licence is found by its title, and each door by a citizen's word for it; the original found nothing for several.
#[track_caller]
fn check_searches(catalogue: &Catalogue) {
    let lost: Vec<&str> = catalogue
        .licences
        .values()
        .map(|licence| &*licence.title.default)
        .filter(|title| {
            let hits = catalogue.search(title, Language::English);
            !hits.iter().any(|hit| matches!(hit, Hit::Licence(found) if *found.title.default == **title))
        })
        .collect();
    assert!(lost.is_empty(), "{} of 415 are not found by their titles: {lost:?}", lost.len());
    for (query, word) in [
        ("restaurant", "restaurant"),
        ("restaurants", "restaurant"),
        ("resturant", "restaurant"),
        ("hairdresser", "hairdress"),
        ("hotels", "hotel"),
    ] {
        let hits = catalogue.search(query, Language::English);
        let titles: Vec<&str> = hits
            .iter()
            .filter_map(|hit| match hit {
                Hit::Intent(intent) => Some(&*intent.title.default),
                Hit::Licence(_) | Hit::Listed(_) | Hit::Faq(_) => None,
            })
            .collect();
        assert!(titles.iter().any(|title| title.to_lowercase().contains(word)), "{query}: {titles:?}");
    }
}

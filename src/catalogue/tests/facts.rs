//! How often citizens' own questions find the right licence: the questions that agencies have published beside each licence,
//! without the words of its title. The published set stands beside the project and is not part of it; without it this says so.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;

use domain::Language;
use serde_json::Value;

use super::shipped;
use crate::Hit;

/// A licence of the published set and ours that states the same, one a line.
const SAME: &str = include_str!("facts.tsv");
/// A word tells something where so many licences, or fewer, are asked about with it.
const TELLING_MAX: usize = 4;

fn split(text: &str) -> impl Iterator<Item = String> + use<> {
    let words = text.to_lowercase();
    let words: Vec<String> = words.split(|character: char| !character.is_alphanumeric()).map(str::to_owned).collect();
    words.into_iter().filter(|word| word.len() > 1)
}

#[test]
fn published_questions_find_their_licence() {
    let facts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/sg-gobusiness");
    let mut out = std::io::stderr();
    let Ok(text) = std::fs::read_to_string(facts.join("licence_faqs.json")) else {
        writeln!(out, "SKIPPED: no published questions beside the project ({})", facts.display()).unwrap();
        return;
    };
    let titles: Vec<Value> =
        serde_json::from_str(&std::fs::read_to_string(facts.join("licences.json")).unwrap()).unwrap();
    let titles: BTreeMap<&str, &str> =
        titles.iter().filter_map(|licence| Some((licence["id"].as_str()?, licence["title"].as_str()?))).collect();
    let same: BTreeMap<&str, &str> = SAME.lines().filter_map(|line| line.split_once('\t')).collect();
    let catalogue = shipped::catalogue();
    let questions: Vec<Value> = serde_json::from_str(&text).unwrap();
    let mut licences_of: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for question in &questions {
        let (Some(source), Some(words)) = (question["licence_id"].as_str(), question["q"].as_str()) else { continue };
        for word in split(words) {
            licences_of.entry(word).or_default().insert(source);
        }
    }
    let (mut asked, mut found, mut telling, mut told) = (0, 0, 0, 0);
    for question in &questions {
        let (Some(source), Some(words)) = (question["licence_id"].as_str(), question["q"].as_str()) else { continue };
        let Some(ours) = same.get(source) else { continue };
        let title = titles.get(source).copied().unwrap_or_default().to_lowercase();
        let left: Vec<String> = split(words).filter(|word| !title.contains(word.trim_end_matches('s'))).collect();
        let own = left.iter().any(|word| licences_of.get(word).is_some_and(|licences| licences.len() <= TELLING_MAX));
        let hits = catalogue.search(&left.join(" "), Language::English);
        let licences = hits.iter().filter_map(|hit| match hit {
            Hit::Licence(licence) => Some(&licence.id),
            Hit::Listed(listed) => Some(&listed.id),
            Hit::Intent(_) | Hit::Faq(_) => None,
        });
        let right = licences.take(3).any(|id| id.as_str() == *ours);
        asked += 1;
        found += usize::from(right);
        telling += usize::from(own);
        told += usize::from(own && right);
    }
    let percent = |part: usize, whole: usize| part * 100 / whole.max(1);
    writeln!(
        out,
        "of {asked} published questions without title words {found} ({} %) find their licence among the first three; \
         of the {telling} with a word of their own {told} ({} %)",
        percent(found, asked),
        percent(told, telling)
    )
    .unwrap();
    assert!(asked > 700, "the published set has {asked} questions on licences that are shipped");
    assert!(percent(told, telling) >= 40, "{told} of {telling}");
}

//! The words of everything that can be found, each with the places where it stands and how much it says there.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use domain::Language;

use super::Target;
use super::words::{self, STEM, Word};
use crate::{Catalogue, Licence, Text};

/// How much a word counts by where it stands.
const TITLE: u32 = 100;
const KEYWORD: u32 = 90;
const SUMMARY: u32 = 40;
/// What people ask about a licence.
const ASKED: u32 = 60;
/// What else surrounds a licence: its documents, questions and rules.
const AROUND: u32 = 25;
/// A word in the default language counts less for who reads another: many know a licence by its English name only.
const DEFAULT_SHARE: u32 = 70;
/// Less of what was typed than a third, by what its words say, is no find.
const SHARE_MIN: f64 = 1.0 / 3.0;
/// How much a word tells that stands everywhere; one in a hundred things tells 4.6 more.
const COMMONEST: f64 = 0.2;
/// How much more a title counts that says nothing but what was typed.
const TITLE_SHARE: f64 = 0.3;
/// How much more an answer counts that is about no licence in particular: asked alike of all, it is the one that is meant.
const GENERAL_SHARE: f64 = 1.15;
/// How near a licence is by an answer about it.
const LED_SHARE: f64 = 0.9;

/// Everything that can be found, and the words that find it, which are gathered once somebody searches in their language.
#[derive(Debug, Clone)]
pub(crate) struct Index {
    /// In the order in which they are shown where all else is equal.
    targets: Vec<Target>,
    /// Answers and the licences they are about, by their places among the targets.
    leads: Vec<(usize, usize)>,
    /// Answers that are about no licence in particular.
    general: Vec<usize>,
    default: Option<Language>,
    shelves: BTreeMap<Language, OnceLock<Shelf>>,
}

/// One language's words.
#[derive(Debug, Clone, Default)]
struct Shelf {
    /// How many words the title of each target has.
    titles: Vec<u32>,
    known: Vec<Known>,
}

#[derive(Debug, Clone)]
struct Known {
    word: Word,
    places: Box<[Place]>,
}

/// That a word stands with a thing, and how much it says there at best: the thing's place among the targets, and in the last
/// eight bits the weight. There are a hundred thousand of them.
#[derive(Debug, Clone, Copy)]
struct Place(u32);

impl Place {
    fn new(target: usize, weight: u32) -> Self {
        Self(u32::try_from(target).unwrap_or(u32::MAX >> 8) << 8 | weight.min(0xff))
    }

    fn target(self) -> usize {
        (self.0 >> 8) as usize
    }

    fn weight(self) -> u32 {
        self.0 & 0xff
    }
}

impl Index {
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let targets = targets(catalogue);
        let place = |id: &str| {
            let is_it = |target: &Target| matches!(target, Target::Licence(known) | Target::Listed(known) if known.as_str() == id);
            targets.iter().position(is_it)
        };
        let (mut leads, mut general) = (Vec::new(), Vec::new());
        for (answer, faq) in (targets.len() - catalogue.faqs.len()..).zip(&catalogue.faqs) {
            let about: Vec<usize> = faq.about.iter().filter_map(|id| place(id)).collect();
            if about.is_empty() {
                general.push(answer);
            }
            leads.extend(about.into_iter().map(|licence| (answer, licence)));
        }
        let shelves = catalogue.languages.iter().map(|language| (*language, OnceLock::new())).collect();
        Self { targets, leads, general, default: catalogue.languages.first().copied(), shelves }
    }

    fn shelf(&self, catalogue: &Catalogue, language: Language) -> Option<&Shelf> {
        Some(self.shelves.get(&language)?.get_or_init(|| shelf(catalogue, language)))
    }

    /// Gathers the shelf of a language, and that of the default one beside it.
    pub(super) fn gather(&self, catalogue: &Catalogue, language: Language) {
        for language in [Some(language), self.default].into_iter().flatten() {
            self.shelf(catalogue, language);
        }
    }

    /// What fits a query, best first; empty where nothing does. The default language stays findable for who reads another.
    ///
    /// Each word's best place with a thing counts, by how like it is to what was typed and by how seldom it stands anywhere:
    /// "certificate" tells little, "fumigation" tells nearly all. Of two that fit alike the one whose title says less
    /// besides comes first.
    pub(super) fn ranked(&self, catalogue: &Catalogue, language: Language, query: &str) -> Vec<&Target> {
        let Some(shelf) = self.shelf(catalogue, language) else { return Vec::new() };
        let default = self.default.filter(|default| *default != language);
        let default = default.and_then(|default| Some((default, self.shelf(catalogue, default)?)));
        let in_default: Vec<Word> = default.iter().flat_map(|(default, _)| words::all(query, *default)).collect();
        let mut found = vec![Found::default(); self.targets.len()];
        let mut told = 0.0;
        let stands = words::all(query, language).enumerate().flat_map(|(place, word)| {
            let in_default = default.zip(in_default.get(place));
            let mut stands = shelf.stands(&word);
            if let Some(((_, shelf), word)) = in_default {
                stands.add(&shelf.stands(word));
            }
            if !stands.best.is_empty() {
                return vec![stands];
            }
            // What stands nowhere may be two words.
            let halves = shelf.halves(&word, language).or_else(|| {
                let ((default, shelf), word) = in_default?;
                shelf.halves(word, default)
            });
            halves.map_or_else(|| vec![stands], Vec::from)
        });
        for stands in stands {
            let rarity = self.rarity(&stands);
            let best = stands.best;
            told += rarity;
            for (target, best) in best {
                if let Some(found) = found.get_mut(target) {
                    found.told += rarity;
                    found.points += f64::from(best) * rarity;
                    found.title += u32::from(best >= TITLE * STEM);
                }
            }
        }
        let fits = |found: &Found| found.told > 0.0 && found.told >= told * SHARE_MIN;
        let points = found.iter().zip(&shelf.titles).map(|(found, title)| {
            let said = f64::from(found.title.min(*title)) / f64::from((*title).max(1));
            if fits(found) { found.points * (1.0 + TITLE_SHARE * said) } else { 0.0 }
        });
        let mut points: Vec<f64> = points.collect();
        for answer in &self.general {
            if let Some(points) = points.get_mut(*answer) {
                *points *= GENERAL_SHARE;
            }
        }
        for (answer, licence) in &self.leads {
            let led = points.get(*answer).copied().unwrap_or_default() * LED_SHARE;
            if let Some(points) = points.get_mut(*licence) {
                *points = points.max(led);
            }
        }
        let fitting = points.into_iter().zip(&self.targets).filter(|(points, _)| *points > 0.0);
        let mut fitting: Vec<(f64, &Target)> = fitting.collect();
        fitting.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        fitting.into_iter().map(|(_, target)| target).collect()
    }

    /// How much a word tells: the more, the fewer things it stands with. A word that only looks like one that is known
    /// tells half; one that looks like none tells nothing.
    fn rarity(&self, stands: &Stands) -> f64 {
        let all = self.targets.len().max(1) as f64;
        let of = |places: usize| (all / places.max(1) as f64).max(1.0).ln() + COMMONEST;
        match (stands.sure, stands.best.len()) {
            (_, 0) => 0.0,
            (0, places) => of(places) / 2.0,
            (places, _) => of(places),
        }
    }
}

/// Where a word, or one like it, stands.
#[derive(Default)]
struct Stands {
    /// The points of its best place with each thing.
    best: HashMap<usize, u32>,
    /// In how many places it is the word itself, whatever its ending.
    sure: usize,
}

impl Stands {
    /// What the default language knows of the word counts less.
    fn add(&mut self, other: &Self) {
        self.sure += other.sure;
        for (target, points) in &other.best {
            let best = self.best.entry(*target).or_default();
            *best = (*best).max(points * DEFAULT_SHARE / 100);
        }
    }
}

impl Shelf {
    /// Where the two words stand, both known, that one is which was typed without a space.
    fn halves(&self, typed: &Word, language: Language) -> Option<[Stands; 2]> {
        let knows = |word: &Word| self.known.iter().any(|known| words::likeness(&known.word, word) >= STEM);
        let halves = words::cuts(typed, language).find(|halves| halves.iter().all(knows))?;
        Some(halves.map(|half| self.stands(&half)))
    }

    fn stands(&self, typed: &Word) -> Stands {
        let mut stands = Stands::default();
        for known in &self.known {
            let likeness = words::likeness(&known.word, typed);
            if likeness == 0 {
                continue;
            }
            if likeness >= STEM {
                stands.sure += known.places.len();
            }
            for place in &known.places {
                let points = stands.best.entry(place.target()).or_default();
                *points = (*points).max(place.weight() * likeness);
            }
        }
        stands
    }
}

/// What was found of one thing.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    points: f64,
    /// How much the words that were found there tell.
    told: f64,
    /// How many of them stand in its title.
    title: u32,
}

/// Everything that can be found.
fn targets(catalogue: &Catalogue) -> Vec<Target> {
    let intents = catalogue.intents.iter().map(|intent| Target::Intent(intent.id.clone()));
    let licences = catalogue.licences.keys().map(|id| Target::Licence(id.clone()));
    let listed = catalogue.listed.keys().map(|id| Target::Listed(id.clone()));
    let faqs = catalogue.faqs.iter().map(|faq| Target::Faq(faq.id.clone()));
    intents.chain(licences).chain(listed).chain(faqs).collect()
}

/// The words of one language, in the order of the targets.
fn shelf(catalogue: &Catalogue, language: Language) -> Shelf {
    let default = catalogue.languages.first().copied().unwrap_or(language);
    let mut writer = Writer { catalogue, language, default, titles: Vec::new(), known: HashMap::new() };
    for intent in &catalogue.intents {
        writer.begin();
        writer.heading(&intent.title, &intent.summary);
        writer.keywords(&intent.keywords, &format!("intent-{}-keywords", intent.id));
    }
    for licence in catalogue.licences.values() {
        writer.begin();
        writer.heading(&licence.title, &licence.summary);
        writer.keywords(&licence.keywords, &format!("licence-{}-keywords", licence.id));
        writer.around(licence);
    }
    for listed in catalogue.listed.values() {
        writer.begin();
        writer.heading(&listed.title, &listed.summary);
        writer.keywords(&listed.keywords, &format!("listed-{}-keywords", listed.id));
        if let Some(agency) = catalogue.agency(&listed.agency) {
            writer.text(&agency.name, SUMMARY);
        }
    }
    for faq in &catalogue.faqs {
        writer.begin();
        writer.heading(&faq.question, &faq.answer);
        writer.keywords(&faq.keywords, &format!("faq-{}-keywords", faq.id));
    }
    writer.done()
}

/// Writes one language's words.
struct Writer<'a> {
    catalogue: &'a Catalogue,
    language: Language,
    default: Language,
    titles: Vec<u32>,
    known: HashMap<Word, Vec<Place>>,
}

impl Writer<'_> {
    /// Whatever is written from here on belongs to this.
    fn begin(&mut self) {
        self.titles.push(0);
    }

    fn heading(&mut self, title: &Text, summary: &Text) {
        let words = words::all(self.catalogue.say(title, self.language), self.language).count();
        if let Some(count) = self.titles.last_mut() {
            *count = u32::try_from(words).unwrap_or(u32::MAX);
        }
        self.text(title, TITLE);
        self.text(summary, SUMMARY);
    }

    fn keywords(&mut self, keywords: &[String], key: &str) {
        if self.language == self.default {
            for keyword in keywords {
                self.put(keyword, self.default, KEYWORD);
            }
        }
        let own = self.catalogue.words.find(key, self.language).unwrap_or_default();
        self.put(own, self.language, KEYWORD);
    }

    /// What stands on the licence's pages and forms.
    fn around(&mut self, licence: &Licence) {
        let catalogue = self.catalogue;
        if let Some(agency) = catalogue.agency(&licence.agency) {
            self.text(&agency.name, SUMMARY);
            self.put(licence.agency.as_str(), self.language, SUMMARY);
        }
        let questions = licence.asks.iter().filter_map(|id| catalogue.question(id)).map(|question| &question.label);
        let documents =
            licence.documents.iter().flat_map(|document| Some(&document.label).into_iter().chain(&document.note));
        let rules = licence.eligible.iter().map(|rule| &rule.message);
        let said = [&licence.because, &licence.who, &licence.next_steps].into_iter().chain(&licence.validity);
        for text in said.chain(rules).chain(documents).chain(questions) {
            self.text(text, AROUND);
        }
        for faq in catalogue.faqs.iter().filter(|faq| faq.is_about(licence.id.as_str())) {
            self.text(&faq.question, ASKED);
            self.text(&faq.answer, ASKED);
        }
    }

    fn text(&mut self, text: &Text, weight: u32) {
        let catalogue = self.catalogue;
        if let Some(said) = catalogue.words.find(&text.key, self.language) {
            self.put(said, self.language, weight);
        } else if self.language == self.default {
            self.put(&text.default, self.default, weight);
        }
    }

    fn put(&mut self, text: &str, language: Language, weight: u32) {
        let Some(target) = self.titles.len().checked_sub(1) else { return };
        for word in words::all(text, language) {
            let places = self.known.entry(word).or_default();
            match places.last_mut().filter(|place| place.target() == target) {
                Some(place) => *place = Place::new(target, place.weight().max(weight)),
                None => places.push(Place::new(target, weight)),
            }
        }
    }

    fn done(self) -> Shelf {
        let known = self.known.into_iter().map(|(word, places)| Known { word, places: places.into_boxed_slice() });
        Shelf { titles: self.titles, known: known.collect() }
    }
}

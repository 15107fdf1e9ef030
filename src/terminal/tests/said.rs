//! What is painted is said, and what is said is painted (ACCESSIBILITY A2). The one side is the text that the renderer
//! really put on the screen, on every page of the tour; the other is what the reader says. Neither knows the other, so
//! that a kind of block which one of them forgets is found.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::Catalogue;
use domain::{Language, foreign};

use super::kiosk::shipped_catalogue;
use super::toured;
use crate::draw::{Painter, Screen};
use crate::look::Look;
use crate::page::reader::{Item, Role};
use crate::page::{Control, Page, Privacy, State};

/// As wide as the usual screen, and so tall that no list has to be turned: all of every page is painted at once.
const TALL: Screen = Screen { height: 12_000, ..Screen::PORTRAIT };

/// From what stands on the screen to what may be said for it.
struct Ear {
    /// Where the words themselves have another sound: amounts, dates, references, names of keys.
    sounds: BTreeMap<String, BTreeSet<String>>,
}

impl Ear {
    /// The words of a page, as they were made and not as any reader lists them: each stands in what the page prints of
    /// itself. Agencies are said by their names.
    fn of(page: &Page<()>, catalogue: &Catalogue, language: Language) -> Self {
        let mut sounds: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let printed = format!("{page:?}");
        for made in printed.split("Words { shown: ").skip(1) {
            let (shown, behind) = literal(made);
            let spoken = behind.strip_prefix(", spoken: Some(").map(|spoken| literal(spoken).0);
            sounds.entry(bare(&shown)).or_default().insert(bare(&spoken.unwrap_or(shown)));
        }
        for (id, agency) in &catalogue.agencies {
            sounds.entry(id.to_string()).or_default().insert(bare(catalogue.say(&agency.name, language)));
        }
        Self { sounds }
    }

    /// What may be said for a text: its own sound, else the sounds of the words that it is made of, each with its place.
    fn hears(&self, text: &str) -> Vec<Vec<String>> {
        if let Some(sounds) = self.sounds.get(text) {
            return vec![sounds.iter().cloned().collect()];
        }
        // A lead and its sentence are one text on the screen.
        let parts: Vec<&str> = text.split(" — ").map(str::trim).collect();
        let known = parts.len() > 1 && parts.iter().all(|part| self.sounds.contains_key(*part));
        match known {
            true => parts.iter().map(|part| self.sounds[*part].iter().cloned().collect()).collect(),
            false => vec![vec![text.to_owned()]],
        }
    }
}

/// Reads a text as Rust prints it, and gives what stands behind it.
fn literal(printed: &str) -> (String, &str) {
    let mut text = String::new();
    let mut letters = printed.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (text, &printed[at + 1..]),
            '\\' => match letters.next().unwrap().1 {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                'u' => {
                    let code: String = letters.by_ref().skip(1).map(|it| it.1).take_while(|it| *it != '}').collect();
                    text.push(char::from_u32(u32::from_str_radix(&code, 16).unwrap()).unwrap());
                }
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
    panic!("a text without an end: {printed}")
}

/// Without marks that are for the shaper alone, without the icons' own letters, and in one line wherever it was broken.
fn bare(text: &str) -> String {
    let is_mark =
        |c: char| matches!(c, '\u{200a}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{e000}'..='\u{f8ff}');
    let text = foreign::plain(text).replace(is_mark, "");
    // A line that ends within a name ends behind one of these.
    let whole = ["-", "/", "@"].into_iter().fold(text, |text, sign| text.replace(&format!("{sign}\n"), sign));
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How often words are said, as words and not as a part of other words.
fn times(said: &str, words: &str) -> usize {
    let joins = |a: Option<char>, b: Option<char>| {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        latin(a) && latin(b)
    };
    let stands_alone = |at: &usize| {
        let (before, behind) = (&said[..*at], &said[at + words.len()..]);
        !joins(before.chars().next_back(), words.chars().next())
            && !joins(words.chars().next_back(), behind.chars().next())
    };
    said.match_indices(words).map(|(at, _)| at).filter(stands_alone).count()
}

/// Painted and rightly not said in these words.
fn is_excused_from_speech(text: &str) -> bool {
    // Stars for what is typed in secret: how many is said, in words.
    !text.is_empty() && text.chars().all(|c| c == '•')
}

/// What is said of an item and rightly not painted in these words.
fn excused_from_paint(page: &Page<()>, item: &Item) -> Option<String> {
    let label = || Some(bare(&item.label));
    // So many stars; how many is said.
    if let Some(value) = item.value.as_ref().filter(|value| value.masked) {
        return Some(bare(&value.spoken));
    }
    match (page.id.0.as_str(), item.id.0.as_str(), item.role) {
        // It is painted as a picture, paper with its words too.
        (_, _, Role::Picture) => Some(bare(&item.sentence(Privacy::Private))),
        // The idle question is laid over a page whose banner and name are still to be seen.
        ("idle", "banner" | "top", _) => label(),
        // The seconds that are left stand in a ring that empties.
        ("idle", "left-0", _) => label(),
        // A row with a box to tick: what pressing it does is said, the box is painted.
        (_, _, Role::Row) => {
            let ticks =
                |it: &&Control<()>| it.id == item.id && (it.state == State::Selected || it.icon == Some("check"));
            page.controls().into_iter().find(ticks).map(|it| bare(it.label.speech()))
        }
        _ => None,
    }
}

struct Judge<'a> {
    painter: Painter,
    catalogue: &'a Catalogue,
    language: Language,
    wrong: Vec<String>,
    texts: usize,
}

impl Judge<'_> {
    fn look(&mut self, name: &str, page: &Page<()>, look: &Look) {
        // A technician reads and hears English, whatever the citizen before chose.
        let language = if page.id.0.starts_with("technician") { Language::English } else { self.language };
        let ear = Ear::of(page, self.catalogue, language);
        let items = page.items();
        let said: Vec<String> = items.iter().map(|item| bare(&item.sentence(Privacy::Private))).collect();
        let all = said.join("\n");
        let mut painted: BTreeMap<String, usize> = BTreeMap::new();
        for text in self.painter.painted(page, look, TALL) {
            let text = bare(&text);
            // The caret of the field that the keyboard writes into.
            let text = text.strip_suffix('|').filter(|text| !text.is_empty()).unwrap_or(&text).trim();
            if text != "|" && !text.is_empty() && !is_excused_from_speech(text) {
                *painted.entry(text.to_owned()).or_default() += 1;
            }
        }
        self.texts += painted.len();
        let mut sounds: BTreeSet<String> = BTreeSet::new();
        for (text, count) in &painted {
            for any in ear.hears(text) {
                if !any.iter().any(|words| times(&all, words) >= *count) {
                    self.wrong
                        .push(format!("{} {name}: painted {count} x and not said: {text:?} ({any:?})", self.language));
                }
                sounds.extend(any);
            }
        }
        let mut sounds: Vec<String> = sounds.into_iter().filter(|words| !words.is_empty()).collect();
        sounds.sort_by_key(|words| std::cmp::Reverse(words.len()));
        for (item, said) in items.iter().zip(&said) {
            let excused = excused_from_paint(page, item);
            let left =
                excused.iter().chain(&sounds).fold(said.clone(), |left, words| left.replace(words.as_str(), " "));
            if left.chars().any(char::is_alphanumeric) {
                self.wrong.push(format!(
                    "{} {name}: said of {} and not painted: {left:?} of {said:?}",
                    self.language, item.id.0
                ));
            }
            if said.is_empty() {
                self.wrong.push(format!("{} {name}: {} says nothing", self.language, item.id.0));
            }
        }
    }
}

/// What a page is made of, whatever it says: two pages of the same make show the same kinds of things.
fn make_of(page: &Page<()>) -> String {
    let printed = format!("{page:?}");
    let said = printed.split('"').step_by(2).flat_map(|between| between.split([',', '{', '[', '(', ')', ']', '}']));
    let parts = said.map(|part| part.trim().trim_matches(|c: char| c.is_ascii_digit())).collect::<BTreeSet<_>>();
    format!("{} {parts:?}", page.id.0)
}

#[test]
fn everything_that_is_shown_is_said() {
    let catalogue = shipped_catalogue();
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let mut judge = Judge { painter: Painter::new(), catalogue: &catalogue, language, wrong: Vec::new(), texts: 0 };
        let (toured, mut seen) = (toured::in_language(language), BTreeSet::new());
        assert!(toured.pages.contains("technician-door"), "the technician's pages are looked at too");
        for stop in &toured.stops {
            let page = stop.page.clone().map(|_| ());
            if seen.insert(make_of(&page)) {
                judge.look(&stop.name, &page, &stop.look);
            }
        }
        let (makes, texts) = (seen.len(), judge.texts);
        assert!(makes > 80 && texts > 1_000, "{makes} pages, {texts} texts");
        wrong.append(&mut judge.wrong);
    }
    assert!(wrong.is_empty(), "{} mistakes\n{}", wrong.len(), wrong.join("\n"));
}

//! Names that lead nowhere, names that lead in a circle, and names that two things share.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use domain::{LicenceId, QuestionId};

use crate::load::{Mistakes, Place, lower};
use crate::{Catalogue, Licence};

use super::sites::{self, Role, Site};

/// First parts of question ids that mean something else in a condition.
const TAKEN: [&str; 13] =
    ["is", "today", "value", "in", "true", "false", "null", "int", "string", "bool", "list", "map", "type"];

/// The icons that a terminal can draw, a name and its place in the font on each line.
const ICONS: &str = include_str!("../../../assets/fonts/lucide.txt");

/// As many letters of a name may be wrong, added or missing for another to be meant.
const SLIPS_MAX: usize = 3;
/// As many names are told to whoever wrote one that is not among them.
const LISTED_MAX: usize = 50;

pub(crate) fn check(catalogue: &Catalogue, sites: &[Site<'_>], mistakes: &Mistakes) {
    questions(catalogue, mistakes);
    agencies(catalogue, mistakes);
    icons(catalogue, mistakes);
    for licence in catalogue.licences.values() {
        licence_references(catalogue, licence, mistakes);
    }
    listed(catalogue, mistakes);
    intents(catalogue, mistakes);
    faqs(catalogue, mistakes);
    conditions(catalogue, sites, mistakes);
    circles(catalogue, mistakes);
}

/// Reports a name that is nowhere, with one that is somewhere and looks like it, or with all that there are. Where one of
/// that kind could not be read, it may be the one that is named.
pub(super) fn unknown(
    mistakes: &Mistakes,
    at: &Place,
    what: &str,
    name: &str,
    known: impl Iterator<Item = impl Display>,
) {
    if what.split(" or ").any(|kind| mistakes.is_spoiled(format_args!("{kind}"))) {
        return;
    }
    let known: Vec<String> = known.map(|known| known.to_string()).collect();
    // Of a short name little may be another's: "roof" is no slip of "food".
    let slips = (name.chars().count() / 3).clamp(1, SLIPS_MAX);
    let nearest = known.iter().map(|known| (strsim::damerau_levenshtein(known, name), known)).min();
    let advice = match nearest.filter(|(distance, _)| *distance <= slips) {
        Some((_, known)) => format!("did you mean \"{known}\"?"),
        None if (1..=LISTED_MAX).contains(&known.len()) => format!("add it, or take one of {}", known.join(", ")),
        None => "add it or correct the name".to_owned(),
    };
    mistakes.error(at, format!("there is no {what} \"{name}\"; {advice}"));
}

fn questions(catalogue: &Catalogue, mistakes: &Mistakes) {
    for (id, question) in &catalogue.questions {
        let what = format!("question {id}");
        if !question.section.is_empty() && !catalogue.sections.iter().any(|section| section.id == question.section) {
            let known = catalogue.sections.iter().map(|section| &section.id);
            unknown(mistakes, &mistakes.place(&format!("{what} section")), "section", &question.section, known);
        }
        for asked in question.kind.item_questions() {
            if catalogue.question(asked).is_none() {
                let at = mistakes.place(&format!("{what} asks {asked}"));
                unknown(mistakes, &at, "question", asked.as_str(), catalogue.questions.keys());
                mistakes.spoil("group".to_owned());
            }
        }
        let mut prefix = id.as_str();
        while let Some((shorter, _)) = prefix.rsplit_once('.') {
            if shorter.parse().is_ok_and(|shorter| catalogue.question(&shorter).is_some()) {
                let message = format!("{id} begins with the id of another question, {shorter}; give it another id");
                mistakes.error(&mistakes.place(&what), message);
            }
            prefix = shorter;
        }
        let root = id.as_str().split('.').next().unwrap_or_default();
        if TAKEN.contains(&root) {
            let message = format!("\"{root}\" means something else in conditions; give the question another id");
            mistakes.error(&mistakes.place(&what), message);
            mistakes.spoil("question".to_owned());
        }
    }
}

/// Icons that there is no drawing of.
fn icons(catalogue: &Catalogue, mistakes: &Mistakes) {
    let known: BTreeSet<&str> = ICONS.lines().filter_map(|line| line.split(' ').next()).collect();
    let sectors = catalogue.sectors.iter().map(|sector| (format!("sector {} icon", sector.id), &sector.icon));
    let intents = catalogue.intents.iter().map(|intent| (format!("intent {} icon", intent.id), &intent.icon));
    let of_its_own = |name: &&&str| !name.ends_with("-mirrored");
    for (what, icon) in sectors.chain(intents).filter(|(_, icon)| !icon.is_empty() && !known.contains(icon.as_str())) {
        unknown(mistakes, &mistakes.place(&what), "icon", icon, known.iter().filter(of_its_own));
    }
}

fn agencies(catalogue: &Catalogue, mistakes: &Mistakes) {
    for (id, agency) in &catalogue.agencies {
        let at = mistakes.place(&format!("agency {id}"));
        if !catalogue.sample && !agency.enc_keys.iter().any(|key| !key.revoked) {
            mistakes.error(
                &at,
                format!("{id} has no key to seal applications to; add [[agency.enc_keys]], or say sample = true"),
            );
        }
        if !catalogue.sample && !agency.sig_keys.iter().any(|key| !key.revoked) {
            mistakes.error(
                &at,
                format!("{id} has no key that signs its answers; add [[agency.sig_keys]], or say sample = true"),
            );
        }
        let mut kids = BTreeSet::new();
        for key in agency.enc_keys.iter().chain(&agency.sig_keys) {
            if !kids.insert(&key.kid) {
                mistakes.error(&at, format!("{id} has two keys named \"{}\"; give one another kid", key.kid));
            }
        }
    }
}

fn licence_references(catalogue: &Catalogue, licence: &Licence, mistakes: &Mistakes) {
    let what = format!("licence {}", licence.id);
    if catalogue.agency(&licence.agency).is_none() {
        let at = mistakes.place(&format!("{what} agency"));
        unknown(mistakes, &at, "agency", licence.agency.as_str(), catalogue.agencies.keys());
    } else if licence.id.as_str().split('-').next() != Some(&lower(&licence.agency)) {
        let at = mistakes.place(&format!("{what} agency"));
        let folder = lower(&licence.agency);
        mistakes.error(&at, format!("the file stands in another folder; move it to licences/{folder}/"));
    }
    for asked in &licence.asks {
        if catalogue.question(asked).is_none() {
            let at = mistakes.place(&format!("{what} asks {asked}"));
            unknown(mistakes, &at, "question", asked.as_str(), catalogue.questions.keys());
        }
    }
    for prerequisite in &licence.prerequisites {
        if catalogue.licence(prerequisite).is_none() {
            let at = mistakes.place(&format!("{what} prerequisites {prerequisite}"));
            unknown(mistakes, &at, "licence", prerequisite.as_str(), catalogue.licences.keys());
        }
    }
}

fn intents(catalogue: &Catalogue, mistakes: &Mistakes) {
    for intent in &catalogue.intents {
        let what = format!("intent {}", intent.id);
        if !intent.sector.is_empty() && !catalogue.sectors.iter().any(|sector| sector.id == intent.sector) {
            let known = catalogue.sectors.iter().map(|sector| &sector.id);
            unknown(mistakes, &mistakes.place(&format!("{what} sector")), "sector", &intent.sector, known);
        }
        for also in &intent.also {
            let at = mistakes.place(&format!("{what} also {also}"));
            if *also == intent.sector {
                mistakes.error(&at, format!("\"{also}\" is the intent's own sector; take it out of \"also\""));
            } else if !catalogue.sectors.iter().any(|sector| sector.id == *also) {
                unknown(mistakes, &at, "sector", also, catalogue.sectors.iter().map(|sector| &sector.id));
            }
        }
        for listed in &intent.listed {
            if !catalogue.listed.contains_key(listed) {
                let at = mistakes.place(&format!("{what} listed {listed}"));
                unknown(mistakes, &at, "listed licence", listed.as_str(), catalogue.listed.keys());
            }
        }
        for candidate in &intent.candidates {
            if catalogue.licence(candidate).is_none() {
                let at = mistakes.place(&format!("{what} candidates {candidate}"));
                unknown(mistakes, &at, "licence", candidate.as_str(), catalogue.licences.keys());
            }
        }
        if intent.candidates.is_empty() && intent.listed.is_empty() {
            let at = mistakes.place(&format!("{what} candidates"));
            mistakes.warning(&at, "the intent leads to no licence; add \"candidates\"");
        }
    }
}

fn listed(catalogue: &Catalogue, mistakes: &Mistakes) {
    for (id, listed) in &catalogue.listed {
        if catalogue.agency(&listed.agency).is_none() {
            let at = mistakes.place(&format!("listed licence {id} agency"));
            unknown(mistakes, &at, "agency", listed.agency.as_str(), catalogue.agencies.keys());
        }
        if catalogue.licence(id).is_some() {
            let at = mistakes.place(&format!("listed licence {id}"));
            mistakes.error(&at, format!("{id} can be applied for here; take it out, or give this one another id"));
            mistakes.spoil("listed licence".to_owned());
        }
    }
}

fn faqs(catalogue: &Catalogue, mistakes: &Mistakes) {
    for faq in &catalogue.faqs {
        for about in &faq.about {
            let as_licence = about.parse::<LicenceId>();
            let is_licence =
                as_licence.is_ok_and(|id| catalogue.licence(&id).is_some() || catalogue.listed.contains_key(&id));
            let may_be = mistakes.is_spoiled(format_args!("listed licence"));
            if !is_licence && !may_be && about.parse().ok().and_then(|id| catalogue.question(&id)).is_none() {
                let licences = catalogue.licences.keys().chain(catalogue.listed.keys()).map(LicenceId::as_str);
                let known = licences.chain(catalogue.questions.keys().map(QuestionId::as_str));
                let at = mistakes.place(&format!("faq {} about {about}", faq.id));
                unknown(mistakes, &at, "licence or question", about, known);
            }
        }
    }
}

/// What conditions name.
fn conditions(catalogue: &Catalogue, sites: &[Site<'_>], mistakes: &Mistakes) {
    let groups = sites::groups_of(catalogue);
    let roots: BTreeSet<&str> = catalogue.questions.keys().filter_map(|id| id.as_str().split('.').next()).collect();
    let asked: BTreeSet<&QuestionId> = catalogue.licences.values().flat_map(sites::asked_by).collect();
    for site in sites {
        let at = || mistakes.place(&site.what());
        let names = site.condition.names();
        for read in site.condition.reads() {
            if catalogue.question(read).is_none() {
                unknown(mistakes, &at(), "question", read.as_str(), catalogue.questions.keys());
                continue;
            }
            // A named condition may be meant for items; where it is used tells.
            let once = asked.contains(read) || matches!(site.role, Role::Named(_));
            let Some(within) = groups.get(read).filter(|_| !once) else { continue };
            // The question beside it may be the one that a group names wrongly.
            if mistakes.is_spoiled(format_args!("group")) {
                continue;
            }
            let beside = site.question().and_then(|question| groups.get(&question.id));
            if !beside.is_some_and(|beside| encloses(&groups, beside, within)) {
                let group = within.first().map(ToString::to_string).unwrap_or_default();
                let instead = format!("write {group}.exists(x, x.{read} ..) or {group}.all(x, x.{read} ..)");
                mistakes.error(&at(), format!("{read} is asked for each item of {group}, not once; {instead}"));
            }
        }
        if names.value && !matches!(site.role, Role::Valid(..)) {
            mistakes.error(&at(), "\"value\" is the answer that a check looks at; name the question here");
        }
        for variable in &names.loops {
            if roots.contains(variable.as_str()) || TAKEN.contains(&variable.as_str()) {
                mistakes.error(
                    &at(),
                    format!("\"{variable}\" is taken; use another letter in exists(x, ..) or all(x, ..)"),
                );
            }
        }
    }
}

/// Whether one of the groups is among the others or has one of them around it.
fn encloses(groups: &BTreeMap<&QuestionId, Vec<&QuestionId>>, beside: &[&QuestionId], within: &[&QuestionId]) -> bool {
    let mut open: Vec<&QuestionId> = beside.to_vec();
    let mut seen = BTreeSet::new();
    while let Some(group) = open.pop() {
        if within.contains(&group) {
            return true;
        }
        if seen.insert(group) {
            open.extend(groups.get(group).into_iter().flatten());
        }
    }
    false
}

/// `when` that waits for itself, groups within themselves, licences that need each other first.
fn circles(catalogue: &Catalogue, mistakes: &Mistakes) {
    let when: BTreeMap<_, Vec<_>> = catalogue
        .questions
        .iter()
        .map(|(id, question)| (id, question.when.iter().flat_map(|when| when.reads()).collect()))
        .collect();
    for circle in find_circles(&when) {
        let at = circle
            .first()
            .map(|id| mistakes.place(&format!("question {id} when")))
            .unwrap_or_else(|| mistakes.place(""));
        let path = shown(&circle);
        mistakes
            .error(&at, format!("\"when\" leads in a circle, so none of these is ever asked: {path}; take one out"));
    }
    let items: BTreeMap<_, Vec<_>> = catalogue
        .questions
        .iter()
        .map(|(id, question)| (id, question.kind.item_questions().iter().collect()))
        .collect();
    for circle in find_circles(&items) {
        let at =
            circle.first().map(|id| mistakes.place(&format!("question {id}"))).unwrap_or_else(|| mistakes.place(""));
        mistakes.error(&at, format!("the group contains itself: {}; take one out of \"asks\"", shown(&circle)));
    }
    let first: BTreeMap<_, Vec<_>> =
        catalogue.licences.iter().map(|(id, licence)| (id, licence.prerequisites.iter().collect())).collect();
    for circle in find_circles(&first) {
        let at = circle
            .first()
            .map(|id| mistakes.place(&format!("licence {id} prerequisites")))
            .unwrap_or_else(|| mistakes.place(""));
        mistakes
            .error(&at, format!("each of these licences is needed before the next: {}; take one out", shown(&circle)));
    }
}

fn shown(circle: &[&impl Display]) -> String {
    let names: Vec<String> = circle.iter().chain(circle.first()).map(ToString::to_string).collect();
    names.join(" → ")
}

/// Every circle once, each from its first member in order of ids.
fn find_circles<'a, T: Ord>(edges: &BTreeMap<&'a T, Vec<&'a T>>) -> Vec<Vec<&'a T>> {
    let mut circles = Vec::new();
    let mut done = BTreeSet::new();
    for start in edges.keys() {
        let mut trail: Vec<(&T, usize)> = vec![(start, 0)];
        while let Some((node, next)) = trail.pop() {
            let following = edges.get(node).and_then(|nodes| nodes.get(next));
            let Some(following) = following.filter(|_| !done.contains(node)) else {
                done.insert(node);
                continue;
            };
            trail.push((node, next + 1));
            if let Some(begin) = trail.iter().position(|(earlier, _)| earlier == following) {
                circles.push(trail.iter().skip(begin).map(|(member, _)| *member).collect());
            } else if !done.contains(following) {
                trail.push((following, 0));
            }
        }
    }
    circles
}

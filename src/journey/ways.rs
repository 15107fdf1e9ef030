//! Every way through a licence: its interview and its form are walked with answers that make each condition true and
//! false, the ways with the fewest unusual answers first, up to a limit. What nobody can get past is a dead end. Nothing in
//! it goes by chance, and the day is the day the catalogue was issued, so that the same catalogue always gives the same.

mod samples;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;
use std::sync::Arc;

use catalogue::{Catalogue, Condition, Kind, Licence, Question, Truth};
use domain::application::Action;
use domain::{Answer, QuestionId, Value};

use crate::form::conditions_of;
use crate::{Problem, Step, Verdict, Visit};

/// How long a question of each type is assumed to take, in seconds; a group takes that for itself and then the time of
/// the questions of its items. Assumed, not measured: citizens who stand, and type with one finger.
pub const SECONDS: [(&str, u32); 15] = [
    ("yes_no", 6),
    ("choice", 8),
    ("choices", 12),
    ("text", 25),
    ("long_text", 60),
    ("whole", 12),
    ("money", 15),
    ("date", 18),
    ("phone", 15),
    ("email", 35),
    ("postcode", 10),
    ("national_id", 18),
    ("business_id", 18),
    ("group", 8),
    ("declaration", 12),
];
/// How long it is assumed to take to say where a document is, in seconds.
pub const DOCUMENT_SECONDS: u32 = 8;

/// Ways walked for a licence and an action; the rest is left out and said to be.
const WAYS_MAX: usize = 500;
/// Answers tried at one question.
const ANSWERS_MAX: usize = 12;
/// Steps of a way; more is a circle.
const STEPS_MAX: usize = 400;
/// Dead ends told of one licence and action; more say nothing new.
const DEAD_ENDS_MAX: usize = 5;

/// The ways through a licence for an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ways {
    /// How many were walked.
    pub walked: usize,
    /// How many of them come to the end, ready to be sent.
    pub finished: usize,
    /// How many come to a rule that refuses what was answered.
    pub refused: usize,
    /// How many find that the licence is not needed.
    pub not_needed: usize,
    /// Whether there are more than were walked.
    pub is_cut: bool,
    /// The longest of those that were walked.
    pub longest: Longest,
    /// Where nobody gets on.
    pub dead_ends: Vec<DeadEnd>,
}

/// The longest way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Longest {
    /// Questions asked, those of items among them.
    pub questions: usize,
    /// By [`SECONDS`] and [`DOCUMENT_SECONDS`].
    pub seconds: u32,
}

/// Where nobody gets on, and the answers that lead there. The `Display` is a sentence for the agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadEnd {
    /// What stops there.
    pub stuck: Stuck,
    /// The answers that made a difference on the way.
    pub answers: Vec<(QuestionId, String)>,
}

/// What stops somebody for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stuck {
    /// None of the answers tried is taken.
    NoAnswer(QuestionId),
    /// Everything is answered and it is still not known whether the licence is needed.
    Undecided(Vec<QuestionId>),
    /// There is nothing to do and it is not finished.
    NoStep(&'static str),
    /// It goes on and on.
    NoEnd,
    /// Every way that comes so far is refused, by these rules, counted from 1.
    AlwaysRefused(Vec<usize>),
}

/// Walks the ways through a licence.
///
/// # Errors
/// When the catalogue has no such licence.
pub fn ways(catalogue: &Arc<Catalogue>, licence: &Licence, action: Action) -> Result<Ways, Problem> {
    let mut visit = Visit::new(Arc::clone(catalogue), catalogue.issued);
    visit.begin_licences(std::slice::from_ref(&licence.id))?;
    visit.want(action);
    let mut walker = Walker {
        licence,
        action,
        conditions: deciding(catalogue, licence, action),
        open: VecDeque::from([Way { visit, answers: Vec::new(), length: Longest::default() }]),
        ways: Ways {
            walked: 0,
            finished: 0,
            refused: 0,
            not_needed: 0,
            is_cut: false,
            longest: Longest::default(),
            dead_ends: Vec::new(),
        },
        telling: BTreeMap::new(),
        refusing: BTreeSet::new(),
    };
    while let Some(way) = walker.open.pop_front() {
        walker.walk(way);
    }
    Ok(walker.done())
}

/// The conditions on which the way depends: those of the licence, and those of the questions that these or the form ask.
fn deciding<'a>(catalogue: &'a Catalogue, licence: &'a Licence, action: Action) -> Vec<&'a Condition> {
    let applies = Some(&licence.applies).filter(|_| action == Action::New);
    let mut conditions: Vec<&Condition> = conditions_of(licence, action).chain(applies).collect();
    let mut open: Vec<&QuestionId> =
        conditions.iter().flat_map(|it| it.reads()).chain(licence.asks_for(action)).collect();
    let mut seen = BTreeSet::new();
    while let Some(question) = open.pop().and_then(|id| seen.insert(id).then(|| catalogue.question(id))) {
        for when in question.iter().filter_map(|question| question.when.as_ref()) {
            conditions.push(when);
            open.extend(when.reads());
        }
    }
    conditions
}

#[derive(Clone)]
struct Way {
    visit: Visit,
    answers: Vec<(QuestionId, String)>,
    length: Longest,
}

/// What comes next on a way.
enum Next {
    Ask(QuestionId),
    Go(Step),
    End(End),
}

enum End {
    Finished,
    Refused,
    NotNeeded,
    Dead(Stuck),
}

struct Walker<'a> {
    licence: &'a Licence,
    action: Action,
    conditions: Vec<&'a Condition>,
    open: VecDeque<Way>,
    ways: Ways,
    /// The answers to each question that tell conditions apart.
    telling: BTreeMap<QuestionId, Vec<Value>>,
    /// The rules that have refused something.
    refusing: BTreeSet<usize>,
}

impl Walker<'_> {
    fn walk(&mut self, mut way: Way) {
        for _ in 0..STEPS_MAX {
            match self.next(&way.visit) {
                Next::Ask(question) => {
                    let mut branches = self.branches(&way, &question).into_iter();
                    let Some(first) = branches.next() else {
                        return self.end(way, End::Dead(Stuck::NoAnswer(question)));
                    };
                    for other in branches {
                        if self.ways.walked + self.open.len() + 1 < WAYS_MAX {
                            self.open.push_back(other);
                        } else {
                            self.ways.is_cut = true;
                        }
                    }
                    way = first;
                }
                Next::Go(step) => go(&mut way, step),
                Next::End(end) => return self.end(way, end),
            }
        }
        self.end(way, End::Dead(Stuck::NoEnd));
    }

    fn next(&self, visit: &Visit) -> Next {
        if self.action == Action::New {
            let path = visit.path();
            match path.verdict(&self.licence.applies) {
                Verdict::Not => return Next::End(End::NotNeeded),
                Verdict::Applies => {}
                Verdict::Unknown { waiting_for } => {
                    if let Some(open) = waiting_for.iter().find(|question| path.is_open(question)) {
                        return Next::Ask(open.clone());
                    }
                    // Who does not know an answer yet may take the licence along all the same.
                    if !waiting_for.iter().any(|question| visit.answered(question) == Some(&Answer::NotYet)) {
                        return Next::End(End::Dead(Stuck::Undecided(waiting_for)));
                    }
                }
            }
        }
        match visit.next() {
            Step::Ask(question) | Step::Decide(question) => Next::Ask(question),
            Step::Ready => Next::End(End::Finished),
            Step::Review if !visit.problems().is_empty() => Next::End(End::Refused),
            Step::Result if visit.chosen().is_empty() => {
                Next::End(End::Dead(Stuck::NoStep("no licence is left to apply for")))
            }
            Step::Choose => Next::End(End::Dead(Stuck::NoStep("nothing has begun"))),
            step @ (Step::Result | Step::Documents | Step::Review | Step::Consent(_)) => Next::Go(step),
        }
    }

    /// The ways on from a question: one for each answer that some condition tells from the others, those nearest to the
    /// licence first; a single one where no condition looks at it.
    fn branches(&mut self, way: &Way, id: &QuestionId) -> Vec<Way> {
        let Some(question) = way.visit.catalogue().question(id) else { return Vec::new() };
        let reading: Vec<&Condition> = self.conditions.iter().copied().filter(|it| it.reads().contains(id)).collect();
        let makes_a_difference = !reading.is_empty() || samples::has_branches(&way.visit, question);
        let mut branches: Vec<(Rank, Way)> = Vec::new();
        let mut told: Vec<Vec<Truth>> = Vec::new();
        let telling = self.telling.entry(id.clone());
        let telling = telling.or_insert_with(|| samples::telling(way.visit.catalogue(), question, &reading));
        let values = samples::of(&way.visit, question, telling).into_iter().map(Answer::Known);
        let not_yet = Some(Answer::NotYet).filter(|_| question.may_not_know && !reading.is_empty());
        for answer in values.chain(not_yet) {
            let mut on = way.clone();
            if on.visit.answer(id, answer.clone()).is_err() {
                continue;
            }
            on.length.add(question, &answer, &on.visit);
            let truths: Vec<Truth> = {
                let path = on.visit.path();
                reading.iter().map(|condition| path.truth(condition)).collect()
            };
            let is_decided = !truths.contains(&Truth::Unknown) && !samples::has_branches(&on.visit, question);
            if makes_a_difference && is_decided && told.contains(&truths) {
                continue;
            }
            told.push(truths);
            if makes_a_difference {
                on.answers.push((id.clone(), samples::shown(&answer)));
            }
            branches.push((self.rank(&on.visit), on));
            if !makes_a_difference || branches.len() >= ANSWERS_MAX {
                break;
            }
        }
        branches.sort_by_key(|(rank, _)| *rank);
        branches.into_iter().map(|(_, way)| way).collect()
    }

    /// How far from the licence somebody stands; the least is nearest.
    fn rank(&self, visit: &Visit) -> Rank {
        let path = visit.path();
        let verdict = path.verdict(&self.licence.applies);
        let is_not_needed = self.action == Action::New && verdict == Verdict::Not;
        let against = visit.rules_against(&path, self.licence).count();
        (is_not_needed, against, self.action == Action::New && verdict != Verdict::Applies)
    }

    fn end(&mut self, way: Way, end: End) {
        self.ways.walked += 1;
        self.ways.longest = self.ways.longest.longer(way.length);
        match end {
            End::Finished => self.ways.finished += 1,
            End::NotNeeded => self.ways.not_needed += 1,
            End::Refused => {
                self.ways.refused += 1;
                let path = way.visit.path();
                self.refusing.extend(way.visit.rules_against(&path, self.licence).map(|(number, ..)| number));
            }
            End::Dead(stuck) => {
                let is_told = self.ways.dead_ends.iter().any(|known| known.stuck == stuck);
                if !is_told && self.ways.dead_ends.len() < DEAD_ENDS_MAX {
                    self.ways.dead_ends.push(DeadEnd { stuck, answers: way.answers });
                }
            }
        }
    }

    fn done(mut self) -> Ways {
        if self.ways.finished == 0 && self.ways.refused > 0 {
            let stuck = Stuck::AlwaysRefused(self.refusing.into_iter().collect());
            self.ways.dead_ends.push(DeadEnd { stuck, answers: Vec::new() });
        } else if self.ways.finished == 0 && self.ways.dead_ends.is_empty() {
            let stuck = Stuck::NoStep("no way leads to the licence");
            self.ways.dead_ends.push(DeadEnd { stuck, answers: Vec::new() });
        }
        self.ways
    }
}

type Rank = (bool, usize, bool);

/// Does what a page wants done that asks nothing about the trade.
fn go(way: &mut Way, step: Step) {
    match step {
        Step::Result => way.visit.confirm_result(),
        Step::Documents => {
            let fresh = way.visit.documents().into_iter().filter(|asked| asked.state.is_none()).count();
            way.length.seconds += DOCUMENT_SECONDS * u32::try_from(fresh).unwrap_or_default();
            way.visit.confirm_documents();
        }
        Step::Review => way.visit.confirm_review(),
        Step::Consent(agency) => way.visit.agree(&agency, String::new()),
        Step::Choose | Step::Decide(_) | Step::Ask(_) | Step::Ready => {}
    }
}

impl Longest {
    fn longer(self, other: Self) -> Self {
        let key = |it: Self| (it.questions, it.seconds);
        if key(other) > key(self) { other } else { self }
    }

    fn add(&mut self, question: &Question, answer: &Answer, visit: &Visit) {
        self.questions += 1;
        self.seconds += seconds(&question.kind);
        let Answer::Known(Value::Group(items)) = answer else { return };
        for item in items {
            for inner in question.kind.item_questions().iter().filter(|id| item.contains_key(*id)) {
                let Some(inner) = visit.catalogue().question(inner) else { continue };
                self.questions += 1;
                self.seconds += seconds(&inner.kind);
            }
        }
    }
}

fn seconds(kind: &Kind) -> u32 {
    SECONDS.iter().find(|(name, _)| *name == kind.name()).map_or(0, |(_, seconds)| *seconds)
}

impl fmt::Display for DeadEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |ids: &[QuestionId]| ids.iter().map(QuestionId::as_str).collect::<Vec<_>>().join(", ");
        match &self.stuck {
            Stuck::NoAnswer(question) => write!(f, "none of the answers tried is taken for {question}"),
            Stuck::Undecided(waiting) => {
                write!(f, "all is answered and it is not known whether it is needed; it waits for {}", names(waiting))
            }
            Stuck::NoStep(why) => f.write_str(why),
            Stuck::NoEnd => write!(f, "it goes on after {STEPS_MAX} steps"),
            Stuck::AlwaysRefused(rules) => {
                let rules: Vec<String> = rules.iter().map(ToString::to_string).collect();
                let rules = if rules.is_empty() { "a check of a question".to_owned() } else { rules.join(", ") };
                write!(f, "every way walked is refused by one of the rules of eligible: {rules}")
            }
        }?;
        for (place, (question, answer)) in self.answers.iter().enumerate() {
            write!(f, "{} {question} = {answer}", if place == 0 { ", after" } else { "," })?;
        }
        Ok(())
    }
}

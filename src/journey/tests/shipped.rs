//! Chance visits through the catalogue as shipped: whatever is answered, a visit comes to its end, and no agency gets
//! what it did not ask for or what does not show.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use catalogue::{Catalogue, Kind};
use domain::application::{Action, DocumentState};
use domain::{Answer, Item, LicenceId, QuestionId, Value};
use jiff::ToSpan as _;

use super::{finish, text, today};
use crate::{Determined, Reviewed, Stage, Step, Verdict, Visit, replay};

const VISITS_PER_INTENT: u64 = 2;
const STEPS_MAX: usize = 400;

/// Numbers that only look like chance: the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }

    fn within(&mut self, min: i64, max: i64) -> i64 {
        min + i64::try_from(self.below(u64::try_from(max - min).unwrap().min(100_000) + 1)).unwrap()
    }

    fn value(&mut self, visit: &Visit, question: &QuestionId) -> Value {
        match &visit.catalogue().question(question).unwrap().kind {
            Kind::YesNo => Value::YesNo(self.below(2) == 0),
            Kind::Declaration => Value::YesNo(true),
            Kind::Choice(options) => {
                Value::Choice(options[usize::try_from(self.below(options.len() as u64)).unwrap()].id.clone())
            }
            Kind::Choices(options) => {
                let mut chosen: Vec<String> =
                    options.iter().filter(|_| self.below(3) == 0).map(|option| option.id.clone()).collect();
                if chosen.is_empty() {
                    chosen.push(options[0].id.clone());
                }
                Value::Choices(chosen)
            }
            Kind::Whole { min, max, .. } => Value::Whole(self.within(*min, *max)),
            Kind::Money { min, max } => Value::Money(self.within(*min, *max)),
            Kind::Date => Value::Date(today().checked_add(self.within(-30_000, 900).days()).unwrap()),
            Kind::Text { .. } | Kind::LongText { .. } => text(["Tan", "#01-02"][usize::from(self.below(2) == 0)]),
            Kind::Phone => text("91234567"),
            Kind::Email => text("mei@example.sg"),
            Kind::Postcode => text("238859"),
            Kind::NationalId => text("S1234567D"),
            Kind::BusinessId => text("201912345K"),
            Kind::Group { min, max, .. } => {
                let count = (*min + usize::from(self.below(2) == 0)).clamp(1, *max);
                Value::Group((0..count).map(|_| self.item(visit, question)).collect())
            }
        }
    }

    /// An item that the group takes, answered question by question as they come up.
    fn item(&mut self, visit: &Visit, group: &QuestionId) -> Item {
        let mut item = Item::new();
        for _ in 0..STEPS_MAX {
            let open = visit.item_questions(group, &item).into_iter().find(|id| !item.contains_key(id));
            if let Some(question) = open {
                item.insert(question.clone(), self.value(visit, &question));
                continue;
            }
            match visit.check_item(group, item.clone()) {
                Ok(item) => return item,
                Err(problems) => {
                    item.remove(problems[0].question().unwrap());
                }
            }
        }
        panic!("no item fits {group}");
    }

    fn answer(&mut self, visit: &mut Visit, question: &QuestionId) {
        for _ in 0..STEPS_MAX {
            let value = self.value(visit, question);
            if visit.answer(question, Answer::Known(value)).is_ok() {
                return;
            }
        }
        panic!("nothing fits {question}");
    }
}

fn shipped() -> Arc<Catalogue> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk-config/catalogue");
    match catalogue::load(&dir) {
        Ok(loaded) => Arc::new(loaded.catalogue),
        Err(problems) => panic!("{}", problems.iter().map(|it| format!("{it}\n")).collect::<String>()),
    }
}

/// Walks until the visit is ready, or until only an eligibility rule or an empty result stands in the way.
fn walk(visit: &mut Visit, chance: &mut Chance) -> Step {
    for _ in 0..STEPS_MAX {
        let step = visit.next();
        match &step {
            Step::Decide(question) | Step::Ask(question) => chance.answer(visit, question),
            Step::Result if visit.chosen().is_empty() => return step,
            Step::Result => visit.confirm_result(),
            Step::Documents => {
                for asked in visit.documents() {
                    visit.set_document(&asked.licence, &asked.document.id, DocumentState::ToFollow);
                }
                visit.confirm_documents();
            }
            Step::Review if !visit.problems().is_empty() => return step,
            Step::Review => visit.confirm_review(),
            Step::Consent(agency) => visit.agree(agency, "I agree".to_owned()),
            Step::Choose | Step::Ready => return step,
        }
    }
    panic!("no end in sight at {:?}", visit.next());
}

#[test]
fn whatever_is_answered_a_visit_ends_and_each_agency_gets_only_what_it_asks() {
    let catalogue = shipped();
    let mut finished = 0;
    for (number, intent) in (1..).zip(&catalogue.intents) {
        for seed in 0..VISITS_PER_INTENT {
            let mut chance = Chance(seed * 1_000 + number);
            let mut visit = Visit::new(Arc::clone(&catalogue), today());
            visit.begin_intent(&intent.id).unwrap();
            walk(&mut visit, &mut chance);
            // A mind changed: one deciding answer is given anew, and the visit walked to its end again.
            if let Some(question) = visit.deciding().first().cloned() {
                visit.reopen(Stage::Result);
                chance.answer(&mut visit, &question);
            }
            if walk(&mut visit, &mut chance) == Step::Ready {
                check_what_leaves(&visit);
                finished += 1;
            }
        }
    }
    assert!(finished > 40, "only {finished} visits came to be ready");
}

#[test]
fn any_visit_put_aside_anywhere_is_the_same_when_it_is_taken_up() {
    let catalogue = shipped();
    let mut answers = 0;
    for (number, intent) in (1..).zip(&catalogue.intents) {
        for seed in 0..VISITS_PER_INTENT {
            let mut chance = Chance(seed * 7_777 + number);
            let mut visit = Visit::new(Arc::clone(&catalogue), today());
            visit.begin_intent(&intent.id).unwrap();
            let stop = chance.below(60);
            for _ in 0..stop {
                match visit.next() {
                    Step::Decide(question) | Step::Ask(question) => chance.answer(&mut visit, &question),
                    Step::Result if !visit.chosen().is_empty() => visit.confirm_result(),
                    Step::Documents => visit.confirm_documents(),
                    Step::Result | Step::Review | Step::Consent(_) | Step::Choose | Step::Ready => break,
                }
            }
            let draft = visit.draft(domain::Language::Tamil);
            let again = Visit::restore(Arc::clone(&catalogue), today(), &draft);
            assert_eq!((&again.dropped[..], &again.gone[..], &again.gone_intent), (&[][..], &[][..], &None));
            assert_eq!(again.visit.draft(domain::Language::Tamil), draft);
            assert_eq!(again.visit.chosen(), visit.chosen());
            assert_eq!(again.visit.result(), visit.result());
            assert_eq!(again.visit.form(), visit.form());
            answers += draft.answers.len();
        }
    }
    assert!(answers > 1_000, "only {answers} answers were put aside");
}

/// The answers there are, where one of a few is given.
fn answers(kind: &Kind) -> Vec<Value> {
    if let Kind::Choice(options) = kind {
        return options.iter().map(|option| Value::Choice(option.id.clone())).collect();
    }
    let answers = if matches!(kind, Kind::YesNo) { &[true, false][..] } else { &[] };
    answers.iter().copied().map(Value::YesNo).collect()
}

/// How many thousandths of the licences that wait for a question its answer settles, found by giving every answer there is.
fn settled_by(visit: &Visit, question: &QuestionId, waiting: &[LicenceId]) -> usize {
    let answers = answers(&visit.catalogue().question(question).unwrap().kind);
    let given = answers.iter().map(|answer| {
        let mut visit = visit.clone();
        visit.answer(question, Answer::Known(answer.clone())).unwrap();
        let is_settled =
            |it: &&Determined| waiting.contains(&it.licence) && !matches!(it.verdict, Verdict::Unknown { .. });
        visit.result().licences.iter().filter(is_settled).count()
    });
    given.sum::<usize>() * 1_000 / answers.len()
}

#[test]
fn of_the_questions_that_decide_none_settles_more_than_the_one_that_is_asked() {
    let (catalogue, mut weighed) = (shipped(), 0);
    for (number, intent) in (1..).zip(&catalogue.intents) {
        let mut chance = Chance(number);
        let mut visit = Visit::new(Arc::clone(&catalogue), today());
        visit.begin_intent(&intent.id).unwrap();
        while let Step::Decide(asked) = visit.next() {
            let mut waiting: BTreeMap<QuestionId, Vec<LicenceId>> = BTreeMap::new();
            for licence in visit.result().licences {
                let Verdict::Unknown { waiting_for } = licence.verdict else { continue };
                for question in waiting_for {
                    waiting.entry(question).or_default().push(licence.licence.clone());
                }
            }
            waiting.retain(|question, _| !answers(&catalogue.question(question).unwrap().kind).is_empty());
            if let Some(licences) = waiting.get(&asked) {
                let settled = settled_by(&visit, &asked, licences);
                for (question, licences) in &waiting {
                    let other = settled_by(&visit, question, licences);
                    assert!(other <= settled, "{}: {question} settles {other}, {asked} {settled}", intent.id);
                    weighed += 1;
                }
            }
            chance.answer(&mut visit, &asked);
        }
    }
    assert!(weighed > 500, "only {weighed} questions were weighed");
}

#[test]
fn every_case_of_the_agencies_comes_out_as_it_says() {
    let catalogue = shipped();
    let mut differ = String::new();
    for case in &catalogue.cases {
        for difference in replay(&catalogue, case) {
            differ += &format!("{}:{}: \"{}\": {difference}\n", case.file.display(), case.line, case.says);
        }
    }
    assert!(differ.is_empty(), "\n{differ}");
    assert!(!catalogue.cases.is_empty(), "no agency has a case");
}

#[test]
fn every_action_on_offer_can_be_walked_to_its_end() {
    let catalogue = shipped();
    let mut walked = 0;
    for licence in catalogue.licences.values() {
        for action in licence.actions.iter().filter(|action| **action != Action::New) {
            let mut visit = Visit::new(Arc::clone(&catalogue), today());
            visit.begin_licences(std::slice::from_ref(&licence.id)).unwrap();
            visit.want(*action);
            let mut seed = 0;
            while walk(&mut visit, &mut Chance(seed)) != Step::Ready {
                seed += 1;
                assert!(seed < 50, "{} {action}: {:?}", licence.id, visit.problems());
                let rules: Vec<QuestionId> =
                    visit.problems().iter().filter_map(|problem| problem.question().cloned()).collect();
                rules.iter().for_each(|question| visit.clear(question));
            }
            let application = finish(&visit).remove(0);
            assert_eq!(application.licences[0].action, *action);
            assert!(application.licences[0].holds.is_some(), "{} {action}", licence.id);
            let asked: Vec<&QuestionId> = licence.asks_for(*action).collect();
            assert!(application.answers.iter().all(|answer| asked.contains(&&answer.question)));
            walked += 1;
        }
    }
    assert!(walked >= 12, "only {walked} actions are on offer");
}

#[track_caller]
fn check_what_leaves(visit: &Visit) {
    let words = super::WORDS;
    let shows: Vec<QuestionId> = visit
        .review(words)
        .into_iter()
        .filter(|row| row.depth == 0 && row.said != Reviewed::Skipped)
        .map(|row| row.question)
        .collect();
    for application in finish(visit) {
        let licences = application.licences.iter().map(|it| visit.catalogue().licence(&it.licence).unwrap());
        let asked: Vec<&QuestionId> =
            licences.flat_map(|licence| licence.asks.iter().chain(licence.applies.reads())).collect();
        for answer in &application.answers {
            assert!(asked.contains(&&answer.question), "{} did not ask {}", application.agency, answer.question);
            assert!(shows.contains(&answer.question), "{} is hidden and leaves", answer.question);
        }
        assert_eq!(application.consents.len(), 1);
    }
}

//! `catalogue determine`: answers in, which licences apply out, both as JSON; the engine of the terminal without the
//! terminal. Agencies try their rules with it, and other programs ask it.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use catalogue::{Catalogue, Kind, Text};
use domain::application::Action;
use domain::{Answer, Date, IntentId, Item, LicenceId, QuestionId, Value};
use journey::{Mistake, Step, Verdict, Visit};

use crate::catalogue::loaded;
use crate::{Error, FORMAT, Report};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// What the citizen comes for; or else `licences`.
    intent: Option<String>,
    /// Licences known by name.
    #[serde(default)]
    licences: Vec<String>,
    /// What is wanted of them: `new`, `renew`, `amend` or `cancel`; `new` if absent.
    action: Option<String>,
    #[serde(default)]
    answers: BTreeMap<String, Json>,
    today: Option<String>,
}

/// What is known, as its `Display` and as JSON the same.
#[derive(Debug, Clone, Serialize)]
pub struct Determined {
    format: u32,
    applies: Vec<Reasoned>,
    not: Vec<Reasoned>,
    unknown: Vec<Waiting>,
    next: Option<String>,
    fees: Vec<FeeLine>,
    fee_total_minor: i64,
    currency: String,
}

#[derive(Debug, Clone, Serialize)]
struct Reasoned {
    licence: String,
    because: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Waiting {
    licence: String,
    waiting_for: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
struct FeeLine {
    licence: String,
    label: String,
    /// `null` where the agency sets it, or where an answer is missing.
    amount_minor: Option<i64>,
}

/// Reads the answers in a file and says what applies by the catalogue in a folder. `today` stands in where the file
/// names no day.
///
/// # Errors
/// When the catalogue has errors, or the file is not what it should be.
pub fn determine(dir: &Path, answers: &Path, today: Date) -> Result<Determined, Error> {
    let text = std::fs::read_to_string(answers).map_err(|cause| Error::File { file: answers.to_owned(), cause })?;
    let asked: Asked =
        serde_json::from_str(&text).map_err(|cause| Error::Answers { file: answers.to_owned(), cause })?;
    visit(Arc::new(loaded(dir)?), &asked, today).map(|visit| Determined::of(&visit))
}

fn visit(catalogue: Arc<Catalogue>, asked: &Asked, today: Date) -> Result<Visit, Error> {
    let not_a_day = |text: &String| domain::id::MalformedId { text: text.clone(), expected: "a day (2026-11-22)" };
    let today = match &asked.today {
        Some(text) => text.parse().map_err(|_| not_a_day(text))?,
        None => today,
    };
    let mut visit = Visit::new(Arc::clone(&catalogue), today);
    begin(&mut visit, asked)?;
    let action = asked.action.as_deref().map(str::parse).transpose()?;
    visit.want(action.unwrap_or(Action::New));
    for (id, said) in &asked.answers {
        let (id, kind) = kind_of(&catalogue, id)?;
        let answer = if said.is_null() { Answer::NotYet } else { Answer::Known(value(&catalogue, &id, kind, said)?) };
        visit.answer(&id, answer).map_err(Error::Refused)?;
    }
    Ok(visit)
}

fn begin(visit: &mut Visit, asked: &Asked) -> Result<(), Error> {
    match (&asked.intent, asked.licences.as_slice()) {
        (Some(intent), []) => {
            let intent: IntentId = intent.parse()?;
            visit.begin_intent(&intent).map_err(|_| Error::UnknownIntent(intent))
        }
        (None, [_, ..]) => {
            let licences = asked.licences.iter().map(|id| id.parse()).collect::<Result<Vec<LicenceId>, _>>()?;
            visit.begin_licences(&licences).map_err(Error::Refused)
        }
        (Some(_), [_, ..]) | (None, []) => Err(Error::Beginning),
    }
}

fn kind_of<'c>(catalogue: &'c Catalogue, id: &str) -> Result<(QuestionId, &'c Kind), Error> {
    let id: QuestionId = id.parse()?;
    match catalogue.question(&id) {
        Some(question) => Ok((id, &question.kind)),
        None => Err(Error::UnknownQuestion(id)),
    }
}

/// JSON as a value of the question's type; texts are read as if typed, money as a number is minor units.
fn value(catalogue: &Catalogue, id: &QuestionId, kind: &Kind, said: &Json) -> Result<Value, Error> {
    let wrong = |cause| Error::Answer { question: id.clone(), kind: kind.name(), cause };
    match (kind, said) {
        (_, Json::Bool(answer)) => Ok(Value::YesNo(*answer)),
        (Kind::Money { .. }, Json::Number(number)) => {
            number.as_i64().map(Value::Money).ok_or_else(|| wrong(Mistake::NotAnAmount))
        }
        (Kind::Whole { .. }, Json::Number(number)) => {
            number.as_i64().map(Value::Whole).ok_or_else(|| wrong(Mistake::NotANumber))
        }
        (kind, Json::String(text)) => journey::parse(kind, text).map_err(wrong),
        (Kind::Choices(_), Json::Array(options)) => {
            let options: Option<Vec<String>> = options.iter().map(|it| it.as_str().map(str::to_owned)).collect();
            options.map(Value::Choices).ok_or_else(|| wrong(Mistake::NotAnOption))
        }
        (Kind::Group { .. }, Json::Array(items)) => {
            let items: Result<Vec<Item>, Error> = items.iter().map(|it| item(catalogue, it, &wrong)).collect();
            items.map(Value::Group)
        }
        (_, _) => Err(wrong(Mistake::OtherKind)),
    }
}

fn item(catalogue: &Catalogue, said: &Json, wrong: &dyn Fn(Mistake) -> Error) -> Result<Item, Error> {
    let members = said.as_object().ok_or_else(|| wrong(Mistake::OtherKind))?;
    let mut item = Item::new();
    for (id, said) in members {
        let (id, kind) = kind_of(catalogue, id)?;
        let value = value(catalogue, &id, kind, said)?;
        item.insert(id, value);
    }
    Ok(item)
}

impl Determined {
    fn of(visit: &Visit) -> Self {
        let mut it = Self {
            format: FORMAT,
            applies: Vec::new(),
            not: Vec::new(),
            unknown: Vec::new(),
            next: next_question(visit),
            fees: Vec::new(),
            fee_total_minor: 0,
            currency: visit.catalogue().currency.code().to_owned(),
        };
        for determined in visit.result().licences {
            let Some(known) = visit.catalogue().licence(&determined.licence) else { continue };
            let licence = determined.licence.to_string();
            let reasoned = |because: &Text| vec![because.default.to_string()];
            match determined.verdict {
                Verdict::Applies => it.applies.push(Reasoned { licence, because: reasoned(&known.because) }),
                Verdict::Not => it.not.push(Reasoned { licence, because: reasoned(&known.not_because) }),
                Verdict::Unknown { waiting_for } => {
                    let waiting_for = waiting_for.iter().map(ToString::to_string).collect();
                    it.unknown.push(Waiting { licence, waiting_for });
                }
            }
        }
        let fees = visit.fees();
        it.fee_total_minor = fees.total.minor;
        it.fees = fees
            .lines
            .into_iter()
            .map(|line| FeeLine {
                licence: line.licence.to_string(),
                label: line.label.default.to_string(),
                amount_minor: line.amount.known().map(|amount| amount.minor),
            })
            .collect();
        it
    }
}

fn next_question(visit: &Visit) -> Option<String> {
    match visit.next() {
        Step::Decide(question) => Some(question.to_string()),
        Step::Choose
        | Step::Result
        | Step::Documents
        | Step::Ask(_)
        | Step::Review
        | Step::Consent(_)
        | Step::Ready => None,
    }
}

impl Report for Determined {
    fn is_well(&self) -> bool {
        true
    }
}

impl fmt::Display for Determined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string_pretty(self).map_err(|_| fmt::Error)?)
    }
}

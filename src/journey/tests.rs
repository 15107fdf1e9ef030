//! The engine's rules as short stories over one small catalogue: a restaurant, three agencies, five licences.

mod actions;
mod answers;
mod drafts;
mod finishing;
mod interview;
mod replay;
mod shipped;
mod uk;
mod ways;

use std::sync::Arc;

use catalogue::{Catalogue, Files};
use domain::application::DocumentState;
use domain::{Answer, Application, Date, Item, Language, Personal, QuestionId, SubmissionId, Timestamp, Value};
use jiff::civil;

use crate::{Step, Visit, Words};

const WORDS: Words<'static> = Words { language: Language::English, yes: "Yes", no: "No" };

const HEADER: &str = r#"
id = "test"
version = "7"
issued = 2026-01-01
currency = "SGD"
languages = ["en"]
sample = true
sections = [{ id = "applicant", title = "You" }, { id = "trade", title = "Trade" }, { id = "premises", title = "Premises" }]
sectors = [{ id = "food", title = "Food", icon = "utensils" }]
"#;

const AGENCIES: &str = r#"
agency = [
    { id = "SFA", name = "Food agency", contact = "food" },
    { id = "URA", name = "Land agency", contact = "land" },
    { id = "SPF", name = "Police", contact = "police" },
]
"#;

const QUESTIONS: &str = r#"
[[question]]
id = "trade.kind"
type = "choice"
section = "trade"
label = "What do you open?"
options = [{ id = "restaurant", label = "A restaurant" }, { id = "shop", label = "A shop" }, { id = "stall", label = "A stall" }]

[[question]]
id = "trade.alcohol"
type = "yes_no"
section = "trade"
label = "Do you serve alcohol?"
when = 'trade.kind == "restaurant"'

[[question]]
id = "trade.late"
type = "yes_no"
section = "trade"
label = "After 22:30?"
when = 'trade.alcohol'

[[question]]
id = "premises.kind"
type = "choice"
section = "premises"
label = "What was there before?"
may_not_know = true
options = [{ id = "shop", label = "A shop" }, { id = "office", label = "An office" }]

[[question]]
id = "premises.area"
type = "whole"
section = "premises"
label = "How large?"
min = 1
max = 5000
unit = "m²"

[[question]]
id = "applicant.name"
type = "text"
section = "applicant"
label = "Your name"
max = 20

[[question]]
id = "applicant.email"
type = "email"
section = "applicant"
label = "E-mail"
required = false

[[question]]
id = "applicant.born"
type = "date"
section = "applicant"
label = "Date of birth"
valid = [{ rule = 'value < today', message = "A birthday is in the past" }]

[[question]]
id = "applicant.national_id"
type = "national_id"
section = "applicant"
label = "NRIC or FIN"
sensitive = true

[[question]]
id = "owners"
type = "group"
section = "applicant"
label = "Who owns the business?"
item = "Owner"
min = 1
max = 3
asks = ["owner.name", "owner.citizen", "owner.permit"]

[[question]]
id = "owner.name"
type = "text"
section = "applicant"
label = "Name"
max = 20

[[question]]
id = "owner.citizen"
type = "yes_no"
section = "applicant"
label = "Citizen?"

[[question]]
id = "owner.permit"
type = "text"
section = "applicant"
label = "Permit"
max = 9
when = '!owner.citizen'

[[question]]
id = "held.food"
type = "text"
section = "trade"
label = "Number of your licence"
"#;

const FOOD: &str = r#"
title = "Food shop"
agency = "SFA"
version = "1"
summary = "Sells food."
keywords = ["food"]
applies = 'trade.kind == "restaurant" || trade.kind == "shop"'
because = "You sell food."
not_because = "You do not."
asks = ["applicant.name", "applicant.email", "owners", "premises.area"]
who = "Anyone"
processing_days = 14
next_steps = "Wait."
actions = ["new", "renew", "cancel"]
eligible = [{ rule = '!owners.exists(o, o.owner.name == "Nobody")', message = "Somebody has to own it" }]
documents = [
    { id = "layout-plan", label = "Plan", formats = ["pdf"], max_mb = 5 },
    { id = "large-plan", label = "Plan of a large place", when = 'premises.area > 200', formats = ["pdf"], max_mb = 5 },
]
fees = [
    { label = "Licence", for = ["new", "renew"], by = "premises.area", table = [{ upto = 200, amount = 19500 }, { amount = 30000 }], payable = "on_approval" },
    { label = "Processing", amount = 1000, payable = "on_submit" },
]
renew = { holds = "held.food", asks = ["applicant.name", "premises.area"], processing_days = 3 }
cancel = { holds = "held.food", asks = [] }
"#;

const STALL: &str = r#"
title = "Food stall"
agency = "SFA"
version = "1"
summary = "A stall."
keywords = ["stall"]
applies = 'trade.kind == "stall"'
because = "You open a stall."
not_because = "You do not."
asks = ["applicant.name"]
who = "Anyone"
next_steps = "Wait."
actions = ["new"]
"#;

const CHANGE_OF_USE: &str = r#"
title = "Change of use"
agency = "URA"
version = "2"
summary = "Another use."
keywords = ["use"]
applies = 'premises.kind == "office"'
because = "It was an office."
not_because = "It was a shop."
asks = ["premises.area", "applicant.born"]
who = "Anyone"
processing_days = 28
next_steps = "Wait."
actions = ["new"]
fees = [{ label = "Assessment", set_by_agency = true, payable = "on_approval" }]
"#;

const LIQUOR: &str = r#"
title = "Liquor"
agency = "SPF"
version = "3"
summary = "Alcohol."
keywords = ["liquor"]
applies = 'trade.alcohol'
because = "You serve alcohol."
not_because = "You do not."
asks = ["applicant.national_id", "premises.area"]
who = "Anyone"
next_steps = "Wait."
actions = ["new"]
fees = [{ label = "Each square metre", per = "premises.area", amount = 10, payable = "on_submit" }]
"#;

const LATE: &str = r#"
title = "Late hours"
agency = "SPF"
version = "3"
summary = "Alcohol late."
keywords = ["late"]
applies = 'trade.alcohol && trade.late'
because = "You serve late."
not_because = "You do not."
asks = ["trade.late"]
who = "Anyone"
next_steps = "Wait."
actions = ["new"]
"#;

const INTENTS: &str = r#"
[[intent]]
id = "open-restaurant"
title = "Open a restaurant"
summary = "A place to eat."
sector = "food"
icon = "utensils"
keywords = ["restaurant"]
candidates = ["sfa-food", "ura-use", "spf-liquor", "spf-late"]
[intent.assumes]
"trade.kind" = "restaurant"

[[intent]]
id = "open-business"
title = "Open any business"
summary = "Any."
sector = "food"
icon = "store"
keywords = ["business"]
candidates = ["sfa-food", "sfa-stall", "ura-use", "spf-liquor", "spf-late"]
"#;

fn small() -> Arc<Catalogue> {
    small_with("", "").unwrap()
}

/// The small catalogue after a change of its questions; `None` where the change makes no catalogue.
fn small_with(from: &str, to: &str) -> Option<Arc<Catalogue>> {
    assert!(QUESTIONS.contains(from), "nothing to change: {from}");
    let questions = QUESTIONS.replacen(from, to, 1);
    let mut files = Files::default();
    for (path, text) in [
        ("catalogue.toml", HEADER),
        ("agencies.toml", AGENCIES),
        ("questions/all.toml", questions.as_str()),
        ("licences/sfa/food.toml", FOOD),
        ("licences/sfa/stall.toml", STALL),
        ("licences/ura/use.toml", CHANGE_OF_USE),
        ("licences/spf/liquor.toml", LIQUOR),
        ("licences/spf/late.toml", LATE),
        ("intents.toml", INTENTS),
    ] {
        files.put(path, text);
    }
    match catalogue::read(&files) {
        Ok(loaded) => Some(Arc::new(loaded.catalogue)),
        Err(_) if !from.is_empty() => None,
        Err(problems) => panic!("{}", problems.iter().map(|it| format!("{it}\n")).collect::<String>()),
    }
}

fn today() -> Date {
    civil::date(2026, 11, 22)
}

fn begun(intent: &str) -> Visit {
    let mut visit = Visit::new(small(), today());
    visit.begin_intent(&intent.parse().unwrap()).unwrap();
    visit
}

fn id(text: &str) -> QuestionId {
    text.parse().unwrap()
}

fn text(text: &str) -> Value {
    Value::Text(Personal::new(text.to_owned()))
}

/// Answers as a citizen types them: `say(&mut visit, "premises.area", "120")`.
fn say(visit: &mut Visit, question: &str, typed: &str) {
    let kind = visit.catalogue().question(&id(question)).unwrap().kind.clone();
    visit.answer(&id(question), Answer::Known(crate::parse(&kind, typed).unwrap())).unwrap();
}

fn owner(name: &str, citizen: bool) -> Item {
    Item::from([(id("owner.name"), text(name)), (id("owner.citizen"), Value::YesNo(citizen))])
}

fn say_owners(visit: &mut Visit, owners: Vec<Item>) {
    visit.answer(&id("owners"), Answer::Known(Value::Group(owners))).unwrap();
}

/// Walks on from wherever the visit is, with an ordinary answer to everything that is still open.
fn walk_to_the_end(visit: &mut Visit) {
    for _ in 0..100 {
        match visit.next() {
            Step::Choose => panic!("nothing begun"),
            Step::Decide(question) | Step::Ask(question) => answer_somehow(visit, question.as_str()),
            Step::Result => visit.confirm_result(),
            Step::Documents => {
                for asked in visit.documents() {
                    visit.set_document(&asked.licence, &asked.document.id, DocumentState::ToFollow);
                }
                visit.confirm_documents();
            }
            Step::Review => visit.confirm_review(),
            Step::Consent(agency) => visit.agree(&agency, format!("I agree to share with {agency}")),
            Step::Ready => return,
        }
    }
    panic!("no end in sight at {:?}", visit.next());
}

fn answer_somehow(visit: &mut Visit, question: &str) {
    match question {
        "owners" => say_owners(visit, vec![owner("Mei", true)]),
        "trade.kind" => say(visit, question, "restaurant"),
        "trade.alcohol" | "trade.late" => say(visit, question, "yes"),
        "premises.kind" => say(visit, question, "office"),
        "premises.area" => say(visit, question, "120"),
        "held.food" => say(visit, question, "F-123"),
        "applicant.name" => say(visit, question, "Tan Mei Ling"),
        "applicant.email" => visit.skip(&id(question)).unwrap(),
        "applicant.born" => say(visit, question, "01/02/1990"),
        "applicant.national_id" => say(visit, question, "s1234567d"),
        other => panic!("nobody expected {other}"),
    }
}

fn finish(visit: &Visit) -> Vec<Application> {
    let mut made = 0_u32;
    let mut ids = || {
        made += 1;
        format!("6f9619ff-8b86-4d01-b42d-{made:012}").parse::<SubmissionId>().unwrap()
    };
    visit.finish(Timestamp::UNIX_EPOCH, WORDS, &mut ids).unwrap()
}

/// `SFA: applicant.name owners`, one line an agency.
fn what_leaves(visit: &Visit) -> Vec<String> {
    let line = |application: Application| {
        let questions: Vec<&str> = application.answers.iter().map(|it| it.question.as_str()).collect();
        format!("{}: {}", application.agency, questions.join(" "))
    };
    finish(visit).into_iter().map(line).collect()
}

//! Each thing of a catalogue as a name and a list of traits, in plain words and money. What a catalogue holds and does not
//! stand here is not compared; the words of translations are compared by their keys.

use std::collections::BTreeMap;

use ::catalogue::{
    Agency, Catalogue, Condition, Document, Faq, Fee, FeeRule, Intent, Kind, Licence, Listed, Payable, PublicKey,
    Question, Slab, Text,
};
use domain::application::Action;
use domain::{LicenceId, Money, QuestionId, Value};

use super::{Thing, Words};

type Things = BTreeMap<String, Thing>;

/// The parts of a catalogue in the order in which they are told.
pub(super) fn parts(catalogue: &Catalogue) -> Vec<(&'static str, Things)> {
    let named = |text: &Text| text.default.to_string();
    let licences = catalogue.licences.values().map(|it| (it.id.to_string(), thing(&it.title, licence(catalogue, it))));
    let listed = catalogue.listed.values().map(|it| (it.id.to_string(), thing(&it.title, listed(it))));
    let questions = catalogue.questions.values();
    let questions = questions.map(|it| (it.id.to_string(), thing(&it.label, question(catalogue, it))));
    let intents = catalogue.intents.iter().map(|it| (it.id.to_string(), thing(&it.title, intent(catalogue, it))));
    let faqs = catalogue.faqs.iter().map(|it| (it.id.clone(), thing(&it.question, faq(it))));
    let agencies = catalogue.agencies.values().map(|it| (it.id.to_string(), thing(&it.name, agency(it))));
    let sections = catalogue.sections.iter().map(|it| (it.id.clone(), thing(&it.title, Traits::default())));
    let sectors = catalogue.sectors.iter().map(|it| (it.id.clone(), thing(&it.title, Traits::default())));
    let mut whole = Traits::default();
    whole.said("languages", join(&catalogue.languages));
    whole.said("currency", catalogue.currency.code());
    whole.said_if("notice", catalogue.notice.as_ref().map(named));
    whole.there_if("a sample", catalogue.sample);
    let whole = Thing { name: catalogue.id.clone(), traits: whole.0 };
    vec![
        ("catalogue", [("catalogue".to_owned(), whole)].into()),
        ("licences", licences.collect()),
        ("licences applied for elsewhere", listed.collect()),
        ("questions", questions.collect()),
        ("what people come for", intents.collect()),
        ("questions people ask", faqs.collect()),
        ("agencies", agencies.collect()),
        ("sections of the form", sections.collect()),
        ("sectors", sectors.collect()),
    ]
}

fn thing(name: &Text, mut traits: Traits) -> Thing {
    traits.0.insert(0, ("name".to_owned(), Words::Said(name.default.to_string())));
    Thing { name: name.default.to_string(), traits: traits.0 }
}

/// Traits as they are put together.
#[derive(Default)]
struct Traits(Vec<(String, Words)>);

impl Traits {
    fn said(&mut self, name: impl Into<String>, words: impl ToString) {
        self.0.push((name.into(), Words::Said(words.to_string())));
    }

    fn said_if(&mut self, name: impl Into<String>, words: Option<impl ToString>) {
        self.0.extend(words.map(|words| (name.into(), Words::Said(words.to_string()))));
    }

    fn text(&mut self, name: &str, text: &Text) {
        self.said(name, &text.default);
    }

    fn text_if(&mut self, name: &str, text: Option<&Text>) {
        self.said_if(name, text.map(|text| &text.default));
    }

    fn there(&mut self, name: String) {
        self.0.push((name, Words::There));
    }

    fn there_if(&mut self, name: &str, is_so: bool) {
        if is_so {
            self.there(name.to_owned());
        }
    }

    fn when(&mut self, name: impl Into<String>, condition: &Condition) {
        self.0.push((name.into(), Words::When(condition.clone())));
    }

    fn when_if(&mut self, name: impl Into<String>, condition: Option<&Condition>) {
        self.0.extend(condition.map(|condition| (name.into(), Words::When(condition.clone()))));
    }
}

fn licence(catalogue: &Catalogue, licence: &Licence) -> Traits {
    let mut traits = Traits::default();
    traits.said("agency", &licence.agency);
    traits.said("version", &licence.version);
    for fee in &licence.fees {
        let name = format!("fee \"{}\"", fee.label.default);
        traits.said(&name, cost(catalogue, fee));
        traits.when_if(format!("{name} only when"), fee.when.as_ref());
    }
    traits.when("applies when", &licence.applies);
    for rule in &licence.eligible {
        let name = format!("granted only if \"{}\"{}", rule.message.default, for_actions(&rule.actions));
        traits.when(name, &rule.rule);
    }
    for asked in &licence.asks {
        traits.there(format!("asks {}", question_named(catalogue, asked)));
    }
    for document in &licence.documents {
        let name = format!("document \"{}\" ({})", document.label.default, document.id);
        traits.said(&name, form(document));
        traits.text_if(&format!("{name}, note"), document.note.as_ref());
        traits.when_if(format!("{name} only when"), document.when.as_ref());
    }
    for before in &licence.prerequisites {
        traits.there(format!("needs first {}", licence_named(catalogue, before)));
    }
    traits.said_if("working days", licence.processing_days);
    traits.text_if("validity", licence.validity.as_ref());
    traits.said("actions", join(&licence.actions));
    for (action, terms) in &licence.terms {
        traits.there(format!("to {action}, the number is asked by {}", question_named(catalogue, &terms.holds)));
        for asked in &terms.asks {
            traits.there(format!("to {action}, asks {}", question_named(catalogue, asked)));
        }
        traits.said_if(format!("to {action}, working days"), terms.processing_days);
        traits.text_if(&format!("to {action}, what happens next"), terms.next_steps.as_ref());
    }
    traits.text("summary", &licence.summary);
    traits.text_if("law", licence.legal_basis.as_ref());
    traits.text("why it applies", &licence.because);
    traits.text("why it does not", &licence.not_because);
    traits.text("who may apply", &licence.who);
    traits.text("what happens next", &licence.next_steps);
    traits.said("words to search with", join(&licence.keywords));
    traits
}

/// What a fee comes to, in money.
fn cost(catalogue: &Catalogue, fee: &Fee) -> String {
    let money = |minor: i64| Money::new(minor, catalogue.currency).to_string();
    let how_much = match &fee.rule {
        FeeRule::Flat(amount) => money(*amount),
        FeeRule::Per { question, amount } => {
            format!("{} for each of {}", money(*amount), question_named(catalogue, question))
        }
        FeeRule::Table { by, rows } => {
            let row = |slab: &Slab| match slab.upto {
                Some(upto) => format!("up to {upto} {}", money(slab.amount)),
                None => format!("above {}", money(slab.amount)),
            };
            let rows: Vec<String> = rows.iter().map(row).collect();
            format!("by {}: {}", question_named(catalogue, by), rows.join(", "))
        }
        FeeRule::SetByAgency => "set by the agency".to_owned(),
    };
    let payable = match fee.payable {
        Payable::OnSubmit => "with the application",
        Payable::OnApproval => "on approval",
    };
    let comes_back = if fee.refundable { ", comes back if refused" } else { "" };
    format!("{how_much}, {payable}{comes_back}{}", for_actions(&fee.actions))
}

fn form(document: &Document) -> String {
    let formats = if document.formats.is_empty() { "any format".to_owned() } else { document.formats.join(" or ") };
    format!("{formats}, up to {} MB{}", document.max_mb, for_actions(&document.actions))
}

/// For which actions something counts, where that is not a first application alone.
fn for_actions(actions: &[Action]) -> String {
    if actions == [Action::New] { String::new() } else { format!(", for {}", join(actions)) }
}

fn listed(listed: &Listed) -> Traits {
    let mut traits = Traits::default();
    traits.said("agency", &listed.agency);
    traits.text("summary", &listed.summary);
    traits.text("where to apply", &listed.place);
    traits.said("words to search with", join(&listed.keywords));
    traits
}

fn question(catalogue: &Catalogue, question: &Question) -> Traits {
    let mut traits = Traits::default();
    traits.said("type", question.kind.name());
    traits.said("section", &question.section);
    traits.text_if("hint", question.hint.as_ref());
    traits.text_if("why it is asked", question.why.as_ref());
    traits.when_if("asked only when", question.when.as_ref());
    traits.there_if("has to be answered", question.required);
    traits.there_if("\"I don't know yet\" is an answer", question.may_not_know);
    traits.there_if("hidden from people standing behind", question.sensitive);
    for option in question.kind.choices() {
        traits.said(format!("option {}", option.id), &option.label.default);
        traits.said_if(format!("option {}, hint", option.id), option.hint.as_ref().map(|hint| &hint.default));
    }
    match &question.kind {
        Kind::Text { max } | Kind::LongText { max } => traits.said("characters at most", max),
        Kind::Whole { min, max, unit } => {
            traits.said("from", min);
            traits.said("to", max);
            traits.text_if("unit", unit.as_ref());
        }
        Kind::Money { min, max } => {
            traits.said("from", Money::new(*min, catalogue.currency));
            traits.said("to", Money::new(*max, catalogue.currency));
        }
        Kind::Group { min, max, item, asks } => {
            traits.text("one item is", item);
            traits.said("items at least", min);
            traits.said("items at most", max);
            for asked in asks {
                traits.there(format!("asks of each {}", question_named(catalogue, asked)));
            }
        }
        Kind::YesNo | Kind::Choice(_) | Kind::Choices(_) | Kind::Date | Kind::Phone | Kind::Email => {}
        Kind::Postcode | Kind::NationalId | Kind::BusinessId | Kind::Declaration => {}
    }
    for check in &question.checks {
        traits.when(format!("taken only if \"{}\"", check.message.default), &check.rule);
    }
    traits
}

fn intent(catalogue: &Catalogue, intent: &Intent) -> Traits {
    let mut traits = Traits::default();
    traits.text("summary", &intent.summary);
    traits.text_if("what holds where none is needed", intent.otherwise.as_ref());
    traits.said("sector", &intent.sector);
    traits.said("icon", &intent.icon);
    for also in &intent.also {
        traits.there(format!("stands in sector {also} too"));
    }
    for candidate in &intent.candidates {
        traits.there(format!("may need {}", licence_named(catalogue, candidate)));
    }
    for elsewhere in &intent.listed {
        traits.there(format!("may need {}", licence_named(catalogue, elsewhere)));
    }
    for (asked, value) in &intent.assumes {
        traits.said(format!("takes for granted {}", question_named(catalogue, asked)), assumed(catalogue, value));
    }
    traits.said("words to search with", join(&intent.keywords));
    traits
}

/// An answer that a catalogue takes for granted.
fn assumed(catalogue: &Catalogue, value: &Value) -> String {
    match value {
        Value::YesNo(true) => "yes".to_owned(),
        Value::YesNo(false) => "no".to_owned(),
        Value::Choice(option) => option.clone(),
        Value::Choices(options) => join(options),
        Value::Whole(number) => number.to_string(),
        Value::Money(minor) => Money::new(*minor, catalogue.currency).to_string(),
        Value::Date(date) => date.to_string(),
        Value::Text(_) | Value::Group(_) => "an answer in words".to_owned(),
    }
}

fn faq(faq: &Faq) -> Traits {
    let mut traits = Traits::default();
    traits.text("answer", &faq.answer);
    for about in &faq.about {
        traits.there(format!("is about {about}"));
    }
    traits.said("words to search with", join(&faq.keywords));
    traits
}

fn agency(agency: &Agency) -> Traits {
    let mut traits = Traits::default();
    traits.text("contact", &agency.contact);
    let key = |key: &PublicKey| {
        let revoked = if key.revoked { ", revoked" } else { "" };
        format!("from {}{revoked}, {}", key.seal_from, key.jwk)
    };
    for sealed in &agency.enc_keys {
        traits.said(format!("key to seal to {}", sealed.kid), key(sealed));
    }
    for signed in &agency.sig_keys {
        traits.said(format!("key to sign with {}", signed.kid), key(signed));
    }
    traits.said_if("colour", agency.accent.map(|[red, green, blue]| format!("#{red:02X}{green:02X}{blue:02X}")));
    traits
}

fn question_named(catalogue: &Catalogue, id: &QuestionId) -> String {
    catalogue.question(id).map_or_else(|| id.to_string(), |it| format!("\"{}\" ({id})", it.label.default))
}

fn licence_named(catalogue: &Catalogue, id: &LicenceId) -> String {
    let title = catalogue.licence(id).map(|licence| &licence.title);
    let title = title.or_else(|| catalogue.listed.get(id).map(|listed| &listed.title));
    title.map_or_else(|| id.to_string(), |title| format!("\"{}\" ({id})", title.default))
}

fn join<T: ToString>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

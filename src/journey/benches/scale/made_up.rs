//! Catalogues that nobody wrote: as many licences, questions and conditions as the benchmark wants, in the shape of real ones.

use std::fmt::Write as _;

use catalogue::{Catalogue, Condition, Files, Kind};
use domain::{Answer, Item, Personal, QuestionId, Value};

/// How much each licence of a catalogue has for itself.
#[derive(Clone, Copy)]
pub(crate) struct Depth {
    pub(crate) questions: usize,
    pub(crate) rules: usize,
    pub(crate) documents: usize,
    pub(crate) fees: usize,
}

/// As the design notes have it: forty conditions a licence.
pub(crate) const DEEP: Depth = Depth { questions: 10, rules: 4, documents: 20, fees: 10 };
/// As the shipped catalogue has it on average, rounded up: 4.5 questions, seven conditions and four documents.
pub(crate) const SHIPPED: Depth = Depth { questions: 5, rules: 2, documents: 4, fees: 2 };
/// Languages beside the one that stands in the files; the terminal speaks five in all.
const OTHERS: [&str; 4] = ["ms", "zh", "ta", "ar"];
const TRADES: [&str; 12] = [
    "restaurant",
    "hotel",
    "ship",
    "pet shop",
    "workshop",
    "school",
    "clinic",
    "warehouse",
    "cinema",
    "market",
    "garage",
    "farm",
];
const DEEDS: [&str; 10] = [
    "open",
    "extend",
    "insure",
    "clean",
    "store petrol in",
    "import goods for",
    "advertise",
    "guard",
    "light",
    "close",
];

/// So many licences of fifty agencies, and thirty licences an undertaking.
pub(crate) fn services(licences: usize, depth: Depth) -> Files {
    let mut files = Files::default();
    files.put("catalogue.toml", header());
    files.put("agencies.toml", agencies(50));
    files.put("conditions.toml", "open = \"shared.q0 == 'a'\"\n");
    let mut shared = String::new();
    for number in 0..20 {
        question(&mut shared, &format!("shared.q{number}"), "choice", "");
    }
    files.put("questions/10-shared.toml", shared);
    let mut words = OTHERS.map(|_| String::new());
    for number in 0..licences {
        let agency = agency(number % 50);
        let mut own = String::new();
        for place in 0..depth.questions {
            let id = format!("l{number}.q{place}");
            let kind = ["choice", "yes_no", "whole", "choice", "text"][place % 5];
            let when = if place < 5 {
                String::new()
            } else {
                format!("l{number}.q0 == \"{}\" || shared.q1 == \"b\"", ["a", "b", "c"][place % 3])
            };
            question(&mut own, &id, kind, &when);
            for text in &mut words {
                writeln!(text, "question-l{number}-q{place}-label = Label {place} of {number}").unwrap();
            }
        }
        files.put(format!("questions/20-l{number}.toml"), own);
        files.put(format!("licences/{}/l{number}.toml", agency.to_lowercase()), licence(number, &agency, depth));
        for text in &mut words {
            let id = format!("licence-{}-l{number}", agency.to_lowercase());
            writeln!(
                text,
                "{id}-title = Title {number}\n{id}-summary = Summary {number}\n{id}-because = Because {number}"
            )
            .unwrap();
        }
    }
    for (language, text) in OTHERS.iter().zip(words) {
        files.put(format!("../locales/{language}/all.ftl"), text);
    }
    files.put("intents.toml", intents(licences));
    files
}

fn header() -> String {
    "id = \"made-up\"\nversion = \"1\"\nissued = \"2026-11-22\"\ncurrency = \"SGD\"\nlanguages = [\"en\", \"ms\", \"zh\", \"ta\", \"ar\"]\nsample = true\n\
     [[sections]]\nid = \"all\"\ntitle = \"All\"\n[[sectors]]\nid = \"trade\"\ntitle = \"Trade\"\nicon = \"store\"\n"
        .to_owned()
}

/// `AA`, `AB` … as agencies are called.
fn agency(number: usize) -> String {
    let letter = |place: usize| char::from(b'A' + u8::try_from(place % 26).unwrap());
    format!("{}{}", letter(number / 26), letter(number))
}

fn agencies(count: usize) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let id = agency(number);
        write!(text, "[[agency]]\nid = \"{id}\"\nname = \"Agency {id}\"\ncontact = \"Call {number}\"\n").unwrap();
        text
    })
}

fn question(text: &mut String, id: &str, kind: &str, when: &str) {
    write!(text, "[[question]]\nid = \"{id}\"\ntype = \"{kind}\"\nsection = \"all\"\nlabel = \"What of {id}?\"\n")
        .unwrap();
    if !when.is_empty() {
        writeln!(text, "when = '{when}'").unwrap();
    }
    if kind == "choice" {
        for option in ["a", "b", "c"] {
            write!(text, "[[question.options]]\nid = \"{option}\"\nlabel = \"Option {option}\"\n").unwrap();
        }
    }
}

/// One licence: what decides it, and its rules, documents and fees, each with a condition.
fn licence(number: usize, agency: &str, depth: Depth) -> String {
    let (trade, deed) = (TRADES[number % TRADES.len()], DEEDS[number % DEEDS.len()]);
    let (first, second) = (number % 20, (number / 20) % 20);
    let own: Vec<String> = (0..depth.questions).map(|place| format!("\"l{number}.q{place}\"")).collect();
    let mut text = format!(
        "title = \"Licence {number} to {deed} a {trade}\"\nagency = \"{agency}\"\nversion = \"1\"\nsummary = \"For those who {deed} a {trade}\"\n\
         keywords = [\"{trade}\", \"{deed}\", \"service {number}\"]\nbecause = \"You {deed} a {trade}.\"\nnot_because = \"You have no {trade}.\"\n\
         who = \"Anybody\"\nnext_steps = \"Wait.\"\nasks = [{}]\n\
         applies = 'shared.q{first} == \"a\" && shared.q{second} != \"c\"'\n",
        own.join(", ")
    );
    for rule in 0..depth.rules {
        let option = ["a", "b", "c", "a"][rule % 4];
        let of = [0, 3, 5, 8][rule % 4];
        write!(
            text,
            "[[eligible]]\nrule = 'l{number}.q{of} != \"{option}\" || l{number}.q2 > {}'\nmessage = \"Rule {rule}.\"\n",
            rule + 2
        )
        .unwrap();
    }
    for document in 0..depth.documents {
        let size = document * 3 + 1;
        write!(text, "[[documents]]\nid = \"d{document}\"\nlabel = \"Document {document}\"\nwhen = 'l{number}.q1 || l{number}.q2 > {size}'\n").unwrap();
    }
    for fee in 0..depth.fees {
        let size = fee * 5 + 2;
        write!(
            text,
            "[[fees]]\nlabel = \"Fee {fee}\"\namount = {}\nwhen = 'l{number}.q2 > {size} && l{number}.q0 != \"b\"'\n",
            (fee + 1) * 1000
        )
        .unwrap();
    }
    text
}

fn intents(licences: usize) -> String {
    let id = |number: usize| format!("\"{}-l{number}\"", agency(number % 50).to_lowercase());
    let mut text = String::new();
    let mut intent = |name: &str, title: &str, members: &mut dyn Iterator<Item = usize>| {
        let ids: Vec<String> = members.map(id).collect();
        write!(
            text,
            "[[intent]]\nid = \"{name}\"\ntitle = \"{title}\"\nsummary = \"What it takes\"\nsector = \"trade\"\nicon = \"store\"\nkeywords = [\"{name}\"]\ncandidates = [{}]\n",
            ids.join(", ")
        )
        .unwrap();
    };
    intent("everything", "All there is", &mut (0..licences));
    for number in 0..licences / 30 {
        let title = format!("{} a {}", DEEDS[number % DEEDS.len()], TRADES[number % TRADES.len()]);
        intent(&format!("undertaking-{number}"), &title, &mut (number * 30..number * 30 + 30));
    }
    text
}

/// Every condition that a licence of the catalogue has.
pub(crate) fn conditions(catalogue: &Catalogue) -> impl Iterator<Item = &Condition> {
    catalogue.licences.values().flat_map(|licence| {
        let rules = licence.eligible.iter().map(|rule| &rule.rule);
        let documents = licence.documents.iter().filter_map(|document| document.when.as_ref());
        let fees = licence.fees.iter().filter_map(|fee| fee.when.as_ref());
        std::iter::once(&licence.applies).chain(rules).chain(documents).chain(fees)
    })
}

/// Something that may be said to a question; which, goes by the number.
pub(crate) fn answer(catalogue: &Catalogue, question: &QuestionId, number: usize) -> Answer {
    let kind = &catalogue.question(question).unwrap().kind;
    let options = kind.choices();
    Answer::Known(if *kind == Kind::YesNo {
        Value::YesNo(number.is_multiple_of(2))
    } else if let Some(option) = options.get(number % options.len().max(1)) {
        Value::Choice(option.id.clone())
    } else if matches!(kind, Kind::Whole { .. }) {
        Value::Whole(i64::try_from(number % 60).unwrap())
    } else {
        Value::Text(Personal::new(format!("Text {number}")))
    })
}

/// One licence with 250 questions, among them groups within groups within a group.
pub(crate) fn large_form() -> Files {
    let mut files = Files::default();
    files.put("catalogue.toml", header());
    files.put("agencies.toml", agencies(1));
    let mut text = String::new();
    let mut asks = vec!["\"branches\"".to_owned()];
    for number in 0..220 {
        let kind = ["choice", "yes_no", "whole", "choice", "text"][number % 5];
        let when = if number < 5 || number % 2 == 0 {
            String::new()
        } else {
            format!("form.q{} == \"a\" || form.q2 > 3", (number % 4 / 3) * 3)
        };
        question(&mut text, &format!("form.q{number}"), kind, &when);
        asks.push(format!("\"form.q{number}\""));
    }
    for (group, inner, within) in
        [("branches", "branch", Some("shelves")), ("shelves", "shelf", Some("boxes")), ("boxes", "box", None)]
    {
        let own: Vec<String> = (0..9).map(|number| format!("{inner}.q{number}")).collect();
        for (number, id) in own.iter().enumerate() {
            let when = if number < 6 { String::new() } else { format!("{inner}.q0 == \"a\"") };
            question(&mut text, id, ["choice", "whole", "text"][number % 3], &when);
        }
        let members: Vec<String> = own.iter().map(String::as_str).chain(within).map(|id| format!("\"{id}\"")).collect();
        write!(
            text,
            "[[question]]\nid = \"{group}\"\ntype = \"group\"\nsection = \"all\"\nlabel = \"The {group}\"\nitem = \"One of them\"\nmin = 1\nmax = 20\nasks = [{}]\n",
            members.join(", ")
        )
        .unwrap();
    }
    files.put("questions/10-form.toml", text);
    files.put("intents.toml", "[[intent]]\nid = \"large\"\ntitle = \"Large\"\nsummary = \"Large\"\nsector = \"trade\"\nicon = \"store\"\nkeywords = [\"large\"]\ncandidates = [\"aa-large\"]\n");
    let fees: String = (0..10)
        .map(|fee| {
            format!("[[fees]]\nlabel = \"Fee {fee}\"\namount = 100\nwhen = 'branches.exists(b, b.branch.q1 > {fee})'\n")
        })
        .collect();
    files.put(
        "licences/aa/large.toml",
        format!(
            "title = \"Large\"\nagency = \"AA\"\nversion = \"1\"\nsummary = \"Large\"\nkeywords = [\"large\"]\nbecause = \"Yes.\"\nnot_because = \"No.\"\nwho = \"All\"\n\
             next_steps = \"Wait.\"\napplies = \"true\"\nasks = [{}]\n{fees}",
            asks.join(", ")
        ),
    );
    files
}

/// Ten branches of seven shelves of six boxes: 500 items.
pub(crate) fn branches() -> Vec<Item> {
    let filled = |inner: &str, number: usize, within: Option<(&str, Vec<Item>)>| {
        let mut item = Item::new();
        for place in 0..9 {
            let value = match place % 3 {
                0 => Value::Choice(["a", "b"][number % 2].to_owned()),
                1 => Value::Whole(i64::try_from(number % 50).unwrap()),
                _ => Value::Text(Personal::new(format!("Text {number}"))),
            };
            item.insert(format!("{inner}.q{place}").parse().unwrap(), value);
        }
        if let Some((group, items)) = within {
            item.insert(group.parse().unwrap(), Value::Group(items));
        }
        item
    };
    (0..10)
        .map(|branch| {
            let shelves = (0..7).map(|shelf| {
                let boxes = (0..6).map(|number| filled("box", number, None)).collect();
                filled("shelf", shelf, Some(("boxes", boxes)))
            });
            filled("branch", branch, Some(("shelves", shelves.collect())))
        })
        .collect()
}

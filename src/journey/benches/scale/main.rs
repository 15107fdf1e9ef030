//! How large a catalogue may become: loading it, as a terminal does and as its author's checker does, one answer of a visit, one
//! answer of a large form and searching while typing,
//! with the sizes and limits of the design notes (CATALOGUE, 7). The catalogues are made up here, in the shape of real ones; the
//! answer is also timed against a visit that reckons every licence anew from its text, which is what the engine saves.
//! It reports and fails nothing: `cargo bench -p journey --bench scale`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time, prints what it measured, and has failed when it cannot go on"
)]

#[path = "../../tests/uk/finder.rs"]
mod finder;
mod made_up;

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use catalogue::{Catalogue, Condition, Facts, Files, load_published, read};
use domain::{Answer, Item, Language, QuestionId, Value};
use journey::{Step, Visit};

/// Those that somebody searches in.
const LANGUAGES: [Language; 4] = [Language::English, Language::Malay, Language::Chinese, Language::Tamil];
/// Loads in a row.
const LOADS: usize = 9;

/// What a process is told that only loads a catalogue and says how much memory that took.
const HOLD: &str = "--hold";

fn main() {
    let told: Vec<String> = std::env::args().skip(1).collect();
    if let Some(dir) = told.iter().skip_while(|word| *word != HOLD).nth(1) {
        return println!("{}", held(Path::new(dir)));
    }
    println!("{}", machine());
    for (services, depth, name, limit) in [
        (500, made_up::DEEP, "500 licences", 300),
        (1_600, made_up::SHIPPED, "1,600 licences as deep as the shipped ones", 1_000),
        (1_600, made_up::DEEP, "1,600 licences, each as deep as those 500", 1_000),
    ] {
        let files = made_up::services(services, depth);
        let catalogue = load_files(name, &files, limit);
        answers(&catalogue, name);
        first_letters(name, &catalogue);
        search(&catalogue, name);
    }
    large_form();
    british();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk-config/catalogue");
    first_letters("as shipped", &load("as shipped", &shipped, 300));
}

fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split(": ").nth(1));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{}, {cores} cores", model.unwrap_or("unnamed processor"))
}

/// Puts the files on disk and loads them from there; and once more with every proof of `guichetctl catalogue check`.
fn load_files(name: &str, files: &Files, limit: u64) -> Arc<Catalogue> {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("catalogue");
    std::fs::create_dir(&dir).unwrap();
    for path in files.paths() {
        let file = dir.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, files.text(path).unwrap()).unwrap();
    }
    let catalogue = load(name, &dir, limit);
    let begun = Instant::now();
    black_box(read(files).unwrap());
    println!("{name}: with every proof that an author gets {:.2?}", begun.elapsed());
    catalogue
}

/// Loads as a terminal does when it starts.
fn load(name: &str, dir: &Path, limit: u64) -> Arc<Catalogue> {
    let first = load_published(dir).unwrap();
    let mut times = Vec::new();
    for _ in 0..LOADS {
        let begun = Instant::now();
        black_box(load_published(dir).unwrap());
        times.push(begun.elapsed());
    }
    println!(
        "{name}: {} questions, {} conditions, {} languages; load and compile {} (limit {limit} ms); {} MiB (limit 64)",
        first.questions.len(),
        made_up::conditions(&first).count()
            + first.questions.values().filter(|question| question.when.is_some()).count(),
        first.languages.len(),
        percentiles(&mut times),
        held_alone(dir),
    );
    Arc::new(first)
}

/// The memory that a catalogue takes in a process that has loaded nothing before it, which would have left room. In MiB.
fn held_alone(dir: &Path) -> String {
    let program = std::env::current_exe().unwrap();
    let done = Command::new(program).arg(HOLD).arg(dir).output().unwrap();
    String::from_utf8(done.stdout).unwrap().trim().to_owned()
}

/// The memory that loading a catalogue takes, in MiB.
fn held(dir: &Path) -> u64 {
    let before = resident();
    let catalogue = load_published(dir).unwrap();
    let after = resident();
    drop(black_box(catalogue));
    after.saturating_sub(before)
}

/// What this process holds in memory, in MiB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Answers an interview over every licence of the catalogue, and one over those of a single undertaking.
fn answers(catalogue: &Arc<Catalogue>, name: &str) {
    for (intent, what) in [("everything", "every licence a candidate"), ("undertaking-1", "30 candidates")] {
        let mut visit = Visit::new(Arc::clone(catalogue), catalogue.issued);
        visit.begin_intent(&intent.parse().unwrap()).unwrap();
        let mut times = Vec::new();
        let mut naive = Vec::new();
        while let Step::Decide(question) | Step::Ask(question) = settle(&mut visit)
            && times.len() < 400
        {
            let answer = made_up::answer(catalogue, &question, times.len());
            let begun = Instant::now();
            visit.answer(&question, answer).unwrap();
            black_box((visit.result(), visit.next(), visit.fees()));
            times.push(begun.elapsed());
            if times.len() % 20 == 1 {
                naive.push(all_anew(catalogue, &visit));
            }
        }
        let (mine, anew) = (median(&mut times.clone()), median(&mut naive));
        println!(
            "{name}, {what}: one answer {} of {} (limit p99 1 ms); everything read and reckoned anew {anew:?}, {:.0} times as long",
            percentiles(&mut times),
            times.len(),
            anew.as_secs_f64() / mine.as_secs_f64(),
        );
    }
}

/// Goes on over the result, as a citizen presses on.
fn settle(visit: &mut Visit) -> Step {
    loop {
        let step = visit.next();
        if step == Step::Result && !visit.chosen().is_empty() {
            visit.confirm_result();
        } else if step == Step::Documents {
            visit.confirm_documents();
        } else {
            return step;
        }
    }
}

/// Every condition that a licence has, read from its text and reckoned: what an engine without a model does at each answer.
fn all_anew(catalogue: &Catalogue, visit: &Visit) -> Duration {
    let begun = Instant::now();
    let mut facts = Facts::new(catalogue.issued);
    for id in catalogue.questions.keys() {
        if let Some(Answer::Known(value)) = visit.answered(id) {
            facts.set(id, value);
        }
    }
    for condition in made_up::conditions(catalogue) {
        black_box(Condition::parse(condition.source()).unwrap().truth(&facts));
    }
    begun.elapsed()
}

/// The first letter that is typed in a language also gathers its words.
fn first_letters(name: &str, catalogue: &Catalogue) {
    let begun = Instant::now();
    let times = LANGUAGES.map(|language| {
        let begun = Instant::now();
        black_box(catalogue.search("r", language));
        format!("{language} {:.2?}", begun.elapsed())
    });
    println!("{name}: the first letter of a search {}, all {:.2?}", times.join(", "), begun.elapsed());
}

fn search(catalogue: &Catalogue, name: &str) {
    let mut times = Vec::new();
    for word in ["restaurant", "fireworks display", "registrer a ship", "where do I store petrol", "猎枪执照"] {
        let letters: Vec<char> = word.chars().collect();
        for end in 1..=letters.len() {
            let typed: String = letters[..end].iter().collect();
            for language in LANGUAGES {
                let begun = Instant::now();
                black_box(catalogue.search(&typed, language));
                times.push(begun.elapsed());
            }
        }
    }
    println!("{name}: search while typing {} (limit p99 20 ms)", percentiles(&mut times));
}

/// A form of 250 questions, groups in three levels, 500 items: one answer.
fn large_form() {
    let catalogue = Arc::new(read(&made_up::large_form()).unwrap().catalogue);
    let mut visit = Visit::new(Arc::clone(&catalogue), catalogue.issued);
    visit.begin_licences(&["aa-large".parse().unwrap()]).unwrap();
    visit.confirm_result();
    let mut times = Vec::new();
    let group: QuestionId = "branches".parse().unwrap();
    visit.answer(&group, Answer::Known(Value::Group(made_up::branches()))).unwrap();
    while let Step::Ask(question) = settle(&mut visit) {
        let answer = made_up::answer(&catalogue, &question, times.len());
        let begun = Instant::now();
        visit.answer(&question, answer).unwrap();
        black_box((visit.next(), visit.form(), visit.fees()));
        times.push(begun.elapsed());
    }
    let items: usize = made_up::branches().iter().map(items_in).sum();
    println!(
        "a form of {} questions and {items} items: one answer {} of {} (limit p99 10 ms)",
        catalogue.questions.len(),
        percentiles(&mut times),
        times.len(),
    );
}

/// The British licence finder: every trade in turn, its first activities and then all of them.
fn british() {
    let Some(finder) = finder::finder() else { return println!("{}", finder::SKIPPED) };
    let name = format!("the British finder, {} licences", finder.licences.len());
    let catalogue = load_files(&name, &finder.files(), 300);
    let mut times = Vec::new();
    let mut candidates = 0;
    for (place, (sector, offered)) in finder.offered.iter().enumerate() {
        let mut visit = Visit::new(Arc::clone(&catalogue), catalogue.issued);
        visit.begin_intent(&format!("s{sector}").parse().unwrap()).unwrap();
        candidates = candidates.max(visit.result().licences.len());
        let nation = Answer::Known(Value::Choice(finder::NATIONS[place % finder::NATIONS.len()].to_owned()));
        let does = |count| {
            let ids = offered.iter().take(count).map(|activity| format!("a{activity}"));
            Answer::Known(Value::Choices(ids.collect()))
        };
        for (question, answer) in
            [("place.nation", nation), ("trade.does", does(1)), ("trade.does", does(offered.len()))]
        {
            let question: QuestionId = question.parse().unwrap();
            let begun = Instant::now();
            visit.answer(&question, answer).unwrap();
            black_box((visit.result(), visit.next(), visit.fees()));
            times.push(begun.elapsed());
        }
    }
    println!(
        "{name}, up to {candidates} candidates: one answer {} of {} (limit p99 1 ms)",
        percentiles(&mut times),
        times.len(),
    );
    search(&catalogue, &name);
}

fn items_in(item: &Item) -> usize {
    let groups = item.values().filter_map(|value| if let Value::Group(items) = value { Some(items) } else { None });
    1 + groups.flatten().map(items_in).sum::<usize>()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn percentiles(times: &mut [Duration]) -> String {
    let p50 = median(times);
    let p99 = times.get((times.len() * 99).div_ceil(100).saturating_sub(1)).copied().unwrap_or_default();
    format!("p50 {p50:.2?}, p99 {p99:.2?}")
}

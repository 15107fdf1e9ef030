//! The small catalogue with one thing changed, and the mistake that is found: its file, its line and what it says.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Files, Problem, Severity, load, read};

use super::mistakes::{AGENCIES, BROKEN, Broken, HEADER, INTENTS, LIQUOR, PEOPLE, PREMISES, SHOP};
use super::sample;

/// Where the mistake of another file than the changed one stands.
fn elsewhere(case: &Broken) -> (&'static str, &'static str) {
    match case.says {
        "no path reaches business.opens" => (PEOPLE, "[[question]]\nid = \"business.opens\""),
        _ => (case.file, case.at),
    }
}

fn write(files: &Files, root: &Path) -> PathBuf {
    let dir = root.join("catalogue");
    for path in files.paths() {
        let target = match path.strip_prefix("../locales") {
            Ok(rest) => root.join("locales").join(rest),
            Err(_) => dir.join(path),
        };
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, files.text(path).unwrap()).unwrap();
    }
    dir
}

fn shown(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_hundred_broken_catalogues_each_name_their_mistake_its_line_and_what_to_do_and_nothing_else() {
    assert!(BROKEN.len() >= 120);
    let mut buried = String::new();
    for case in BROKEN {
        let mut files = sample::files();
        let before = files.text(case.file).unwrap();
        assert!(before.contains(case.from), "{}: \"{}\" does not stand there", case.file, case.from);
        let after = before.replacen(case.from, case.to, 1);
        files.put(case.file, after);
        let root = tempfile::tempdir().unwrap();
        let dir = write(&files, root.path());
        let result = load(&dir);
        if case.says == "no mistake" {
            assert!(result.is_ok(), "{}", result.map_or_else(|problems| shown(&problems), |_| String::new()));
            continue;
        }
        let problems = result.map(|_| case.to).expect_err(case.says);
        let (file, at) = elsewhere(case);
        let text = files.text(file).unwrap();
        let (before, after) = at.split_once('|').unwrap_or(("", at));
        let found = text.find(&format!("{before}{after}"));
        let offset = found.unwrap_or_else(|| panic!("\"{at}\" does not stand in {file}")) + before.len();
        let line = 1 + text[..offset].matches('\n').count();
        let path = match file.strip_prefix("../locales/") {
            Some(rest) => root.path().join("locales").join(rest),
            None => dir.join(file),
        };
        let found = problems.iter().any(|problem| {
            problem.severity == Severity::Error
                && problem.file == path
                && problem.line == line
                && problem.message.contains(case.says)
        });
        assert!(found, "expected {file}:{line}: {}\nfound\n{}", case.says, shown(&problems));
        let errors: Vec<String> =
            problems.iter().filter(|it| it.severity == Severity::Error).map(Problem::to_string).collect();
        if errors.len() > 1 {
            buried += &format!("of \"{}\" is told too what follows from it:\n{}\n", case.says, errors.join("\n"));
        }
    }
    assert!(buried.is_empty(), "{buried}");
}

#[test]
fn all_mistakes_are_found_in_one_run() {
    let mut files = sample::files();
    for (file, from, to) in [
        (HEADER, "currency = \"SGD\"", "currency = \"dollars\""),
        (AGENCIES, "accent = \"#1A73E8\"", "accent = \"blue\""),
        (SHOP, "version = \"1\"", "verion = \"1\""),
        (SHOP, "food.seats <= 400", "food.seets <= 400"),
        (LIQUOR, "who = \"The business\"", "who = \"\""),
    ] {
        let text = files.text(file).unwrap().replacen(from, to, 1);
        files.put(file, text);
    }
    let problems = read(&files).unwrap_err();
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    assert_eq!(errors, 5, "{}", shown(&problems));
}

#[test]
fn a_service_without_keys_is_refused_unless_it_is_a_sample() {
    let mut files = sample::files();
    files.put(HEADER, files.text(HEADER).unwrap().replace("sample = true", "sample = false"));
    let problems = shown(&read(&files).unwrap_err());
    assert!(problems.contains("agencies.toml:12: SPF has no key to seal applications to"), "{problems}");
    assert!(problems.contains("agencies.toml:1: SFA has no key that signs its answers"), "{problems}");
}

#[test]
fn files_in_the_wrong_place_are_told_where_to_go() {
    for (path, says) in [
        ("licences/sfa/tea-shop.cases.toml", "there is no licence sfa-tea-shop for these cases"),
        ("licences/food-shop.toml", "a licence stands in the folder of its agency"),
        ("licences/SFA/tea.toml", "has its code in small letters; rename SFA to sfa"),
        ("licences/sfa/Tea.toml", "the file's name makes no id"),
        ("licence/sfa/tea.toml", "move it to one of questions/, licences/, listed/, intents/, faq/"),
        ("../locales/xx/tea.ftl", "\"xx\" is not a language on offer"),
        ("../locales/ta/tea.ftl", "does not stand in \"languages\" of catalogue.toml"),
        ("../locales/ms/terms.toml", "and terms in glossary.toml; rename it"),
        ("../locales/xx/glossary.toml", "\"xx\" is not a language on offer"),
        ("../locales/en/tea.ftl", "is the language of the TOML files themselves"),
    ] {
        let mut files = sample::files();
        files.put(path, "");
        let problems = shown(&read(&files).unwrap_err());
        let begins = format!("{path}:1: ");
        assert!(problems.lines().any(|line| line.starts_with(&begins) && line.contains(says)), "{path}\n{problems}");
    }
}

#[test]
fn a_file_that_is_no_part_by_its_name_or_letters_is_told_and_nothing_that_it_lacks_elsewhere() {
    for (from, to, bytes, says) in [
        (SHOP, "licences/sfa/food-shop.tml", None, "the name of a file here ends in .toml; rename it"),
        (PREMISES, "questions/10-premises.txt", None, "the name of a file here ends in .toml; rename it"),
        (SHOP, SHOP, Some(&b"title = \"Caf\xe9\"\n"[..]), "it is not UTF-8; save it as UTF-8"),
        (SHOP, SHOP, Some(&b""[..]), "the file is empty; write the licence, or take the file out"),
    ] {
        let root = tempfile::tempdir().unwrap();
        let dir = write(&sample::files(), root.path());
        fs::rename(dir.join(from), dir.join(to)).unwrap();
        if let Some(bytes) = bytes {
            fs::write(dir.join(to), bytes).unwrap();
        }
        let problems = load(&dir).map(|_| to).expect_err(says);
        let errors: Vec<&Problem> = problems.iter().filter(|it| it.severity == Severity::Error).collect();
        assert_eq!(errors.len(), 1, "{to}\n{}", shown(&problems));
        assert!(errors[0].file == dir.join(to) && errors[0].message.contains(says), "{to}\n{}", shown(&problems));
    }
}

#[test]
fn two_licences_with_contradicting_rules_are_found() {
    let mut files = sample::files();
    let shop = files.text(SHOP).unwrap().replace("food.seats <= 400", "food.seats > 30");
    let liquor = files
        .text(LIQUOR)
        .unwrap()
        .replace("owners.exists(o, o.person.citizen)", "food.seats <= 30")
        .replace("\"food.liquor\", \"owners\"", "\"food.liquor\", \"owners\", \"premises.type\", \"food.seats\"");
    files.put(SHOP, shop);
    files.put(LIQUOR, liquor);
    let problems = shown(&read(&files).unwrap_err());
    assert!(problems.contains("liquor.toml:15: this contradicts a rule of sfa-food-shop"), "{problems}");
}

#[test]
fn what_is_missing_for_people_is_a_warning() {
    let mut files = sample::files();
    let intents = files.text(INTENTS).unwrap().replace("[\"spf-liquor\"]", "[]").replace(", \"spf-liquor\"]", "]");
    files.put(INTENTS, intents);
    files.put(LIQUOR, files.text(LIQUOR).unwrap().replace("keywords = [\"beer\", \"wine\"]", ""));
    let long = format!("label = \"{}\"", "How many seats? ".repeat(12));
    files.put(PREMISES, files.text(PREMISES).unwrap().replace("label = \"How many seats?\"", &long));
    let warnings = shown(&read(&files).map_err(|problems| shown(&problems)).unwrap().warnings);
    for part in [
        "intents.toml:20: warning: the intent leads to no licence",
        "liquor.toml:1: warning: there are no keywords",
        "liquor.toml:1: warning: no intent leads to spf-liquor",
        "10-premises.toml:24: warning: 191 characters are long for a label",
        "without translation into ms",
        "without translation into zh",
    ] {
        assert!(warnings.contains(part), "{part}\n{warnings}");
    }
}

#[test]
fn a_licence_that_can_stay_undecided_is_a_warning() {
    let mut files = sample::files();
    let applies = "applies = \"food.seats > 20 || food.liquor && premises.type == 'shop'\"";
    files.put(SHOP, files.text(SHOP).unwrap().replace("applies = \"premises.type == 'shop'\"", applies));
    let warnings = shown(&read(&files).map_err(|problems| shown(&problems)).unwrap().warnings);
    assert!(
        warnings.contains("food-shop.toml:6: warning: the licence stays undecided where food.seats is not asked"),
        "{warnings}"
    );
}

#[test]
fn a_broken_off_catalogue_ends_in_messages_and_never_in_a_panic() {
    let whole = sample::files();
    let mut chance: u64 = 0x5eed;
    let mut random = move |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(chance >> 33).unwrap() % below.max(1)
    };
    let paths: Vec<PathBuf> = whole.paths().map(Path::to_owned).collect();
    let mut refused = 0;
    for round in 0..400 {
        let mut files = whole.clone();
        let path = &paths[random(paths.len())];
        let text: Vec<char> = whole.text(path).unwrap().chars().collect();
        let cut = random(text.len());
        let broken: String = if round % 2 == 0 {
            text[..cut].iter().collect()
        } else {
            let upto = cut + random(text.len() - cut);
            text[..cut].iter().chain(&text[upto..]).collect()
        };
        files.put(path, broken);
        refused += usize::from(read(&files).is_err());
    }
    assert!(refused > 200, "only {refused} of 400 were refused");
}

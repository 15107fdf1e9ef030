//! What somebody is writing about, by the file that was saved and the first line of it that is not what it was. It reads no
//! TOML, because a file may be saved in the midst of a line.

use std::path::Path;

use domain::Language;

/// What was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Which thing.
    pub what: What,
    /// The language in which it was changed, for translations.
    pub language: Option<Language>,
}

/// A thing that has a page, by its id as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A licence.
    Licence(String),
    /// A licence that is applied for elsewhere.
    Listed(String),
    /// A question of the form.
    Question(String),
    /// What people come for.
    Intent(String),
    /// A question people ask.
    Faq(String),
    /// A text by the key of its translations: `licence-sfa-food-shop-title`.
    Text(String),
}

/// What was changed in a file, by its path within the folder of the settings; `None` if that has no page of its own.
#[must_use]
pub fn changed(path: &Path, before: &str, after: &str) -> Option<Subject> {
    let line = first_change(before, after);
    let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
    let in_file = |table: &str| id_over(after, table, line);
    let what = match parts.as_slice() {
        ["locales", tag, _] => {
            let key = after.lines().nth(line)?.split_once('=')?.0.trim();
            let language = tag.parse().ok();
            return Some(Subject { what: What::Text(key.to_owned()), language });
        }
        ["catalogue", "licences", agency, file] => {
            let stem = file.strip_suffix(".cases.toml").or_else(|| file.strip_suffix(".toml"))?;
            What::Licence(format!("{agency}-{stem}"))
        }
        ["catalogue", "listed", _] => What::Listed(in_file("listed")?),
        ["catalogue", "questions", _] => What::Question(in_file("question")?),
        ["catalogue", "intents.toml"] | ["catalogue", "intents", _] => What::Intent(in_file("intent")?),
        ["catalogue", "faq", _] => What::Faq(in_file("faq")?),
        _ => return None,
    };
    Some(Subject { what, language: None })
}

/// The first line that differs, from 0; the last where lines are gone from the end.
fn first_change(before: &str, after: &str) -> usize {
    let same = before.lines().zip(after.lines()).take_while(|(before, after)| before == after).count();
    same.min(after.lines().count().saturating_sub(1))
}

/// The id that stands first in the last `[[table]]` that begins at this line or over it.
fn id_over(text: &str, table: &str, line: usize) -> Option<String> {
    let header = format!("[[{table}]]");
    let begins = text.lines().take(line.saturating_add(1)).enumerate().filter(|(_, text)| text.trim() == header).last();
    let within = text.lines().skip(begins?.0.saturating_add(1)).take_while(|text| text.trim() != header);
    let id = |text: &str| {
        let (key, value) = text.split_once('=')?;
        (key.trim() == "id").then(|| value.split('"').nth(1).map(str::to_owned))?
    };
    within.into_iter().find_map(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUESTIONS: &str = "[[question]]\nid = \"a.b\"\nlabel = \"One\"\n\n[[question]]\nid = \"a.c\"\n\
        type = \"choice\"\n[[question.options]]\nid = \"x\"\nlabel = \"X\"\n";

    #[test]
    fn the_thing_that_was_changed_is_the_one_over_the_line() {
        for (path, before, after, what) in [
            ("catalogue/licences/sfa/food-shop.toml", "a", "b", Some(What::Licence("sfa-food-shop".to_owned()))),
            ("catalogue/licences/sfa/food-shop.cases.toml", "a", "b", Some(What::Licence("sfa-food-shop".to_owned()))),
            ("catalogue/questions/10.toml", "One", "Uno", Some(What::Question("a.b".to_owned()))),
            ("catalogue/questions/10.toml", "label = \"X\"", "label = \"Y\"", Some(What::Question("a.c".to_owned()))),
            ("catalogue/catalogue.toml", "One", "Uno", None),
        ] {
            let text = QUESTIONS.replacen(before, after, 1);
            assert_eq!(changed(Path::new(path), QUESTIONS, &text).map(|it| it.what), what, "{path} {after}");
        }
    }

    #[test]
    fn a_translation_is_shown_in_its_language() {
        let (before, after) = ("# words\nlicence-a-title = x\n", "# words\nlicence-a-title = y\n");
        let subject = changed(Path::new("locales/ta/all.ftl"), before, after).unwrap();
        assert_eq!(subject.language, Some(Language::Tamil));
        assert_eq!(subject.what, What::Text("licence-a-title".to_owned()));
    }

    #[test]
    fn a_file_that_was_emptied_has_no_subject() {
        assert_eq!(changed(Path::new("catalogue/questions/10.toml"), QUESTIONS, ""), None);
        assert_eq!(changed(Path::new("locales/ta/all.ftl"), "a = b", ""), None);
    }
}

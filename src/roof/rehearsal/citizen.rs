//! The citizen of a rehearsal: looks at the page that is up, and says which control to press next. Knows the script and
//! the page, and nothing else; what the terminal does is the terminal's business.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, bail};
use domain::QuestionId;
use terminal::page::{Choices, Field, Kind, Page, Shown, State};

use crate::roof::script::{Script, Scripted};

/// So often, and 50 ms each time, the citizen waits for what is on the stick.
const WAITS_MAX: u32 = 600;

/// What the citizen does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Act {
    /// Presses the control of that id.
    Press(String),
    /// Waits for the printer or the line.
    Wait,
    /// Walks away without a word.
    Leave,
}

/// A citizen with a script in mind.
pub(crate) struct Citizen {
    script: Script,
    /// Which sector's door leads to the script's intent.
    sector: Option<String>,
    /// The item of a group that is being told.
    item: Option<BTreeMap<String, Scripted>>,
    /// How many items of each group have been told.
    told: BTreeMap<QuestionId, usize>,
    /// The document that is being added: its file on the stick.
    adding: Option<String>,
    /// How often the citizen has waited for the stick.
    waited: u32,
    /// The question whose options are being chosen, and which of them are, also on parts of a long list no longer shown.
    ticked: Option<(QuestionId, BTreeSet<String>)>,
}

impl Citizen {
    pub(crate) fn new(script: Script, sector: Option<String>) -> Self {
        Self { script, sector, item: None, told: BTreeMap::new(), adding: None, waited: 0, ticked: None }
    }

    /// What to do on this page. `settled` says that nothing more is to be waited for.
    pub(crate) fn act<M>(
        &mut self,
        page: &Page<M>,
        question: Option<&QuestionId>,
        settled: bool,
    ) -> anyhow::Result<Act> {
        if self.script.leave_at.as_deref() == Some(page.id.0.as_str()) {
            return Ok(Act::Leave);
        }
        if let Some(act) = self.add(page)? {
            return Ok(act);
        }
        let press = match page.id.0.as_str() {
            "attract" => format!("language-{}", self.script.language),
            "start" if self.script.search.is_some() => "way-search".to_owned(),
            "start" if self.script.licence.is_some() => "way-existing".to_owned(),
            "start" => "way-find".to_owned(),
            "existing" => format!("action-{}", self.script.action),
            "search" => self.search(page)?,
            "question" => self.answer(page, question.context("the question's page does not say which it is")?)?,
            "group" => self.group(question.context("the group's page does not say which it is")?),
            "submitted" if !settled => return Ok(Act::Wait),
            "submitted" => "continue".to_owned(),
            _ => self.way_on(page)?,
        };
        Ok(Act::Press(press))
    }

    /// What to do where documents are added; `None` where there is nothing more to add.
    fn add<M>(&mut self, page: &Page<M>) -> anyhow::Result<Option<Act>> {
        let press = match page.id.0.as_str() {
            "documents" => match self.next_document(page) {
                Some((control, file)) => {
                    (self.adding, self.waited) = (Some(file), 0);
                    control
                }
                None => return Ok(None),
            },
            "add" => "way-stick".to_owned(),
            "add-stick" => {
                let name =
                    self.adding.as_deref().context("the terminal asks for a file that the script does not name")?;
                match chosen(page, name) {
                    Some(control) => control,
                    None if self.waited < WAITS_MAX => {
                        self.waited += 1;
                        return Ok(Some(Act::Wait));
                    }
                    None => bail!("the stick shows no \"{name}\"; the page's controls are {}", control_ids(page)),
                }
            }
            "add-file" => "use".to_owned(),
            _ => return Ok(None),
        };
        Ok(Some(Act::Press(press)))
    }

    /// A document of the script that can be added on this page; each is told once.
    fn next_document<M>(&mut self, page: &Page<M>) -> Option<(String, String)> {
        let controls = page.controls();
        let ids = || controls.iter().map(|control| control.id.0.as_str());
        let found = self.script.documents.keys().find_map(|document| {
            let control = format!("add-{document}");
            ids().any(|id| id == control).then(|| (control, document.clone()))
        });
        match found {
            Some((control, document)) => Some((control, self.script.documents.remove(&document)?)),
            // It may stand further down the list.
            None if !self.script.documents.is_empty() && goes_on(page) => Some(("more".to_owned(), String::new())),
            None => None,
        }
    }

    /// Doors to the intent first, then anything still to be told, then the one way on.
    fn way_on<M>(&self, page: &Page<M>) -> anyhow::Result<String> {
        let has =
            |id: &str| page.controls().iter().any(|control| control.id.0 == id && control.state != State::Disabled);
        if let Some(intent) = &self.script.intent {
            let doors = [format!("intent-{intent}"), format!("sector-{}", self.sector.as_deref().unwrap_or_default())];
            if let Some(door) = doors.into_iter().find(|door| has(door)) {
                return Ok(door);
            }
        }
        let held = self.script.licence.as_ref().map(|licence| format!("licence-{licence}"));
        if let Some(door) = held.filter(|door| has(door)) {
            return Ok(door);
        }
        if let Some(later) =
            page.controls().iter().find(|control| control.id.0.starts_with("later") && control.state == State::Ready)
        {
            return Ok(later.id.0.clone());
        }
        for id in ["agree", "apply", "submit", "continue", "more", "finish"] {
            if page.controls().iter().any(|control| control.id.0 == id && control.state == State::Ready) {
                return Ok(id.to_owned());
            }
        }
        bail!("the page \"{}\" ({}) offers no way on; its controls are {}", page.id.0, heading(page), control_ids(page))
    }

    fn search<M>(&self, page: &Page<M>) -> anyhow::Result<String> {
        let wanted = self.script.search.as_deref().unwrap_or_default();
        if let Some(key) = next_key(page, wanted)? {
            return Ok(key);
        }
        let hit = page
            .controls()
            .into_iter()
            .find(|control| ["intent-", "licence-", "faq-"].iter().any(|kind| control.id.0.starts_with(kind)));
        hit.map(|control| control.id.0.clone()).with_context(|| format!("the search for \"{wanted}\" found nothing"))
    }

    fn group(&mut self, question: &QuestionId) -> String {
        self.item = None;
        let told = self.told.entry(question.clone()).or_default();
        let Some(Scripted::Items(items)) = self.script.answers.get(question.as_str()) else {
            return "continue".to_owned();
        };
        match items.get(*told) {
            Some(item) => {
                *told += 1;
                self.item = Some(item.clone());
                "add".to_owned()
            }
            None => "continue".to_owned(),
        }
    }

    fn answer<M>(&mut self, page: &Page<M>, question: &QuestionId) -> anyhow::Result<String> {
        let of_item = self.item.as_ref().and_then(|item| item.get(question.as_str()));
        let Some(scripted) = of_item.or_else(|| self.script.answers.get(question.as_str())).cloned() else {
            return unanswered(page, question);
        };
        let answered = match &scripted {
            Scripted::YesNo(yes) => {
                self.choose(page, question, &[if *yes { "option-yes" } else { "option-no" }.to_owned()])?
            }
            Scripted::Options(options) => {
                self.choose(page, question, &options.iter().map(|id| format!("option-{id}")).collect::<Vec<_>>())?
            }
            Scripted::Text(text) if page.keyboard().is_some() => next_key(page, &as_typed(page, text))?,
            Scripted::Text(option) => self.choose(page, question, &[format!("option-{option}")])?,
            Scripted::Whole(number) => next_key(page, &number.to_string())?,
            Scripted::Items(_) => bail!("the script answers \"{question}\" with items, but it is no group"),
        };
        match (answered, problem(page)) {
            (Some(press), _) => Ok(press),
            (None, Some(problem)) => {
                bail!("the terminal does not take the script's answer to \"{question}\": {problem}")
            }
            (None, None) => {
                self.ticked = None;
                Ok("continue".to_owned())
            }
        }
    }

    /// The first of the wanted options that is not chosen yet, going down a long list part by part; `None` when all are.
    fn choose<M>(
        &mut self,
        page: &Page<M>,
        question: &QuestionId,
        wanted: &[String],
    ) -> anyhow::Result<Option<String>> {
        let mut ticked = match self.ticked.take() {
            Some((same, ticked)) if same == *question => ticked,
            Some(_) | None => BTreeSet::new(),
        };
        let shown =
            |id: &str| page.controls().into_iter().find(|control| control.id.0 == id).map(|control| control.state);
        ticked.extend(wanted.iter().filter(|id| shown(id) == Some(State::Selected)).cloned());
        let press = match wanted.iter().find(|id| shown(id).is_some_and(|state| state != State::Selected)) {
            Some(option) => Some(option.clone()),
            None => match wanted.iter().find(|id| !ticked.contains(*id)) {
                None => None,
                Some(_) if goes_on(page) => Some("more".to_owned()),
                Some(id) => bail!(
                    "the script chooses \"{id}\", which is not on the page; its controls are {}",
                    control_ids(page)
                ),
            },
        };
        self.ticked = Some((question.clone(), ticked));
        Ok(press)
    }
}

/// A question that the script leaves out: *I don't know yet* where that is an answer, else on without one.
fn unanswered<M>(page: &Page<M>, question: &QuestionId) -> anyhow::Result<String> {
    let not_yet = page.controls().into_iter().find(|control| control.id.0 == "option-not-yet");
    match not_yet {
        Some(control) if control.state == State::Ready => Ok("option-not-yet".to_owned()),
        Some(_) => Ok("continue".to_owned()),
        None if problem(page).is_some() => {
            bail!("the script has no answer to \"{question}\", and the terminal wants one")
        }
        None => Ok("continue".to_owned()),
    }
}

/// The key to press so that the field comes to hold the text; `None` when it does.
fn next_key<M>(page: &Page<M>, text: &str) -> anyhow::Result<Option<String>> {
    let typed = field_text(page);
    if typed == text {
        return Ok(None);
    }
    let Some(rest) = text.strip_prefix(typed.as_str()) else { return Ok(Some("key-delete".to_owned())) };
    // The strokes of a date write themselves.
    let Some(character) = rest.chars().find(|character| !(is_date(page) && *character == '/')) else { return Ok(None) };
    let key = page.keyboard().and_then(|keyboard| terminal::editor::key_towards(keyboard, character));
    key.map(Some).with_context(|| {
        format!("the keyboard of the page \"{}\" has no key for one of the script's characters", page.id.0)
    })
}

/// A date is typed day first, digits alone; all else as it stands.
fn as_typed<M>(page: &Page<M>, text: &str) -> String {
    match (is_date(page), text.split('-').collect::<Vec<_>>().as_slice()) {
        (true, [year, month, day]) => format!("{day}/{month}/{year}"),
        _ => text.to_owned(),
    }
}

fn is_date<M>(page: &Page<M>) -> bool {
    page.blocks.iter().any(|block| block.id.0 == "date-hint")
}

fn field_text<M>(page: &Page<M>) -> String {
    let shown = page
        .blocks
        .iter()
        .find_map(|block| if let Kind::Field(field) = &block.kind { Some(&field.value) } else { None });
    match shown {
        Some(Shown::Plain(text)) => text.clone(),
        Some(Shown::Empty | Shown::Masked(_)) | None => String::new(),
    }
}

/// What the page says is wrong with the answer.
fn problem<M>(page: &Page<M>) -> Option<String> {
    page.blocks.iter().find_map(|block| {
        let (Kind::Field(Field { problem, .. }) | Kind::Choices(Choices { problem, .. })) = &block.kind else {
            return None;
        };
        problem.as_ref().map(|words| words.shown.clone())
    })
}

fn heading<M>(page: &Page<M>) -> &str {
    let found =
        page.blocks.iter().find_map(|block| if let Kind::Heading(words) = &block.kind { Some(words) } else { None });
    found.map_or("", |words| words.shown.as_str())
}

/// The control beside the file of that name; more of the list, where it may stand further down.
fn chosen<M>(page: &Page<M>, name: &str) -> Option<String> {
    let rows =
        page.blocks.iter().filter_map(|block| if let Kind::Rows(rows) = &block.kind { Some(rows) } else { None });
    let row = rows.flatten().find(|row| row.title.shown == name);
    let control = row.and_then(|row| row.controls.first()).map(|control| control.id.0.clone());
    control.or_else(|| goes_on(page).then(|| "more".to_owned()))
}

/// Whether the list has more than the page shows.
fn goes_on<M>(page: &Page<M>) -> bool {
    page.controls().iter().any(|control| control.id.0 == "more" && control.state != State::Disabled)
}

fn control_ids<M>(page: &Page<M>) -> String {
    page.controls().iter().map(|control| control.id.0.as_str()).collect::<Vec<_>>().join(", ")
}

//! A terminal to play with in memory: presses controls by id, types with the keys on the screen, and stands in for the
//! hands that store and print.

use std::sync::Arc;
use std::time::Duration;

use catalogue::{Catalogue, Files, Kind as Asks};
use devices::speech::UtteranceId;
use domain::{Language, Personal, QuestionId, ReceiptSecret, Reference, SubmissionId, Timestamp, VisitId};
use jiff::ToSpan;

use crate::app::{App, Limits, Message, Mode, Setup};
use crate::effect::{Delivery, Effect, Outcome, Paper, Progress, Stored, Taken};
use crate::keyboard::towards::step;
use crate::moment::Moment;
use crate::page::{Kind, Page, Shown, State, Words};
use crate::words::Lexicon;

/// Looks at the terminal and may lay it out.
pub(crate) type Onlooker = Box<dyn FnMut(&mut App)>;

pub(crate) struct Kiosk {
    pub(crate) app: App,
    pub(crate) effects: Vec<Effect>,
    pub(crate) pages: Vec<Page<Message>>,
    /// Sees the terminal after every message.
    pub(crate) onlooker: Option<Onlooker>,
    now: Timestamp,
    steady: Duration,
    /// What was given to the voice last, and for which visit.
    said_last: Option<(VisitId, UtteranceId)>,
}

/// Whether there is more to play.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Played {
    On,
    Out,
}

pub(crate) fn secret() -> ReceiptSecret {
    ReceiptSecret::from_random([7; 16])
}

pub(crate) const START: &str = "2026-11-22T02:42:00Z";

impl Kiosk {
    pub(crate) fn new(catalogue: Arc<Catalogue>) -> Self {
        let now: Timestamp = START.parse().unwrap();
        let mut made: u128 = 0;
        let setup = Setup {
            catalogue,
            lexicon: Arc::new(Lexicon::shipped().unwrap()),
            limits: Limits { idle_secs: 180, answer_secs: 45, done_secs: 30 },
            mode: Mode::Demonstration,
            site: "Bedok Hub".to_owned(),
            terminal: "T0417".parse().unwrap(),
            languages: Language::ALL.to_vec(),
            staff: crate::screen::help::Staff::OnCall,
            zone: jiff::tz::Offset::constant(8).to_time_zone(),
            now,
            draft_days: 3,
            ways: crate::screen::add::Ways::None,
            breadth: crate::keyboard::Breadth::Wide,
            ring: super::papers::ring(),
            ids: Box::new(move || {
                made += 1;
                SubmissionId::new(uuid::Uuid::from_u128(made))
            }),
        };
        Self {
            app: App::new(setup).with_technician(),
            effects: Vec::new(),
            pages: Vec::new(),
            onlooker: None,
            now,
            steady: Duration::ZERO,
            said_last: None,
        }
    }

    pub(crate) fn small() -> Self {
        Self::new(small_catalogue())
    }

    pub(crate) fn hear(&mut self, message: Message) {
        let effects = self.app.update(message);
        let said = effects
            .iter()
            .filter_map(|effect| if let Effect::Say(it) = effect { Some((it.visit, it.id)) } else { None });
        self.said_last = said.fold(self.said_last, |_, last| Some(last));
        self.effects.extend(effects);
        let page = self.app.page();
        check_page(&page);
        self.pages.push(page);
        if let Some(onlooker) = &mut self.onlooker {
            onlooker(&mut self.app);
        }
    }

    #[track_caller]
    pub(crate) fn press(&mut self, id: &str) -> &mut Self {
        let page = self.app.page();
        let Some(message) = page.press(id) else {
            let ids: Vec<_> = page.controls().iter().map(|control| control.id.0.clone()).collect();
            panic!("no \"{id}\" to press on \"{}\": {ids:?}", page.id.0)
        };
        self.hear(message);
        self
    }

    #[track_caller]
    pub(crate) fn type_in(&mut self, text: &str) -> &mut Self {
        for wanted in text.chars() {
            for _ in 0..crate::keys::STROKES_MAX {
                let page = self.app.page();
                let keyboard = page.keyboard().unwrap_or_else(|| panic!("no keyboard on {}", page.id.0));
                let step = step(keyboard, wanted).unwrap_or_else(|| panic!("no key towards {wanted:?}"));
                self.press(&step.id);
                if step.arrives {
                    break;
                }
            }
        }
        self
    }

    pub(crate) fn advance(&mut self, secs: i64) -> &mut Self {
        self.now = self.now.checked_add(secs.seconds()).unwrap();
        self.steady += Duration::from_secs(secs.unsigned_abs());
        self.hear(Message::Tick(Moment { wall: self.now, steady: self.steady }));
        self
    }

    /// Somebody puts the clock on the wall forward or back.
    pub(crate) fn put_clock(&mut self, by_secs: i64) -> &mut Self {
        self.now = self.now.checked_add(by_secs.seconds()).unwrap();
        self.advance(0)
    }

    /// What was given to the voice last is over.
    pub(crate) fn spoken(&mut self) -> &mut Self {
        let last = self.said_last.expect("nothing was said");
        self.hear(Message::Spoken { visit: last.0, utterance: last.1 });
        self
    }

    pub(crate) fn at(&self) -> String {
        self.app.page().id.0
    }

    pub(crate) fn has(&self, id: &str) -> bool {
        self.app.page().press(id).is_some()
    }

    #[track_caller]
    pub(crate) fn sees(&mut self, words: &str) -> &mut Self {
        let all = shown(&self.app.page());
        assert!(all.contains(words), "\"{words}\" is not on the page:\n{all}");
        self
    }

    /// Stores what was submitted, as the hands would.
    pub(crate) fn store(&mut self) -> Reference {
        let reference = Reference::new("7K4".parse().unwrap(), 7).unwrap();
        let submitted = self.effects.iter().rev().find_map(|effect| {
            let Effect::Submit { visit, applications, .. } = effect else { return None };
            Some((*visit, applications.clone()))
        });
        let (visit, applications) = submitted.expect("nothing was submitted");
        let rows = applications.iter().map(|it| Delivery { agency: it.agency.clone(), state: Progress::Stored });
        let stored = Stored { reference, secret: secret(), at: self.now, rows: rows.collect() };
        let code = Personal::new("GUICHET:2:…".to_owned());
        self.hear(Message::Submitted { visit, result: Ok(Taken { stored, code }) });
        reference
    }

    /// What was last to be printed has ended.
    #[track_caller]
    pub(crate) fn printed(&mut self, outcome: Outcome) -> &mut Self {
        let paper = |effect: &Effect| {
            if let Effect::PrintSheet { paper, .. } = effect {
                return Some(*paper);
            }
            let slip = matches!(effect, Effect::PrintSlip { .. }).then_some(Paper::Slip);
            if let Effect::Print { reference, .. } = effect { Some(Paper::Receipt(*reference)) } else { slip }
        };
        let paper = self.effects.iter().rev().find_map(paper).expect("nothing was to be printed");
        let visit = self.app.visit().unwrap();
        self.hear(Message::Printed { visit, paper, outcome });
        self
    }

    /// From the doors to the first page of an intent.
    pub(crate) fn begin(&mut self, language: Language, intent: &str) -> &mut Self {
        self.press(&format!("language-{}", language.tag())).press("way-find");
        if self.at() == "sectors" {
            let sector = self.sector_of(intent);
            self.find(&format!("sector-{sector}")).press(&format!("sector-{sector}"));
        }
        self.find(&format!("intent-{intent}")).press(&format!("intent-{intent}"))
    }

    fn sector_of(&self, intent: &str) -> String {
        let intents = &self.app.setup.catalogue.intents;
        intents.iter().find(|known| known.id.as_str() == intent).unwrap().sector.clone()
    }

    /// Turns pages until the control is there.
    #[track_caller]
    pub(crate) fn find(&mut self, id: &str) -> &mut Self {
        for _ in 0..40 {
            if self.has(id) || !self.has("more") {
                break;
            }
            self.press("more");
        }
        self
    }

    /// Plays on by itself until the applications are with the store, or nothing is needed; answers come from `choose`,
    /// else are the first that will do.
    pub(crate) fn play(&mut self, choose: &dyn Fn(&QuestionId) -> Option<String>) -> &mut Self {
        for _ in 0..600 {
            if self.once(choose) == Played::Out {
                return self;
            }
        }
        panic!("the visit does not end; it is at {} {:?}", self.at(), self.app.question())
    }

    /// One page further, as [`Kiosk::play`] goes.
    pub(crate) fn once(&mut self, choose: &dyn Fn(&QuestionId) -> Option<String>) -> Played {
        match self.at().as_str() {
            "question" => self.answer(choose),
            "group" if self.app.page().blocks.iter().any(|block| block.id.0 == "items") => {
                self.press("continue");
            }
            "group" => {
                self.press("add");
            }
            "review" if self.has("drop-0") => {
                self.press("drop-0");
                if self.at() == "result" && !self.has("apply") {
                    return Played::Out;
                }
            }
            "result" if !self.has("apply") => {
                let open =
                    self.app.page().controls().iter().find(|it| it.id.0.starts_with("take-")).unwrap().id.0.clone();
                self.press(&open);
            }
            "result" => {
                self.press("apply");
            }
            "documents" => {
                self.press("later");
            }
            "consent" if self.has("agree") => {
                self.press("agree");
            }
            "send" if self.has("submit") => {
                self.press("submit");
            }
            "send" | "nothing-needed" => return Played::Out,
            _ => {
                self.press("continue");
            }
        }
        Played::On
    }

    fn answer(&mut self, choose: &dyn Fn(&QuestionId) -> Option<String>) {
        let id = self.app.question().unwrap().clone();
        let question = self.app.setup.catalogue.question(&id).unwrap().clone();
        let wanted = choose(&id);
        let text = |fallback: &str| wanted.clone().unwrap_or_else(|| fallback.to_owned());
        match &question.kind {
            Asks::YesNo => {
                self.press(&format!("option-{}", text("yes")));
            }
            Asks::Declaration => {
                if self.state("option-yes") != State::Selected {
                    self.press("option-yes");
                }
            }
            Asks::Choice(choices) | Asks::Choices(choices) => {
                let id = format!("option-{}", text(&choices[0].id));
                self.find(&id);
                if self.state(&id) != State::Selected {
                    self.press(&id);
                }
            }
            Asks::Text { .. } | Asks::LongText { .. } => self.fill(&text("Tan Mei Ling")),
            Asks::Whole { min, .. } => self.fill(&text(&min.max(&1).to_string())),
            Asks::Money { min, .. } => self.fill(&text(&format!("{}.00", (min / 100).max(1)))),
            Asks::Date => self.fill(&text("01032027")),
            Asks::Phone => self.fill(&text("91234567")),
            Asks::Email => self.fill(&text("mei@example.sg")),
            Asks::Postcode => self.fill(&text("460000")),
            Asks::NationalId => self.fill(&text("S1234567D")),
            Asks::BusinessId => self.fill(&text("53312345K")),
            Asks::Group { .. } => panic!("a group has its own page"),
        }
        let before = self.app.page();
        self.press("continue");
        // Some days have to be past.
        if self.app.page().blocks.iter().any(|block| block.id.0 == "problem") && question.kind == Asks::Date {
            self.fill("01032024");
            self.press("continue");
        }
        if self.app.page() == before || self.app.page().blocks.iter().any(|block| block.id.0 == "problem") {
            panic!("{id} does not take its answer: {}", shown(&self.app.page()));
        }
    }

    /// Empties the field and types.
    pub(crate) fn fill(&mut self, text: &str) {
        let empty = |page: &Page<Message>| {
            page.blocks.iter().any(|block| matches!(&block.kind, Kind::Field(field) if field.value == Shown::Empty))
        };
        while !empty(&self.app.page()) {
            self.press("key-delete");
        }
        self.type_in(text);
    }

    fn state(&self, id: &str) -> State {
        let page = self.app.page();
        page.controls().iter().find(|control| control.id.0 == id).map(|control| control.state).unwrap()
    }
}

/// Every word on a page.
pub(crate) fn shown(page: &Page<Message>) -> String {
    words(page).iter().map(|words| words.shown.as_str()).collect::<Vec<_>>().join("\n")
}

/// The words on a page, taken from its blocks and not from its reader.
pub(crate) fn words(page: &Page<Message>) -> Vec<Words> {
    let mut all: Vec<&Words> = Vec::new();
    let mut typed = Vec::new();
    for block in &page.blocks {
        for control in block.kind.controls() {
            all.push(&control.label);
            all.extend(&control.detail);
        }
        match &block.kind {
            Kind::Banner(words) | Kind::Heading(words) | Kind::Subheading(words) | Kind::Paragraph(words) => {
                all.push(words);
            }
            Kind::Top { name, .. } => all.push(name),
            Kind::Progress(progress) => all.push(&progress.label),
            Kind::Remark { lead, text } => all.extend([lead, text]),
            Kind::Notice(notice) => {
                all.push(&notice.title);
                all.extend(&notice.text);
            }
            Kind::Picture { says, .. } => all.push(says),
            Kind::Figures(figures) => all.extend(figures.iter().flat_map(|figure| [&figure.label, &figure.value])),
            Kind::Choices(choices) => all.extend(&choices.problem),
            Kind::Field(field) => {
                all.push(&field.label);
                all.extend(field.problem.iter().chain(&field.unit));
                match &field.value {
                    Shown::Plain(text) => typed.push(Words::new(text)),
                    Shown::Empty | Shown::Masked(_) => {}
                }
            }
            Kind::Rows(rows) => {
                for row in rows {
                    all.push(&row.title);
                    all.extend(row.detail.iter().chain(&row.value).chain(row.chip.iter().map(|chip| &chip.says)));
                }
            }
            Kind::Reference { label, value, code, detail, .. } => {
                all.extend([label, value]);
                all.extend(code.iter().flatten().chain(detail));
            }
            Kind::Paper(strip) => {
                all.push(&strip.says);
                all.extend(&strip.text);
            }
            Kind::Chips { label, chips } => {
                all.push(label);
                all.extend(chips.iter().map(|chip| &chip.says));
            }
            Kind::Cards(_) | Kind::Keyboard(_) | Kind::Actions(_) | Kind::Tools(_) => {}
        }
    }
    typed.extend(all.into_iter().cloned());
    typed
}

/// What holds for every page, whoever wrote it.
pub(crate) fn check_page(page: &Page<Message>) {
    let at = &page.id.0;
    let mut ids: Vec<String> = page.blocks.iter().map(|block| block.id.0.clone()).collect();
    ids.extend(page.controls().iter().map(|control| control.id.0.clone()));
    let count = ids.len();
    ids.sort();
    let doubles: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()).collect();
    assert_eq!(doubles, Vec::<String>::new(), "{at} uses an id twice");
    assert!(count > 0);
    for control in page.controls() {
        assert!(!control.label.shown.trim().is_empty(), "{at}: {} has no label", control.id.0);
        if let Some(icon) = control.icon {
            assert!(
                crate::icons::known(icon).is_some(),
                "{at}: {} wants an icon that is not there: {icon}",
                control.id.0
            );
        }
    }
    let primaries = page.controls().iter().filter(|it| it.weight == crate::page::Weight::Primary).count();
    assert!(primaries <= 1, "{at} has {primaries} primary controls");
    let headings = page.blocks.iter().filter(|block| matches!(block.kind, Kind::Heading(_))).count();
    assert_eq!(headings, 1, "{at}: headings");
    for item in page.items() {
        assert!(!item.label.trim().is_empty() || item.value.is_some(), "{at}: {} says nothing", item.id.0);
        assert!(!looks_like_key(&item.label), "{at}: {} shows a key: {}", item.id.0, item.label);
    }
}

/// `problem-required` instead of words: a key that no language has.
fn looks_like_key(words: &str) -> bool {
    words.len() > 3 && words.contains('-') && words.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

pub(crate) fn shipped_catalogue() -> Arc<Catalogue> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk-config/catalogue");
    let loaded = catalogue::load(&folder).unwrap_or_else(|problems| panic!("{problems:?}"));
    Arc::new(loaded.catalogue)
}

/// Two agencies, three licences, a question of every kind.
pub(crate) fn small_catalogue() -> Arc<Catalogue> {
    small_catalogue_with(&[])
}

/// The same, and these files.
pub(crate) fn small_catalogue_with(more: &[(&str, &str)]) -> Arc<Catalogue> {
    let mut files = Files::default();
    files.put("catalogue.toml", include_str!("small/catalogue.toml"));
    files.put("agencies.toml", include_str!("small/agencies.toml"));
    files.put("intents.toml", include_str!("small/intents.toml"));
    files.put("questions/10-all.toml", include_str!("small/questions.toml"));
    files.put("licences/sfa/food-shop.toml", include_str!("small/food-shop.toml"));
    files.put("licences/sfa/food-stall.toml", include_str!("small/food-stall.toml"));
    files.put("licences/spf/liquor.toml", include_str!("small/liquor.toml"));
    files.put("faq/general.toml", include_str!("small/faq.toml"));
    more.iter().for_each(|(path, text)| files.put(*path, *text));
    let loaded = catalogue::read(&files).unwrap_or_else(|problems| panic!("{problems:#?}"));
    Arc::new(loaded.catalogue)
}

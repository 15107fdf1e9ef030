//! A screen as a value. A page lists its blocks in reading order, which is speaking order and focus order too. It knows
//! no colour, size, font, pixel or position; the renderer draws it, the reader speaks it, the ring walks it, and tests
//! and rehearsals press its controls by id.

mod control;
pub mod map;
mod only_in;
pub mod paper;
pub mod qr;
pub mod reader;
pub mod ring;

use domain::{Language, foreign};

use crate::keyboard::scan::Scan;
use crate::keyboard::{Breadth, Candidates, Writing};

/// Names a page: `welcome`, `question`, `submitted`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PageId(pub String);

/// Names a block or a control on its page; unique there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub String);

/// A whole screen. `M` is what pressing its controls says.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<M> {
    /// Which.
    pub id: PageId,
    /// How many rows of its list lie before those that are shown.
    pub before: usize,
    /// In reading order, from the banner to the constant bar.
    pub blocks: Vec<Block<M>>,
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Block<M> {
    /// Unique on its page.
    pub id: BlockId,
    /// What it is.
    pub kind: Kind<M>,
}

/// The kinds of block there are. A new one costs the renderer, the reader, the ring and the goldens a `match` arm each.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind<M> {
    /// A strip across the top: demonstration, degraded service.
    Banner(Words),
    /// The quiet top bar: the service's name and the control that opens the languages.
    Top {
        /// The service's name.
        name: Words,
        /// The language in use; opens the languages.
        language: Option<Control<M>>,
    },
    /// A small line over the heading, with a bar: "8 licences possible, 3 settled".
    Progress(Progress),
    /// The page's heading; focus starts here.
    Heading(Words),
    /// A section's heading.
    Subheading(Words),
    /// Running text.
    Paragraph(Words),
    /// A quieter remark with an information mark: why we ask.
    Remark {
        /// The bold lead-in.
        lead: Words,
        /// The sentence.
        text: Words,
    },
    /// Something to notice, on a coloured bed with an icon and a word.
    Notice(Notice),
    /// A picture with the sentence that says what it shows.
    Picture {
        /// Name of the asset, `town`.
        name: String,
        /// What it shows; spoken.
        says: Words,
    },
    /// Paper of a simulated printer, as its dots stand.
    Paper(paper::Strip<M>),
    /// Large figures side by side: total fee, longest wait.
    Figures(Vec<Figure>),
    /// Doors: large cards one can press, with icon, title and detail.
    Cards(Vec<Card<M>>),
    /// One of several, or several of several; options are pressed to choose.
    Choices(Choices<M>),
    /// A field that the keyboard on the same page fills.
    Field(Field<M>),
    /// The terminal's own keyboard.
    Keyboard(Keyboard<M>),
    /// Rows of a list in one card: licences, agencies, answers; each may carry a control.
    Rows(Vec<Row<M>>),
    /// A reference to keep, with its code.
    Reference {
        /// "Your reference".
        label: Words,
        /// The reference.
        value: Words,
        /// The check code beside it, on a line of its own: what it is called, and the code.
        code: Option<[Words; 2]>,
        /// Date and time.
        detail: Option<Words>,
        /// The QR code; without, none is shown.
        qr: Option<qr::QrCode>,
    },
    /// "Needed by": small chips.
    Chips {
        /// The lead-in.
        label: Words,
        /// One each.
        chips: Vec<Chip>,
    },
    /// The page's own buttons, at the bottom, always in the same place: back first, the primary one last.
    Actions(Vec<Control<M>>),
    /// The constant bar under them: help, read aloud, text size, contrast, low reach, finish.
    Tools(Vec<Control<M>>),
}

/// Words to show, and to speak where speech must differ: references, amounts, dates.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Words {
    /// As shown.
    pub shown: String,
    /// As spoken, where that differs.
    pub spoken: Option<String>,
    /// Whether the words are the citizen's own, which only private listening may hear.
    pub privacy: Privacy,
    /// Whose words they are, where it is not the language of the page: a language's name in its own.
    pub language: Option<Language>,
    /// What all or some of them stand in because nobody has translated them; they bear its mark.
    pub only_in: Option<Language>,
}

/// Who may hear words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Privacy {
    /// Anyone.
    Public,
    /// The citizen alone.
    Private,
}

impl Words {
    /// Words that are spoken as they are shown, but for the marks of what is there in another language alone: a voice
    /// changes its tongue instead.
    pub fn new(told: impl Into<String>) -> Self {
        let told = told.into();
        let only_in = foreign::language(&told);
        let spoken = (only_in.is_some() || told.contains(is_fence)).then(|| told.replace(is_fence, ""));
        let shown = if only_in.is_some() { foreign::marked(&told) } else { told };
        Self { shown, spoken, privacy: Privacy::Public, language: None, only_in }
    }

    /// The same words, spoken differently.
    #[must_use]
    pub fn spoken_as(mut self, spoken: impl Into<String>) -> Self {
        self.spoken = Some(spoken.into().replace(is_fence, ""));
        self
    }

    /// Words of another language than the page's.
    #[must_use]
    pub fn of(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// The citizen's own words.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.privacy = Privacy::Private;
        self
    }

    /// What is spoken. What stands in it in another language is fenced ([`domain::foreign`]), for the voice to change.
    #[must_use]
    pub fn speech(&self) -> &str {
        self.spoken.as_deref().unwrap_or(&self.shown)
    }
}

/// The marks that fence foreign words off within a line are for the eye alone.
fn is_fence(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

impl<T: Into<String>> From<T> for Words {
    fn from(shown: T) -> Self {
        Self::new(shown)
    }
}

/// Something that can be pressed.
#[derive(Debug, Clone, PartialEq)]
pub struct Control<M> {
    /// Unique on its page.
    pub id: BlockId,
    /// What it does: verb and noun.
    pub label: Words,
    /// A second, smaller line.
    pub detail: Option<Words>,
    /// A Lucide icon's name, always beside the words.
    pub icon: Option<&'static str>,
    /// How it stands.
    pub state: State,
    /// How much it matters.
    pub weight: Weight,
    /// What pressing it says.
    pub emits: M,
}

/// How a control stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Can be pressed.
    Ready,
    /// Chosen; pressing it again may take it back.
    Selected,
    /// Not now; still readable, not pressable.
    Disabled,
}

/// How much a control matters on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// The one way on; at most one a page.
    Primary,
    /// Any other.
    Secondary,
    /// A line of text one can press.
    Link,
}

/// Where one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// In words.
    pub label: Words,
    /// Thousandths done; `None` draws no bar.
    pub thousandths: Option<u16>,
}

/// How something is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// It is well.
    Good,
    /// It waits, or may matter.
    Warn,
    /// It needs an act.
    Stop,
    /// Plain.
    Calm,
}

/// Something to notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant; chooses colour and icon.
    pub tone: Tone,
    /// One line.
    pub title: Words,
    /// More, if needed.
    pub text: Option<Words>,
}

/// A figure in large type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub label: Words,
    /// The figure.
    pub value: Words,
}

/// A door.
#[derive(Debug, Clone, PartialEq)]
pub struct Card<M> {
    /// Label, detail, icon and what it says.
    pub control: Control<M>,
    /// An agency's chip in the icon's place.
    pub chip: Option<Chip>,
}

/// A set of options.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices<M> {
    /// What is chosen between; spoken before the options.
    pub label: Words,
    /// How many may be chosen.
    pub many: Many,
    /// The options; `State::Selected` marks the chosen.
    pub options: Vec<Control<M>>,
    /// What is wrong with the choice.
    pub problem: Option<Words>,
}

/// How many options may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Many {
    /// Exactly one: round marks.
    One,
    /// Any number: square marks.
    Any,
}

/// A field.
#[derive(Debug, Clone, PartialEq)]
pub struct Field<M> {
    /// What belongs in it.
    pub label: Words,
    /// What is in it.
    pub value: Shown,
    /// What is counted in: `m²`, `seats`. Stands at the field's end.
    pub unit: Option<Words>,
    /// Whether the keyboard writes here.
    pub state: State,
    /// What is wrong with it.
    pub problem: Option<Words>,
    /// Pressing the field moves the keyboard to it.
    pub edit: M,
}

/// A field's content as it may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Nothing yet.
    Empty,
    /// Readable.
    Plain(String),
    /// Shown and spoken as so many marks.
    Masked(usize),
}

/// The keyboard: rows of keys, top to bottom, left to right in every script.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyboard<M> {
    /// What its letters write.
    pub writing: Writing,
    /// What the key `key-script` leads to, where there is another script.
    pub other: Option<Writing>,
    /// How many keys find room abreast.
    pub breadth: Breadth,
    /// What the letters so far may mean, where a script is written by its sound.
    pub candidates: Option<Candidates<M>>,
    /// The rows.
    pub rows: Vec<Vec<Key<M>>>,
    /// How far two switches have come on it.
    pub scan: Option<Scan>,
}

/// A key.
#[derive(Debug, Clone, PartialEq)]
pub struct Key<M> {
    /// Label and what it says; ids are `key-a`, `key-shift`, `key-space`, `key-delete`, `key-done`.
    pub control: Control<M>,
    /// Width in tenths of a letter key.
    pub tenths: u16,
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<M> {
    /// Unique on its page.
    pub id: BlockId,
    /// An agency's chip at the start.
    pub chip: Option<Chip>,
    /// First line.
    pub title: Words,
    /// Second line.
    pub detail: Option<Words>,
    /// How the second line is meant.
    pub tone: Tone,
    /// At the end: an amount, an answer.
    pub value: Option<Words>,
    /// A mark at the end: a Lucide icon's name, with the word that says the same in `detail` or `value`.
    pub mark: Option<&'static str>,
    /// What can be done with the row: change, remove, take or leave. With a single control the whole row is pressed, and
    /// `State::Selected`, or the icon `check`, draws a box to tick in place of the label; with more, each is a button.
    pub controls: Vec<Control<M>>,
}

/// An agency's short name on its own colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// `SFA`.
    pub code: String,
    /// The agency's full name; spoken.
    pub says: Words,
    /// Its colour, before correction to the contrast it needs with white.
    pub accent: Option<[u8; 3]>,
}

impl<M> Page<M> {
    /// An empty page.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: PageId(id.into()), before: 0, blocks: Vec::new() }
    }

    /// Adds a block at the end.
    #[must_use]
    pub fn with(mut self, id: impl Into<String>, kind: Kind<M>) -> Self {
        self.blocks.push(Block { id: BlockId(id.into()), kind });
        self
    }

    /// Adds a block at the end, if there is one.
    #[must_use]
    pub fn with_some(self, id: impl Into<String>, kind: Option<Kind<M>>) -> Self {
        let Some(kind) = kind else { return self };
        self.with(id, kind)
    }

    /// Adds the heading.
    #[must_use]
    pub fn heading(self, words: impl Into<Words>) -> Self {
        self.with("heading", Kind::Heading(words.into()))
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn paragraph(self, id: impl Into<String>, words: impl Into<Words>) -> Self {
        self.with(id, Kind::Paragraph(words.into()))
    }

    /// The keyboard, where something is typed.
    #[must_use]
    pub fn keyboard(&self) -> Option<&Keyboard<M>> {
        self.blocks
            .iter()
            .find_map(|block| if let Kind::Keyboard(keyboard) = &block.kind { Some(keyboard) } else { None })
    }

    /// Every control on the page in focus order.
    #[must_use]
    pub fn controls(&self) -> Vec<&Control<M>> {
        self.blocks.iter().flat_map(|block| block.kind.controls()).collect()
    }
}

impl<M: Clone> Page<M> {
    /// What pressing a control says; `None` if there is no such control or it is disabled.
    #[must_use]
    pub fn press(&self, id: &str) -> Option<M> {
        let field = self.blocks.iter().find_map(|block| {
            let Kind::Field(field) = &block.kind else { return None };
            (block.id.0 == id).then(|| field.edit.clone())
        });
        field.or_else(|| {
            let control = self.controls().into_iter().find(|control| control.id.0 == id)?;
            (control.state != State::Disabled).then(|| control.emits.clone())
        })
    }
}

impl<M> Kind<M> {
    /// The block's controls in focus order; a field is not a control.
    #[must_use]
    pub fn controls(&self) -> Vec<&Control<M>> {
        match self {
            Self::Top { language, .. } => language.iter().collect(),
            Self::Cards(cards) => cards.iter().map(|card| &card.control).collect(),
            Self::Choices(choices) => choices.options.iter().collect(),
            Self::Keyboard(keyboard) => keyboard.keys().map(|key| &key.control).collect(),
            Self::Rows(rows) => rows.iter().flat_map(|row| &row.controls).collect(),
            Self::Actions(controls) | Self::Tools(controls) => controls.iter().collect(),
            Self::Paper(strip) => strip.opens.iter().collect(),
            Self::Banner(_)
            | Self::Progress(_)
            | Self::Heading(_)
            | Self::Subheading(_)
            | Self::Paragraph(_)
            | Self::Remark { .. }
            | Self::Notice(_)
            | Self::Picture { .. }
            | Self::Figures(_)
            | Self::Field(_)
            | Self::Reference { .. }
            | Self::Chips { .. } => Vec::new(),
        }
    }
}

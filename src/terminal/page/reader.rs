//! Speaks a page: what each item says, in reading order. It knows the page's words and nothing of how it is drawn.

use domain::{Language, foreign};

use super::paper::Strip;
use super::{BlockId, Card, Chip, Control, Field, Key, Kind, Many, Page, Privacy, Row, Shown, State, Weight, Words};

/// What an item is, so that speech can name it in the citizen's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A strip over the page.
    Banner,
    /// The service's name.
    Name,
    /// Where one is.
    Progress,
    /// A heading.
    Heading,
    /// Words to read.
    Text,
    /// Something to notice.
    Notice,
    /// A picture, by the sentence it shows.
    Picture,
    /// A figure.
    Figure,
    /// A button.
    Button,
    /// A line of text that can be pressed.
    Link,
    /// A door.
    Door,
    /// One of several.
    Option,
    /// One of any number.
    Tick,
    /// A field.
    Field,
    /// A key of the keyboard.
    Key,
    /// A row of a list.
    Row,
    /// A reference.
    Reference,
    /// A control of the constant bar.
    Tool,
}

/// One thing that can hold the focus and be spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The id that focus and speech share.
    pub id: BlockId,
    /// What it is.
    pub role: Role,
    /// What it is called, as spoken; words of another language are fenced ([`domain::foreign`]).
    pub label: String,
    /// What it holds, as spoken.
    pub value: Option<Value>,
    /// How it stands; `Ready` for what cannot be pressed.
    pub state: State,
    /// Whether pressing it does something now.
    pub pressable: bool,
    /// In whose voice, where that is not the page's.
    pub language: Option<Language>,
}

/// What an item holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// As spoken; words of another language are fenced ([`domain::foreign`]).
    pub spoken: String,
    /// Who may hear it.
    pub privacy: Privacy,
    /// Whether it is only so many marks.
    pub masked: bool,
}

impl Item {
    fn read(id: &BlockId, role: Role, label: impl Into<String>) -> Self {
        let (label, id) = (label.into(), id.clone());
        Self { id, role, label, value: None, state: State::Ready, pressable: false, language: None }
    }

    fn holding(mut self, words: Option<&Words>) -> Self {
        self.value =
            words.map(|words| Value { spoken: words.speech().to_owned(), privacy: words.privacy, masked: false });
        self
    }

    fn control<M>(control: &Control<M>, role: Role) -> Self {
        let pressable = control.state != State::Disabled;
        let language = control.label.language;
        Self { state: control.state, pressable, language, ..Self::read(&control.id, role, control.label.speech()) }
            .holding(control.detail.as_ref())
    }

    /// Label and value as one sentence in which nothing tells where the language changes; a private value only where
    /// `hears` allows it.
    #[must_use]
    pub fn sentence(&self, hears: Privacy) -> String {
        foreign::plain(&self.whole(hears))
    }

    fn whole(&self, hears: Privacy) -> String {
        let value = self.value.as_ref().filter(|value| value.privacy == Privacy::Public || hears == Privacy::Private);
        match value {
            Some(value) if !value.spoken.is_empty() => format!("{}. {}", self.label, value.spoken),
            Some(_) | None => self.label.clone(),
        }
    }
}

impl<M> Page<M> {
    /// Everything that can hold the focus or be read, in reading order.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        self.blocks.iter().flat_map(|block| items(&block.id, &block.kind)).collect()
    }

    /// The whole reading, one sentence an item, leaving out keys and the constant bar, which are spoken when focused.
    #[must_use]
    pub fn spoken(&self, hears: Privacy) -> Vec<String> {
        let read = |item: &Item| !matches!(item.role, Role::Key | Role::Tool);
        self.items().iter().filter(|item| read(item)).map(|item| item.sentence(hears)).collect()
    }
}

fn items<M>(id: &BlockId, kind: &Kind<M>) -> Vec<Item> {
    match kind {
        Kind::Banner(words) => vec![Item::read(id, Role::Banner, words.speech())],
        Kind::Top { name, language } => {
            let name = Item::read(id, Role::Name, name.speech());
            std::iter::once(name).chain(language.iter().map(|control| Item::control(control, Role::Button))).collect()
        }
        Kind::Progress(progress) => vec![Item::read(id, Role::Progress, progress.label.speech())],
        Kind::Heading(words) | Kind::Subheading(words) => {
            vec![Item { language: words.language, ..Item::read(id, Role::Heading, words.speech()) }]
        }
        Kind::Paragraph(words) => vec![paragraph(id, words)],
        Kind::Remark { lead, text } => vec![Item::read(id, Role::Text, lead.speech()).holding(Some(text))],
        Kind::Notice(notice) => {
            vec![Item::read(id, Role::Notice, notice.title.speech()).holding(notice.text.as_ref())]
        }
        Kind::Picture { says, .. } => vec![Item::read(id, Role::Picture, says.speech())],
        Kind::Paper(strip) => vec![paper(id, strip)],
        Kind::Figures(figures) => figures
            .iter()
            .enumerate()
            .map(|(at, figure)| {
                Item::read(&part(id, at), Role::Figure, figure.label.speech()).holding(Some(&figure.value))
            })
            .collect(),
        Kind::Cards(cards) => cards.iter().map(card).collect(),
        Kind::Choices(choices) => {
            let role = match choices.many {
                Many::One => Role::Option,
                Many::Any => Role::Tick,
            };
            let problem = choices.problem.iter().map(|words| Item::read(id, Role::Notice, words.speech()));
            problem.chain(choices.options.iter().map(|option| Item::control(option, role))).collect()
        }
        Kind::Field(content) => vec![field(id, content)],
        Kind::Keyboard(keyboard) => {
            let composed = keyboard.candidates.iter().map(|candidates| paragraph(&candidates.id, &candidates.says));
            composed.chain(keyboard.keys().map(key)).collect()
        }
        Kind::Rows(rows) => rows.iter().flat_map(row).collect(),
        Kind::Reference { label, value, code, detail, .. } => {
            vec![reference(id, [label, value], code.as_ref(), detail.as_ref())]
        }
        Kind::Chips { label, chips } => vec![Item::read(id, Role::Text, label.speech()).holding(Some(&said(chips)))],
        Kind::Actions(controls) => controls.iter().map(|control| Item::control(control, button(control))).collect(),
        Kind::Tools(controls) => controls.iter().map(|control| Item::control(control, Role::Tool)).collect(),
    }
}

/// The citizen's own words in a paragraph are a value, so that only private listening hears them.
fn paragraph(id: &BlockId, words: &Words) -> Item {
    match words.privacy {
        Privacy::Public => Item { language: words.language, ..Item::read(id, Role::Text, words.speech()) },
        Privacy::Private => Item::read(id, Role::Text, "").holding(Some(words)),
    }
}

/// A reference is for everybody's ears; the code that opens what lies under it is the citizen's own.
fn reference(id: &BlockId, [label, value]: [&Words; 2], code: Option<&[Words; 2]>, detail: Option<&Words>) -> Item {
    let told = |words: &mut dyn Iterator<Item = &Words>| {
        Words::new(words.map(Words::speech).collect::<Vec<_>>().join(". ")).private()
    };
    match value.privacy {
        Privacy::Public => {
            let label = format!("{}. {}", label.speech(), value.speech());
            let held = code.map(|code| told(&mut code.iter().chain(detail)));
            Item::read(id, Role::Reference, label).holding(held.as_ref().or(detail))
        }
        Privacy::Private => {
            Item::read(id, Role::Reference, label.speech()).holding(Some(&told(&mut [value].into_iter().chain(detail))))
        }
    }
}

/// A preview is one item with what it leads to, under its control's id.
fn paper<M>(id: &BlockId, strip: &Strip<M>) -> Item {
    let says = strip.says.speech();
    match &strip.opens {
        Some(control) => {
            let label = format!("{says}. {}", control.label.speech());
            Item { label, ..Item::control(control, Role::Door) }
        }
        None => Item::read(id, Role::Picture, says).holding(strip.text.as_ref()),
    }
}

/// The id of one part of a block that has no ids of its own: `figures-0`.
#[must_use]
pub fn part(id: &BlockId, at: usize) -> BlockId {
    BlockId(format!("{}-{at}", id.0))
}

fn button<M>(control: &Control<M>) -> Role {
    match control.weight {
        Weight::Primary | Weight::Secondary => Role::Button,
        Weight::Link => Role::Link,
    }
}

fn card<M>(card: &Card<M>) -> Item {
    let item = Item::control(&card.control, Role::Door);
    match &card.chip {
        Some(chip) => Item { label: format!("{}, {}", item.label, chip.says.speech()), ..item },
        None => item,
    }
}

fn field<M>(id: &BlockId, field: &Field<M>) -> Item {
    let (spoken, masked) = match &field.value {
        Shown::Empty => (String::new(), false),
        Shown::Plain(text) => (text.clone(), false),
        Shown::Masked(marks) => (marks.to_string(), true),
    };
    let mut label = field.label.speech().to_owned();
    if let Some(unit) = &field.unit {
        label = format!("{label}, {}", unit.speech());
    }
    if let Some(problem) = &field.problem {
        label = format!("{label}. {}", problem.speech());
    }
    Item {
        value: Some(Value { spoken, privacy: Privacy::Private, masked }),
        state: field.state,
        pressable: field.state != State::Disabled,
        ..Item::read(id, Role::Field, label)
    }
}

fn key<M>(key: &Key<M>) -> Item {
    Item::control(&key.control, Role::Key)
}

/// A row that is pressed as a whole is one item under its control's id; any other stands under its own, and its buttons,
/// each with the row's title, follow it.
fn row<M>(row: &Row<M>) -> Vec<Item> {
    let mut label = row.title.speech().to_owned();
    if let Some(chip) = &row.chip {
        label = format!("{label}, {}", chip.says.speech());
    }
    let tells: Vec<&Words> = row.detail.iter().chain(&row.value).collect();
    let privacy = match tells.iter().any(|words| words.privacy == Privacy::Private) {
        true => Privacy::Private,
        false => Privacy::Public,
    };
    let spoken = tells.iter().map(|words| words.speech()).collect::<Vec<_>>().join(". ");
    let value = (!spoken.is_empty()).then_some(Value { spoken, privacy, masked: false });
    let said = |control: &Control<M>, label: &str| format!("{label}. {}", control.label.speech());
    match row.controls.as_slice() {
        [control] => vec![Item { label: said(control, &label), value, ..Item::control(control, Role::Row) }],
        controls => {
            let buttons = controls.iter().map(|control| {
                let label = said(control, row.title.speech());
                Item { label, ..Item::control(control, Role::Button) }
            });
            let buttons: Vec<Item> = buttons.collect();
            std::iter::once(Item { value, ..Item::read(&row.id, Role::Row, label) }).chain(buttons).collect()
        }
    }
}

fn said(chips: &[Chip]) -> Words {
    Words::new(chips.iter().map(|chip| chip.says.speech()).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Progress};
    use super::*;

    fn words() -> Vec<Block<u8>> {
        Page::new("question")
            .with("progress", Kind::Progress(Progress { label: "3 settled".into(), thousandths: Some(300) }))
            .heading("Will you sell alcohol?")
            .with(
                "name",
                Kind::Field(Field {
                    label: "Name".into(),
                    value: Shown::Plain("Aisyah".into()),
                    unit: None,
                    state: State::Selected,
                    problem: None,
                    edit: 1,
                }),
            )
            .with("tools", Kind::Tools(vec![Control::new("help", "Help", 2)]))
            .blocks
    }

    #[test]
    fn a_page_is_read_in_its_own_order() {
        let page = Page { blocks: words(), ..Page::new("question") };
        let ids: Vec<_> = page.items().into_iter().map(|item| item.id.0).collect();
        assert_eq!(ids, ["progress", "heading", "name", "help"]);
        assert_eq!(page.spoken(Privacy::Private), ["3 settled", "Will you sell alcohol?", "Name. Aisyah"]);
    }

    #[test]
    fn a_loudspeaker_never_hears_what_the_citizen_typed() {
        let page = Page { blocks: words(), ..Page::new("question") };
        assert!(page.spoken(Privacy::Public).iter().all(|sentence| !sentence.contains("Aisyah")));
    }

    #[test]
    fn a_row_with_a_control_is_one_item_under_the_controls_id() {
        let row = Row {
            id: BlockId("row".into()),
            chip: None,
            title: "Liquor licence".into(),
            detail: Some("Because you sell beer".into()),
            tone: super::super::Tone::Calm,
            value: Some("S$660.00".into()),
            mark: None,
            controls: vec![Control::new("take", "Apply", 7)],
        };
        let page = Page::new("result").with("rows", Kind::Rows(vec![row]));
        let items = page.items();
        assert_eq!(items.len(), 1);
        assert_eq!(items[0].id.0, "take");
        assert_eq!(items[0].sentence(Privacy::Public), "Liquor licence. Apply. Because you sell beer. S$660.00");
        assert_eq!(page.press("take"), Some(7));
    }

    #[test]
    fn a_row_with_two_buttons_is_read_and_then_each_of_them_by_the_rows_title() {
        let row = Row {
            id: BlockId("item-0".into()),
            chip: None,
            title: "Owner 1".into(),
            detail: Some(Words::new("Siti").private()),
            tone: super::super::Tone::Calm,
            value: None,
            mark: None,
            controls: vec![Control::new("change-0", "Change", 1), Control::new("remove-0", "Remove", 2)],
        };
        let page = Page::new("group").with("items", Kind::Rows(vec![row]));
        let said: Vec<_> = page.items().iter().map(|it| (it.id.0.clone(), it.sentence(Privacy::Private))).collect();
        let wanted = [("item-0", "Owner 1. Siti"), ("change-0", "Owner 1. Change"), ("remove-0", "Owner 1. Remove")];
        assert_eq!(said, wanted.map(|(id, text)| (id.to_owned(), text.to_owned())));
        assert_eq!((page.press("item-0"), page.press("remove-0")), (None, Some(2)));
    }

    #[test]
    fn a_loudspeaker_says_a_reference_but_no_code_that_opens_anything() {
        let kept = |value: Words, code: Option<[Words; 2]>, detail: Words| Kind::Reference {
            label: "Yours".into(),
            value,
            code,
            detail: Some(detail),
            qr: None,
        };
        let code = ["Check code".into(), Words::new("UVWX").private()];
        let page = Page::<()>::new("kept")
            .with("receipt", kept("7K4-1".into(), None, Words::new("code QRST").private()))
            .with("other", kept("7K4-2".into(), Some(code), "at noon".into()))
            .with("draft", kept(Words::new("MNPQ").private(), None, "until Friday".into()));
        assert_eq!(page.spoken(Privacy::Public), ["Yours. 7K4-1", "Yours. 7K4-2", "Yours"]);
        let all = ["Yours. 7K4-1. code QRST", "Yours. 7K4-2. Check code. UVWX. at noon", "Yours. MNPQ. until Friday"];
        assert_eq!(page.spoken(Privacy::Private), all);
    }

    #[test]
    fn a_fields_unit_is_spoken_with_its_label() {
        let field = Field {
            label: "Seats outside".into(),
            value: Shown::Plain("12".into()),
            unit: Some("seats".into()),
            state: State::Selected,
            problem: None,
            edit: 1,
        };
        let page = Page::new("question").with("field", Kind::Field(field));
        assert_eq!(page.spoken(Privacy::Private), ["Seats outside, seats. 12"]);
    }
}

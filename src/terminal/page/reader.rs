//! Speaks a page: what each item says, in reading order. It knows the page's words and nothing of how it is drawn.

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
    /// What it is called, as spoken.
    pub label: String,
    /// What it holds, as spoken.
    pub value: Option<Value>,
    /// How it stands; `Ready` for what cannot be pressed.
    pub state: State,
    /// Whether pressing it does something now.
    pub pressable: bool,
}

/// What an item holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// As spoken.
    pub spoken: String,
    /// Who may hear it.
    pub privacy: Privacy,
    /// Whether it is only so many marks.
    pub masked: bool,
}

impl Item {
    fn read(id: &BlockId, role: Role, label: impl Into<String>) -> Self {
        Self { id: id.clone(), role, label: label.into(), value: None, state: State::Ready, pressable: false }
    }

    fn holding(mut self, words: Option<&Words>) -> Self {
        self.value =
            words.map(|words| Value { spoken: words.speech().to_owned(), privacy: words.privacy, masked: false });
        self
    }

    fn control<M>(control: &Control<M>, role: Role) -> Self {
        let pressable = control.state != State::Disabled;
        Self { state: control.state, pressable, ..Self::read(&control.id, role, control.label.speech()) }
            .holding(control.detail.as_ref())
    }

    /// Label and value as one sentence; a private value only where `hears` allows it.
    #[must_use]
    pub fn sentence(&self, hears: Privacy) -> String {
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
        Kind::Heading(words) | Kind::Subheading(words) => vec![Item::read(id, Role::Heading, words.speech())],
        Kind::Paragraph(words) => vec![paragraph(id, words)],
        Kind::Remark { lead, text } => vec![Item::read(id, Role::Text, lead.speech()).holding(Some(text))],
        Kind::Notice(notice) => {
            vec![Item::read(id, Role::Notice, notice.title.speech()).holding(notice.text.as_ref())]
        }
        Kind::Picture { says, .. } => vec![Item::read(id, Role::Picture, says.speech())],
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
        Kind::Keyboard(keyboard) => keyboard.rows.iter().flatten().map(key).collect(),
        Kind::Rows(rows) => rows.iter().map(row).collect(),
        Kind::Reference { label, value, detail, .. } => {
            let spoken = format!("{}. {}", value.speech(), detail.speech());
            vec![Item::read(id, Role::Reference, label.speech()).holding(Some(&Words::new(spoken)))]
        }
        Kind::Chips { label, chips } => vec![Item::read(id, Role::Text, label.speech()).holding(Some(&said(chips)))],
        Kind::Actions(controls) => controls.iter().map(|control| Item::control(control, button(control))).collect(),
        Kind::Tools(controls) => controls.iter().map(|control| Item::control(control, Role::Tool)).collect(),
    }
}

/// The citizen's own words in a paragraph are a value, so that only private listening hears them.
fn paragraph(id: &BlockId, words: &Words) -> Item {
    match words.privacy {
        Privacy::Public => Item::read(id, Role::Text, words.speech()),
        Privacy::Private => Item::read(id, Role::Text, "").holding(Some(words)),
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
    let label = match &field.problem {
        Some(problem) => format!("{}. {}", field.label.speech(), problem.speech()),
        None => field.label.speech().to_owned(),
    };
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

/// A row that can be pressed is one item under its control's id; any other stands under its own.
fn row<M>(row: &Row<M>) -> Item {
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
    match &row.control {
        Some(control) => {
            let label = format!("{label}. {}", control.label.speech());
            Item { label, value, ..Item::control(control, Role::Row) }
        }
        None => Item { value, ..Item::read(&row.id, Role::Row, label) },
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
        let page = Page { id: super::super::PageId("question".into()), blocks: words() };
        let ids: Vec<_> = page.items().into_iter().map(|item| item.id.0).collect();
        assert_eq!(ids, ["progress", "heading", "name", "help"]);
        assert_eq!(page.spoken(Privacy::Private), ["3 settled", "Will you sell alcohol?", "Name. Aisyah"]);
    }

    #[test]
    fn a_loudspeaker_never_hears_what_the_citizen_typed() {
        let page = Page { id: super::super::PageId("question".into()), blocks: words() };
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
            control: Some(Control::new("take", "Apply", 7)),
        };
        let page = Page::new("result").with("rows", Kind::Rows(vec![row]));
        let items = page.items();
        assert_eq!(items.len(), 1);
        assert_eq!(items[0].id.0, "take");
        assert_eq!(items[0].sentence(Privacy::Public), "Liquor licence. Apply. Because you sell beer. S$660.00");
        assert_eq!(page.press("take"), Some(7));
    }
}

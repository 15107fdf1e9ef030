//! One document is added: by which way, from the scanner or from a stick, and whether what came is the right one. What a
//! file is called and how it looks is shown to the citizen and told to nobody.

use domain::attachment::{Accepts, AttachedFile, FileKind};
use domain::{DocumentId, LicenceId};
use journey::Visit;

use super::documents;
use crate::effect::documents::{DocumentsNews, DocumentsWish, EntryNumber, Listed, Offer, Plugged, Refused};
use crate::page::paper::Strip;
use crate::page::{Control, Kind, Notice, Page, Row, Tone, Words};
use crate::screen::{Room, Turn, Window, World, cards_of, row};
use crate::words::{Arg, own};

/// The ways in that this terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Ways {
    /// None: documents are handed in later.
    #[default]
    None,
    /// A document scanner.
    Scanner,
    /// A USB stick.
    Stick,
    /// Both.
    Both,
}

/// A document that is being added.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    licence: LicenceId,
    document: DocumentId,
    /// The list to go back to, as it was.
    pub(crate) from: documents::State,
    ways: Ways,
    /// What the agency takes.
    accepts: Accepts,
    stage: Stage,
    /// Why the last file was not taken.
    refused: Option<Refused>,
    window: Window,
}

#[derive(Debug, Clone, PartialEq)]
enum Stage {
    /// Which way?
    Ways,
    /// Waits for the scanner.
    Scanning,
    /// Looks at the stick; `None` until it has been looked at.
    Stick(Option<Plugged>),
    /// A file of the stick is being read.
    Reading,
    /// This one? With whether it came from the scanner.
    Offered(Box<Offer>, Source),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Scanner,
    Stick,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Scans it.
    Scan,
    /// Takes it from a stick.
    Stick,
    /// Takes that file.
    Choose(EntryNumber),
    /// Uses the file that came.
    Use,
    /// Turns the list of files.
    Turn(Turn),
    /// Back, or another file instead of this one.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// That of the hands, if anything.
    Stay(Vec<DocumentsWish>),
    /// Back to the list.
    Leave(Vec<DocumentsWish>),
    /// The document is this file.
    Use(AttachedFile),
}

impl State {
    /// Opens a document to be added, and says what is to be waited for. Where there is one way only it is taken.
    #[must_use]
    pub fn open(
        (licence, document): (LicenceId, DocumentId),
        accepts: Accepts,
        from: documents::State,
        ways: Ways,
    ) -> (Self, Vec<DocumentsWish>) {
        let (stage, refused, window) = (Stage::Ways, None, Window::default());
        let mut state = Self { licence, document, from, ways, accepts, stage, refused, window };
        let wishes = match ways {
            Ways::None | Ways::Both => Vec::new(),
            Ways::Scanner => state.begin(Source::Scanner),
            Ways::Stick => state.begin(Source::Stick),
        };
        (state, wishes)
    }

    /// Which document.
    #[must_use]
    pub fn asked(&self) -> (&LicenceId, &DocumentId) {
        (&self.licence, &self.document)
    }

    fn begin(&mut self, source: Source) -> Vec<DocumentsWish> {
        self.window = Window::default();
        let (stage, wish) = match source {
            Source::Scanner => (Stage::Scanning, DocumentsWish::Scan(self.accepts)),
            Source::Stick => (Stage::Stick(None), DocumentsWish::Stick),
        };
        self.stage = stage;
        vec![wish]
    }

    /// The hands have answered. What is not waited for any more is forgotten.
    pub fn heard(&mut self, news: DocumentsNews) -> Vec<DocumentsWish> {
        match (news, &mut self.stage) {
            (DocumentsNews::Stick(plugged), Stage::Stick(known)) => {
                *known = Some(plugged);
                self.window = Window::default();
                Vec::new()
            }
            (DocumentsNews::Offered(offer), Stage::Scanning) => self.show(offer, Source::Scanner),
            (DocumentsNews::Offered(offer), Stage::Reading) => self.show(offer, Source::Stick),
            (DocumentsNews::Offered(offer), Stage::Ways | Stage::Stick(_) | Stage::Offered(..)) => {
                vec![DocumentsWish::Forget(offer.file.number)]
            }
            (DocumentsNews::Refused(refused), Stage::Scanning) => {
                self.refused = Some(refused);
                Vec::new()
            }
            (DocumentsNews::Refused(refused), Stage::Reading) => {
                self.refused = Some(refused);
                self.begin(Source::Stick)
            }
            (DocumentsNews::Refused(_) | DocumentsNews::Stick(_), _) => Vec::new(),
        }
    }

    fn show(&mut self, offer: Box<Offer>, source: Source) -> Vec<DocumentsWish> {
        self.refused = None;
        self.stage = Stage::Offered(offer, source);
        Vec::new()
    }

    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        match (message, &self.stage) {
            (Message::Scan, Stage::Ways) => Action::Stay(self.begin(Source::Scanner)),
            (Message::Stick, Stage::Ways) => Action::Stay(self.begin(Source::Stick)),
            (Message::Choose(number), Stage::Stick(_)) => {
                self.refused = None;
                self.stage = Stage::Reading;
                Action::Stay(vec![DocumentsWish::Read(number, self.accepts)])
            }
            (Message::Use, Stage::Offered(offer, _)) => Action::Use(offer.file),
            (Message::Turn(turn), _) => {
                self.window.turn(turn);
                Action::Stay(Vec::new())
            }
            (Message::Back, Stage::Offered(offer, source)) => {
                let (forget, source) = (DocumentsWish::Forget(offer.file.number), *source);
                Action::Stay([vec![forget], self.begin(source)].concat())
            }
            (Message::Back, Stage::Scanning | Stage::Stick(_) | Stage::Reading) if self.ways == Ways::Both => {
                (self.stage, self.refused) = (Stage::Ways, None);
                Action::Stay(vec![DocumentsWish::Rest])
            }
            (Message::Back, _) => Action::Leave(vec![DocumentsWish::Rest]),
            (Message::Scan | Message::Stick | Message::Choose(_) | Message::Use, _) => Action::Stay(Vec::new()),
        }
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>, visit: &Visit) -> Page<Message> {
        let asked = asked_for(visit, &self.licence, &self.document);
        let document = asked.map_or_else(|| self.document.to_string(), |document| world.told(&document.label));
        let page = match &self.stage {
            Stage::Ways => ways(world),
            Stage::Scanning => self.scanning(world),
            Stage::Stick(plugged) => self.stick(world, plugged.as_ref()),
            Stage::Reading => Page::new("add-stick")
                .heading(world.words("add-reading"))
                .with("actions", Kind::Actions(vec![world.back(Message::Back)])),
            Stage::Offered(offer, _) => offered(world, offer),
        };
        titled(page, &document)
    }

    fn scanning(&self, world: &World<'_>) -> Page<Message> {
        Page::new("add-scan")
            .heading(world.words("add-scan-heading"))
            .with_some("refused", self.refusal(world))
            .paragraph("text", world.words("add-scan-text"))
            .with("actions", Kind::Actions(vec![world.back(Message::Back)]))
    }

    fn stick(&self, world: &World<'_>, plugged: Option<&Plugged>) -> Page<Message> {
        let page = Page::new("add-stick").heading(world.words("add-stick-heading"));
        let page = page.with_some("refused", self.refusal(world));
        let kinds = [("kinds", self.accepts.named().into())];
        let told = |tone, key: &str| {
            let (title, text) = (world.words(key), Some(world.with(&format!("{key}-text"), &kinds)));
            Some(Kind::Notice(Notice { tone, title, text }))
        };
        let (notice, files) = match plugged {
            None => (None, [].as_slice()),
            Some(Plugged::Absent) => (told(Tone::Calm, "add-stick-absent"), [].as_slice()),
            Some(Plugged::Unsafe) => (told(Tone::Stop, "add-stick-unsafe"), [].as_slice()),
            Some(Plugged::There(files)) if !files.iter().any(|file| self.accepts.may_become(file.kind)) => {
                (told(Tone::Warn, "add-stick-empty"), [].as_slice())
            }
            Some(Plugged::There(files)) => (None, files.as_slice()),
        };
        let fitting = files.iter().filter(|file| self.accepts.may_become(file.kind));
        let rows: Vec<Row<Message>> = fitting.map(|file| file_row(world, file)).collect();
        let part = self.window.of(&rows, world.rows);
        page.with_some("stick", notice)
            .with_some("files", (!rows.is_empty()).then(|| Kind::Rows(part.shown.to_vec())))
            .turns(world, &part, Message::Turn)
            .with("actions", Kind::Actions(vec![world.back(Message::Back)]))
    }

    fn refusal(&self, world: &World<'_>) -> Option<Kind<Message>> {
        let key = match self.refused? {
            Refused::Kind => "add-refused-kind",
            Refused::TooLarge => "add-refused-large",
            Refused::Broken => "add-refused-broken",
            Refused::Locked => "add-refused-locked",
            Refused::Active => "add-refused-active",
            Refused::Full => "add-refused-full",
            Refused::Gone => "add-refused-gone",
        };
        let size = (self.accepts.bytes_max / 1_000_000).to_string();
        let arguments = [("kinds", self.accepts.named().into()), ("size", size.into())];
        let (title, text) = (world.words("add-refused"), Some(world.with(key, &arguments)));
        Some(Kind::Notice(Notice { tone: Tone::Warn, title, text }))
    }
}

/// The document as that licence asks for it; another may ask for one of the same name and take other files.
#[must_use]
pub(crate) fn asked_for(visit: &Visit, licence: &LicenceId, document: &DocumentId) -> Option<catalogue::Document> {
    let is_it = |asked: &journey::DocumentAsked| asked.licence == *licence && asked.document.id == *document;
    visit.documents().into_iter().find(is_it).map(|asked| asked.document)
}

/// Which document it is about stands over the heading, as a small line.
fn titled(mut page: Page<Message>, document: &str) -> Page<Message> {
    let label = Words::new(document);
    let line = Kind::Progress(crate::page::Progress { label, thousandths: None });
    page.blocks.insert(0, crate::page::Block { id: crate::page::BlockId("document".to_owned()), kind: line });
    page
}

fn ways(world: &World<'_>) -> Page<Message> {
    let scan = Control::new("way-scan", world.words("add-by-scan"), Message::Scan).icon("scan");
    let stick = Control::new("way-stick", world.words("add-by-stick"), Message::Stick).icon("files");
    Page::new("add")
        .heading(world.words("add-heading"))
        .with("ways", cards_of(vec![scan, stick]))
        .with("actions", Kind::Actions(vec![world.back(Message::Back)]))
}

fn offered(world: &World<'_>, offer: &Offer) -> Page<Message> {
    // Where there is little room, what the file is goes before how it looks.
    let preview = match world.room {
        Room::Ample => offer.preview.as_ref(),
        Room::Tight | Room::Least => None,
    };
    let preview = preview.map(|sheet| {
        let says = world.words("add-preview");
        Kind::Paper(Strip { sheet: sheet.clone(), rows: 0..sheet.height(), says, text: None, opens: None })
    });
    let name = offer.name.as_ref().map_or_else(|| world.words("add-scanned"), own);
    let row = Row { detail: Some(described(world, &offer.file)), ..row("file", name) };
    let another = Control { label: world.words("add-another"), ..world.back(Message::Back) };
    let take = Control::new("use", world.words("add-use"), Message::Use).icon("check").primary();
    Page::new("add-file")
        .heading(world.words("add-file-heading"))
        .with_some("preview", preview)
        .with("files", Kind::Rows(vec![row]))
        .paragraph("text", world.words("add-file-text"))
        .with("actions", Kind::Actions(vec![another, take]))
}

fn file_row(world: &World<'_>, file: &Listed) -> Row<Message> {
    let id = format!("file-{}", file.number.0);
    let choose =
        Control::new(format!("choose-{}", file.number.0), world.words("add-choose"), Message::Choose(file.number));
    let detail = world.with("add-told", &[("kind", kind_of(world, file.kind)), ("size", sized(world, file.bytes))]);
    Row { detail: Some(detail), controls: vec![choose.icon("arrow-right")], ..row(id, own(&file.name)) }
}

/// What a file is: `PDF, 3 pages, 0.8 MB`.
#[must_use]
pub fn described(world: &World<'_>, file: &AttachedFile) -> Words {
    let (kind, size) = (kind_of(world, file.kind), sized(world, file.bytes));
    match file.pages {
        Some(pages) => {
            let pages = world.say.with("add-pages", &[("count", pages.into())]);
            world.with("add-told-pages", &[("kind", kind), ("pages", pages.into()), ("size", size)])
        }
        None => world.with("add-told", &[("kind", kind), ("size", size)]),
    }
}

fn kind_of(world: &World<'_>, kind: FileKind) -> Arg {
    let key = match kind {
        FileKind::Pdf => "add-kind-pdf",
        FileKind::Jpeg | FileKind::Png => "add-kind-picture",
    };
    world.say.text(key).into()
}

/// In tenths of a megabyte, of which there is at least one.
fn sized(world: &World<'_>, bytes: u64) -> Arg {
    let tenths = bytes.div_ceil(100_000).max(1);
    let size = format!("{}.{}", tenths / 10, tenths % 10);
    world.say.with("add-size", &[("size", size.into())]).into()
}

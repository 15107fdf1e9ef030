//! A4 sheets, filled from top to bottom: rows of label and value, headings, amounts, page numbers; mirrored for a script
//! that begins at the right. It knows no application.

use std::collections::BTreeMap;

use cosmic_text::fontdb::ID;
use printpdf::{Color, FontId, Greyscale, Line, LinePoint, Op, PdfDocument, Point, Pt};

use domain::Language;
use domain::language::Direction;

use crate::pdf::PdfError;
use crate::pdf::embed::{Embedded, Glyph, is_fence};
use crate::pdf::file::{self, About};
use crate::pdf::structure::{NodeId, Role, Tree, dictionary, letters, name, whole};
use crate::scribe::{Face, Hand, Place, Scribe, Stroke};

const PAGE_HEIGHT: f32 = 842.0;
const LEFT: f32 = 54.0;
const WIDTH: f32 = 487.0;
const TOP: f32 = 56.0;
const BOTTOM: f32 = 64.0;
/// Where answers begin, from the margin where lines begin.
const VALUE_LEFT: f32 = 214.0;
const AMOUNT_WIDTH: f32 = 130.0;
const GUTTER: f32 = 12.0;
const INDENT: f32 = 12.0;
/// A row lower than this is not torn apart by the end of a page.
const WHOLE_ROW: f32 = 160.0;

/// A way of setting text, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    size: f32,
    stroke: Stroke,
    /// 0 is black.
    grey: f32,
    before: f32,
}

impl Type {
    pub(super) const TITLE: Self = Self { size: 22.0, stroke: Stroke::Bold, grey: 0.0, before: 0.0 };
    pub(super) const EYEBROW: Self = Self { size: 11.0, stroke: Stroke::Regular, grey: 0.25, before: 0.0 };
    pub(super) const BODY: Self = Self { size: 9.5, stroke: Stroke::Regular, grey: 0.0, before: 3.0 };
    pub(super) const QUIET: Self = Self { size: 8.0, stroke: Stroke::Regular, grey: 0.35, before: 1.0 };
    const HEADING: Self = Self { size: 12.0, stroke: Stroke::Bold, grey: 0.0, before: 16.0 };
    /// Not bold: a second font of each script would take the room that the answers need in an envelope.
    const SECTION: Self = Self { size: 12.0, stroke: Stroke::Regular, grey: 0.0, before: 12.0 };
    const ITEM: Self = Self { size: 10.0, stroke: Stroke::Regular, grey: 0.0, before: 7.0 };
    const LABEL: Self = Self { size: 9.5, stroke: Stroke::Regular, grey: 0.3, before: 3.0 };

    fn hand(self) -> Hand {
        Hand { face: Face::Sans, stroke: self.stroke, size: self.size, leading: (self.size * 1.36).ceil() }
    }
}

/// Where a heading stands among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// Over a kind of content, with a line beneath.
    Chapter,
    /// Over answers that belong together.
    Section,
    /// Over one item of a group, 1 for the outermost.
    Item(u8),
}

/// One line of set text: its glyphs, with places from the left edge of its column.
struct SetLine {
    glyphs: Vec<Glyph>,
    /// From the top of the line to its baseline.
    baseline: f32,
    height: f32,
}

/// A column of a row: where it is and what stands in it.
struct Column {
    /// From the page's left edge.
    x: f32,
    grey: f32,
    node: NodeId,
    lines: std::vec::IntoIter<SetLine>,
}

/// What a mark is to somebody who listens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    /// A node's text.
    Content(NodeId),
    /// The page's number.
    Foot,
    /// Nothing.
    Ornament,
}

/// A stretch of a page's content between its tags.
#[derive(Debug, PartialEq, Eq)]
enum Sequence {
    Plain(Tag),
    /// A word of that node whose glyphs do not tell its text.
    Spelled(NodeId, String),
}

enum Mark {
    Text { x: f32, y: f32, grey: f32, glyphs: Vec<Glyph>, tag: Tag },
    Rule { y: f32, grey: f32 },
}

/// Sheets being filled.
pub(super) struct Sheets<'a> {
    scribe: &'a mut Scribe,
    language: Language,
    pages: Vec<Vec<Mark>>,
    /// For each part the page with which it begins, and what its pages say at their foot.
    feet: Vec<(usize, String)>,
    tree: Tree,
    part: NodeId,
    /// The table whose rows are being written.
    table: Option<NodeId>,
    /// Down from the top of the page.
    y: f32,
}

impl<'a> Sheets<'a> {
    pub(super) fn new(scribe: &'a mut Scribe, language: Language) -> Self {
        let (tree, part) = (Tree::new(), Tree::ROOT);
        Self { scribe, language, pages: Vec::new(), feet: Vec::new(), tree, part, table: None, y: TOP }
    }

    /// What follows belongs together and begins with a new page; each of its pages ends in `foot` and its number.
    pub(super) fn part(&mut self, foot: String) {
        self.feet.push((self.pages.len(), foot));
        self.part = self.tree.open(Role::Part, None, Tree::ROOT);
        self.table = None;
        self.new_page();
    }

    pub(super) fn title(&mut self, text: &str) {
        self.block(text, Type::TITLE, Role::Heading(1), None);
    }

    pub(super) fn paragraph(&mut self, text: &str, style: Type, language: Language) {
        self.block(text, style, Role::Paragraph, Some(language));
    }

    pub(super) fn space(&mut self, height: f32) {
        self.y += height;
    }

    /// A heading, never at the foot of a page.
    pub(super) fn heading(&mut self, level: Level, text: &str, language: Language) {
        let (style, number) = match level {
            Level::Chapter => (Type::HEADING, 2),
            Level::Section => (Type::SECTION, 3),
            Level::Item(depth) => (Type::ITEM, depth.saturating_add(3)),
        };
        self.make_room(style.before + 48.0);
        self.block(text, style, Role::Heading(number), Some(language));
        if level == Level::Chapter {
            self.y += 3.0;
            self.mark(Mark::Rule { y: self.y, grey: 0.0 });
            self.y += 2.0;
        }
    }

    /// What follows does not belong to the heading above its table's rows any more.
    pub(super) fn end_table(&mut self) {
        self.table = None;
    }

    /// A label and its value side by side; a long value goes on over the page's end.
    pub(super) fn row(&mut self, (label, value): (&str, &str), languages: (Language, Language), depth: u8) {
        let indent = INDENT * f32::from(depth.min(4));
        let label_width = VALUE_LEFT - GUTTER - indent;
        let (label_node, value_node) = self.open_row(languages);
        let labels = self.column(label, Type::LABEL, (indent, label_width), label_node, Place::Left);
        let values = self.column(value, Type::BODY, (VALUE_LEFT, WIDTH - VALUE_LEFT), value_node, Place::Left);
        self.columns([labels, values]);
        self.hairline();
    }

    /// A label and an amount at the far edge.
    pub(super) fn amount(&mut self, label: &str, amount: &str, stroke: Stroke, languages: (Language, Language)) {
        let style = Type { stroke, ..Type::BODY };
        let amount_left = WIDTH - AMOUNT_WIDTH;
        let (label_node, value_node) = self.open_row(languages);
        let labels = self.column(label, style, (0.0, amount_left - GUTTER), label_node, Place::Left);
        let amounts = self.column(amount, style, (amount_left, AMOUNT_WIDTH), value_node, Place::Right);
        self.columns([labels, amounts]);
        self.hairline();
    }

    /// The file.
    pub(super) fn finish(mut self, about: &About<'_>) -> Result<Vec<u8>, PdfError> {
        self.number_pages();
        let glyphs = self.pages.iter().flatten().filter_map(|mark| match mark {
            Mark::Text { glyphs, .. } => Some(glyphs),
            Mark::Rule { .. } => None,
        });
        let embedded = Embedded::new(self.scribe, glyphs.flatten())?;
        let mut document = PdfDocument::new(about.title);
        let fonts = embedded.add_to(&mut document);
        let pages = std::mem::take(&mut self.pages);
        let drawn = pages.iter().enumerate().map(|(page, marks)| self.drawn(&embedded, &fonts, marks, page));
        let drawn = drawn.collect();
        file::write(document, drawn, &self.tree, about)
    }

    fn drawn(&mut self, embedded: &Embedded, fonts: &BTreeMap<ID, FontId>, marks: &[Mark], page: usize) -> Vec<Op> {
        let (mut ops, mut open, mut inked) = (Vec::new(), None, None);
        for mark in marks {
            match mark {
                Mark::Rule { y, grey } => {
                    self.begin(&mut ops, &mut open, Sequence::Plain(Tag::Ornament), page);
                    ops.extend(rule(PAGE_HEIGHT - y, *grey));
                }
                Mark::Text { x, y, grey, glyphs, tag } => {
                    if inked != Some(*grey) {
                        ops.push(ink(*grey));
                        inked = Some(*grey);
                    }
                    for piece in embedded.pieces(glyphs) {
                        let sequence = match (*tag, piece.actual) {
                            (Tag::Content(node), Some(text)) => Sequence::Spelled(node, text),
                            (tag, _) => Sequence::Plain(tag),
                        };
                        self.begin(&mut ops, &mut open, sequence, page);
                        ops.extend(embedded.show(fonts, &piece.glyphs, *x, PAGE_HEIGHT - y));
                    }
                }
            }
        }
        ops.extend(open.map(|_| Op::EndMarkedContent));
        ops
    }

    /// Ends what is open and begins what follows, unless it goes on. A word with letters of its own is never inside
    /// another sequence, because some readers then lose the rest of the outer one.
    fn begin(&mut self, ops: &mut Vec<Op>, open: &mut Option<Sequence>, sequence: Sequence, page: usize) {
        let goes_on = match &sequence {
            Sequence::Plain(_) => open.as_ref() == Some(&sequence),
            Sequence::Spelled(..) => false,
        };
        if goes_on {
            return;
        }
        ops.extend(open.take().map(|_| Op::EndMarkedContent));
        let (tag, properties) = match &sequence {
            Sequence::Plain(Tag::Content(node)) => {
                (self.tree.tag(*node), vec![("MCID", whole(self.tree.run(*node, page)))])
            }
            Sequence::Plain(Tag::Foot) => {
                ("Artifact".into(), vec![("Type", name("Pagination")), ("Subtype", name("Footer"))])
            }
            Sequence::Plain(Tag::Ornament) => ("Artifact".into(), vec![("Type", name("Layout"))]),
            // ISO 32000-1, 14.9.4.
            Sequence::Spelled(node, text) => {
                let run = self.tree.run(*node, page);
                ("Span".into(), vec![("MCID", whole(run)), ("ActualText", letters(text))])
            }
        };
        ops.push(Op::BeginMarkedContentWithProperties { tag, properties: dictionary(properties) });
        *open = Some(sequence);
    }

    fn number_pages(&mut self) {
        let ends = self.feet.iter().skip(1).map(|(first, _)| *first).chain([self.pages.len()]);
        let parts: Vec<(usize, usize, String)> =
            self.feet.iter().zip(ends).map(|((first, foot), end)| (*first, end, foot.clone())).collect();
        for (first, end, foot) in parts {
            for page in first..end {
                let foot = format!("{foot} {}/{}", page.saturating_sub(first) + 1, end.saturating_sub(first));
                let lines = self.set(&foot, Type::QUIET, WIDTH, Place::Right);
                if let Some(marks) = self.pages.get_mut(page) {
                    let y = PAGE_HEIGHT - 36.0;
                    let grey = Type::QUIET.grey;
                    marks.extend(lines.into_iter().map(|line| Mark::Text {
                        x: LEFT,
                        y,
                        grey,
                        glyphs: line.glyphs,
                        tag: Tag::Foot,
                    }));
                }
            }
        }
    }

    /// Text over the whole width.
    fn block(&mut self, text: &str, style: Type, role: Role, language: Option<Language>) {
        self.table = None;
        self.y += style.before;
        let node = self.tree.open(role, language.and_then(|language| self.differing(language)), self.part);
        let lines = self.set(text, style, WIDTH, Place::Left);
        self.spell(node, text, &lines);
        for line in lines {
            self.make_room(line.height);
            let height = line.height;
            self.put(line, LEFT, style.grey, node);
            self.y += height;
        }
    }

    fn open_row(&mut self, (label, value): (Language, Language)) -> (NodeId, NodeId) {
        let table = self.table.unwrap_or_else(|| self.tree.open(Role::Table, None, self.part));
        self.table = Some(table);
        let row = self.tree.open(Role::Row, None, table);
        let (label, value) = (self.differing(label), self.differing(value));
        (self.tree.open(Role::Label, label, row), self.tree.open(Role::Value, value, row))
    }

    fn differing(&self, language: Language) -> Option<Language> {
        Some(language).filter(|language| *language != self.language)
    }

    fn column(&mut self, text: &str, style: Type, (from, width): (f32, f32), node: NodeId, place: Place) -> Column {
        let x = match self.language.direction() {
            Direction::LeftToRight => LEFT + from,
            Direction::RightToLeft => LEFT + WIDTH - from - width,
        };
        let lines = self.set(text, style, width, place);
        self.spell(node, text, &lines);
        Column { x, grey: style.grey, node, lines: lines.into_iter() }
    }

    /// Text that runs from the right stands on the page in the order of the eye, so its node tells that of the tongue
    /// (ISO 32000-1, 14.8.2.3.3 and 14.9.4).
    fn spell(&mut self, node: NodeId, text: &str, lines: &[SetLine]) {
        if lines.iter().flat_map(|line| &line.glyphs).any(Glyph::is_turned) {
            self.tree.spell(node, text.chars().filter(|letter| !is_fence(*letter)).collect());
        }
    }

    /// Columns side by side. On each page the first column's lines come before the next one's, which is how they read.
    fn columns(&mut self, mut columns: [Column; 2]) {
        self.y += 3.0;
        let height = |column: &Column| column.lines.as_slice().iter().map(|line| line.height).sum::<f32>();
        let whole = columns.iter().map(height).fold(0.0, f32::max);
        if whole <= WHOLE_ROW {
            self.make_room(whole);
        }
        while let Some(next) = columns.iter().filter_map(|column| column.lines.as_slice().first()).next() {
            self.make_room(next.height);
            let top = self.y;
            let mut lowest = top;
            for column in &mut columns {
                self.y = top;
                while let Some(line) = column.lines.next_if_fits(PAGE_HEIGHT - BOTTOM - self.y) {
                    let height = line.height;
                    self.put(line, column.x, column.grey, column.node);
                    self.y += height;
                }
                lowest = lowest.max(self.y);
            }
            self.y = lowest;
        }
    }

    fn hairline(&mut self) {
        self.y += 2.0;
        self.mark(Mark::Rule { y: self.y, grey: 0.82 });
    }

    fn put(&mut self, line: SetLine, x: f32, grey: f32, node: NodeId) {
        let y = self.y + line.baseline;
        self.mark(Mark::Text { x, y, grey, glyphs: line.glyphs, tag: Tag::Content(node) });
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    fn make_room(&mut self, height: f32) {
        if self.y + height > PAGE_HEIGHT - BOTTOM && self.y > TOP {
            self.new_page();
        }
    }

    fn new_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// Sets text in lines. `place` is as in a script that begins at the left.
    fn set(&mut self, text: &str, style: Type, width: f32, place: Place) -> Vec<SetLine> {
        if text.is_empty() {
            return Vec::new();
        }
        let place = match (self.language.direction(), place) {
            (Direction::RightToLeft, Place::Left) => Place::Right,
            (Direction::RightToLeft, Place::Right) => Place::Left,
            (Direction::LeftToRight, place) | (Direction::RightToLeft, place @ Place::Centre) => place,
        };
        let buffer = self.scribe.layout(text, style.hand(), width, place);
        let mut lines: Vec<SetLine> = Vec::new();
        let mut before: Option<(usize, usize)> = None;
        for run in buffer.layout_runs() {
            let starts = run.glyphs.iter().map(|glyph| glyph.start).min().unwrap_or_default();
            let ends = run.glyphs.iter().map(|glyph| glyph.end).max().unwrap_or_default();
            let is_parted = before.is_some_and(|(line, end)| {
                line != run.line_i || run.text.get(end..starts).is_some_and(|between| !between.is_empty())
            });
            if is_parted && let Some(line) = lines.last_mut() {
                line.glyphs.extend(self.blank(style));
            }
            before = Some((run.line_i, ends));
            lines.push(SetLine {
                glyphs: run.glyphs.iter().map(|glyph| Glyph::of(glyph, run.text)).collect(),
                baseline: run.line_y - run.line_top,
                height: run.line_height,
            });
        }
        lines
    }

    /// The blank between two words, which the layout drops where a line ends; without it the words would be read as one.
    fn blank(&mut self, style: Type) -> Option<Glyph> {
        let buffer = self.scribe.layout(" ", style.hand(), WIDTH, Place::Left);
        let run = buffer.layout_runs().next()?;
        run.glyphs.first().map(|glyph| Glyph::of(glyph, run.text))
    }
}

/// Takes the next line if it is no higher than what is left of the page.
trait Fitting {
    fn next_if_fits(&mut self, room: f32) -> Option<SetLine>;
}

impl Fitting for std::vec::IntoIter<SetLine> {
    fn next_if_fits(&mut self, room: f32) -> Option<SetLine> {
        if self.as_slice().first()?.height > room { None } else { self.next() }
    }
}

fn ink(grey: f32) -> Op {
    Op::SetFillColor { col: Color::Greyscale(Greyscale { percent: grey, icc_profile: None }) }
}

fn rule(y: f32, grey: f32) -> Vec<Op> {
    let point = |x: f32| LinePoint { p: Point { x: Pt(x), y: Pt(y) }, bezier: false };
    vec![
        Op::SetOutlineColor { col: Color::Greyscale(Greyscale { percent: grey, icc_profile: None }) },
        Op::SetOutlineThickness { pt: Pt(if grey > 0.5 { 0.4 } else { 0.9 }) },
        Op::DrawLine { line: Line { points: vec![point(LEFT), point(LEFT + WIDTH)], is_closed: false } },
    ]
}

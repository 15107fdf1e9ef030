//! A4 sheets, filled from top to bottom: rows of label and value, headings, amounts, page numbers. It knows no
//! application.

use printpdf::{
    Color, Greyscale, Line, LinePoint, Mm, OffsetDateTime, Op, PdfDocument, PdfPage, PdfSaveOptions, Point, Pt,
};

use domain::Timestamp;

use crate::pdf::PdfError;
use crate::pdf::embed::{Embedded, Glyph};
use crate::scribe::{Face, Hand, Place, Scribe, Stroke};

const PAGE_HEIGHT: f32 = 842.0;
const LEFT: f32 = 54.0;
const WIDTH: f32 = 487.0;
const TOP: f32 = 56.0;
const BOTTOM: f32 = 64.0;
/// Where answers begin, from the left margin.
const VALUE_LEFT: f32 = 214.0;
const GUTTER: f32 = 12.0;
const INDENT: f32 = 12.0;

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
    const LABEL: Self = Self { size: 9.5, stroke: Stroke::Regular, grey: 0.3, before: 3.0 };

    fn hand(self) -> Hand {
        Hand { face: Face::Sans, stroke: self.stroke, size: self.size, leading: (self.size * 1.36).ceil() }
    }
}

/// One line of set text: its glyphs, with places from the left edge of its column.
struct SetLine {
    glyphs: Vec<Glyph>,
    /// From the top of the line to its baseline.
    baseline: f32,
    height: f32,
}

enum Mark {
    Glyphs { x: f32, y: f32, grey: f32, glyphs: Vec<Glyph> },
    Rule { y: f32, grey: f32 },
}

/// Sheets being filled.
pub(super) struct Sheets<'a> {
    scribe: &'a mut Scribe,
    pages: Vec<Vec<Mark>>,
    /// Down from the top of the page.
    y: f32,
}

impl<'a> Sheets<'a> {
    pub(super) fn new(scribe: &'a mut Scribe) -> Self {
        Self { scribe, pages: vec![Vec::new()], y: TOP }
    }

    pub(super) fn paragraph(&mut self, text: &str, style: Type) {
        self.y += style.before;
        for line in self.set(text, style, WIDTH, Place::Left) {
            self.make_room(line.height);
            self.put(line, 0.0, style.grey);
        }
    }

    pub(super) fn space(&mut self, height: f32) {
        self.y += height;
    }

    /// A heading, over a line, and never at the foot of a page.
    pub(super) fn heading(&mut self, text: &str) {
        self.make_room(Type::HEADING.before + 48.0);
        self.paragraph(text, Type::HEADING);
        self.y += 3.0;
        self.mark(Mark::Rule { y: self.y, grey: 0.0 });
        self.y += 2.0;
    }

    /// A label and its value side by side; a long value goes on over the page's end.
    pub(super) fn row(&mut self, label: &str, value: &str, depth: u8) {
        let indent = INDENT * f32::from(depth.min(4));
        let label_width = if value.is_empty() { WIDTH } else { VALUE_LEFT - GUTTER } - indent;
        let labels = self.set(label, Type::LABEL, label_width, Place::Left);
        let values = self.set(value, Type::BODY, WIDTH - VALUE_LEFT, Place::Left);
        self.columns(labels, indent, values, VALUE_LEFT);
        self.hairline();
    }

    /// A label and an amount at the right edge.
    pub(super) fn amount(&mut self, label: &str, amount: &str, stroke: Stroke) {
        let style = Type { stroke, ..Type::BODY };
        let amount_left = WIDTH - 130.0;
        let labels = self.set(label, style, amount_left - GUTTER, Place::Left);
        let amounts = self.set(amount, style, 130.0, Place::Right);
        self.columns(labels, 0.0, amounts, amount_left);
        self.hairline();
    }

    /// The file, as made at `made`. Each page's foot ends in its number.
    pub(super) fn finish(mut self, title: &str, foot: &str, made: Timestamp) -> Result<Vec<u8>, PdfError> {
        let of = self.pages.len();
        for number in 1..=of {
            let foot = format!("{foot} {number}/{of}");
            let lines = self.set(&foot, Type::QUIET, WIDTH, Place::Right);
            if let Some(page) = self.pages.get_mut(number - 1) {
                for line in lines {
                    let y = PAGE_HEIGHT - 36.0;
                    page.push(Mark::Glyphs { x: LEFT, y, grey: Type::QUIET.grey, glyphs: line.glyphs });
                }
            }
        }
        let glyphs = self.pages.iter().flatten().filter_map(|mark| match mark {
            Mark::Glyphs { glyphs, .. } => Some(glyphs),
            Mark::Rule { .. } => None,
        });
        let embedded = Embedded::new(self.scribe, glyphs.flatten())?;
        let mut document = PdfDocument::new(title);
        if let Ok(made) = OffsetDateTime::from_unix_timestamp(made.as_second()) {
            let about = &mut document.metadata.info;
            (about.creation_date, about.modification_date, about.metadata_date) = (made, made, made);
        }
        let fonts = embedded.add_to(&mut document);
        let pages = self.pages.iter().map(|marks| {
            let ops = marks.iter().flat_map(|mark| match mark {
                Mark::Glyphs { x, y, grey, glyphs } => {
                    let mut ops = vec![ink(*grey)];
                    ops.extend(embedded.show(&fonts, glyphs, *x, PAGE_HEIGHT - y));
                    ops
                }
                Mark::Rule { y, grey } => rule(PAGE_HEIGHT - y, *grey),
            });
            PdfPage::new(Mm(210.0), Mm(297.0), ops.collect())
        });
        document.pages = pages.collect();
        Ok(document.save(&PdfSaveOptions::default(), &mut Vec::new()))
    }

    fn columns(&mut self, left: Vec<SetLine>, left_x: f32, right: Vec<SetLine>, right_x: f32) {
        self.y += 3.0;
        let (mut left, mut right) = (left.into_iter(), right.into_iter());
        loop {
            let (label, value) = (left.next(), right.next());
            let height = [&label, &value].into_iter().flatten().map(|line| line.height).fold(0.0, f32::max);
            if label.is_none() && value.is_none() {
                return;
            }
            self.make_room(height);
            let top = self.y;
            for (line, x, grey) in [(label, left_x, Type::LABEL.grey), (value, right_x, 0.0)] {
                self.y = top;
                if let Some(line) = line {
                    self.put(line, x, grey);
                }
            }
            self.y = top + height;
        }
    }

    fn hairline(&mut self) {
        self.y += 2.0;
        self.mark(Mark::Rule { y: self.y, grey: 0.82 });
    }

    fn put(&mut self, line: SetLine, x: f32, grey: f32) {
        let (y, height) = (self.y + line.baseline, line.height);
        self.mark(Mark::Glyphs { x: LEFT + x, y, grey, glyphs: line.glyphs });
        self.y += height;
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    fn make_room(&mut self, height: f32) {
        if self.y + height > PAGE_HEIGHT - BOTTOM {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
    }

    fn set(&mut self, text: &str, style: Type, width: f32, place: Place) -> Vec<SetLine> {
        if text.is_empty() {
            return Vec::new();
        }
        let buffer = self.scribe.layout(text, style.hand(), width, place);
        let set = buffer.layout_runs().map(|run| SetLine {
            glyphs: run.glyphs.iter().map(|glyph| Glyph::of(glyph, run.text)).collect(),
            baseline: run.line_y - run.line_top,
            height: run.line_height,
        });
        set.collect()
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

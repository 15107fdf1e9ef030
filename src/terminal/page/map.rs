//! Lifts a screen's page to the app's: the same blocks, whose controls say the screen's message inside the app's.

use crate::keyboard::Candidates;
use crate::page::paper::Strip;
use crate::page::{Block, Card, Choices, Control, Field, Key, Keyboard, Kind, Page, Row};

impl<M> Page<M> {
    /// The same page with every message passed through `lift`.
    pub fn map<N>(self, lift: impl Fn(M) -> N) -> Page<N> {
        let blocks =
            self.blocks.into_iter().map(|block| Block { id: block.id, kind: kind(block.kind, &lift) }).collect();
        Page { id: self.id, before: self.before, blocks }
    }
}

impl<M> Control<M> {
    /// The same control with its message passed through `lift`.
    pub fn map<N>(self, lift: impl Fn(M) -> N) -> Control<N> {
        let Self { id, label, detail, icon, state, weight, emits } = self;
        Control { id, label, detail, icon, state, weight, emits: lift(emits) }
    }
}

fn kind<M, N>(kind: Kind<M>, lift: &impl Fn(M) -> N) -> Kind<N> {
    match kind {
        Kind::Banner(words) => Kind::Banner(words),
        Kind::Top { name, language } => Kind::Top { name, language: language.map(|control| control.map(lift)) },
        Kind::Progress(progress) => Kind::Progress(progress),
        Kind::Heading(words) => Kind::Heading(words),
        Kind::Subheading(words) => Kind::Subheading(words),
        Kind::Paragraph(words) => Kind::Paragraph(words),
        Kind::Remark { lead, text } => Kind::Remark { lead, text },
        Kind::Notice(notice) => Kind::Notice(notice),
        Kind::Picture { name, says } => Kind::Picture { name, says },
        Kind::Paper(Strip { sheet, rows, says, text, opens }) => {
            Kind::Paper(Strip { sheet, rows, says, text, opens: opens.map(|control| control.map(lift)) })
        }
        Kind::Figures(figures) => Kind::Figures(figures),
        Kind::Cards(cards) => Kind::Cards(
            cards.into_iter().map(|card| Card { control: card.control.map(lift), chip: card.chip }).collect(),
        ),
        Kind::Choices(choices) => Kind::Choices(Choices {
            label: choices.label,
            many: choices.many,
            options: controls(choices.options, lift),
            problem: choices.problem,
        }),
        Kind::Field(field) => Kind::Field(Field {
            label: field.label,
            value: field.value,
            unit: field.unit,
            state: field.state,
            problem: field.problem,
            edit: lift(field.edit),
        }),
        Kind::Keyboard(keyboard) => Kind::Keyboard(self::keyboard(keyboard, lift)),
        Kind::Rows(rows) => Kind::Rows(rows.into_iter().map(|row| self::row(row, lift)).collect()),
        Kind::Reference { label, value, code, detail, qr } => Kind::Reference { label, value, code, detail, qr },
        Kind::Chips { label, chips } => Kind::Chips { label, chips },
        Kind::Actions(actions) => Kind::Actions(controls(actions, lift)),
        Kind::Tools(tools) => Kind::Tools(controls(tools, lift)),
    }
}

fn controls<M, N>(all: Vec<Control<M>>, lift: &impl Fn(M) -> N) -> Vec<Control<N>> {
    all.into_iter().map(|control| control.map(lift)).collect()
}

fn keyboard<M, N>(keyboard: Keyboard<M>, lift: &impl Fn(M) -> N) -> Keyboard<N> {
    let keys = |row: Vec<Key<M>>| row.into_iter().map(|key| self::key(key, lift)).collect();
    let Keyboard { breadth, writing, other, candidates, rows, scan } = keyboard;
    let candidates = candidates.map(|Candidates { id, composed, says, keys: row }| Candidates {
        id,
        composed,
        says,
        keys: keys(row),
    });
    Keyboard { breadth, writing, other, candidates, rows: rows.into_iter().map(keys).collect(), scan }
}

fn key<M, N>(key: Key<M>, lift: &impl Fn(M) -> N) -> Key<N> {
    Key { control: key.control.map(lift), tenths: key.tenths }
}

fn row<M, N>(row: Row<M>, lift: &impl Fn(M) -> N) -> Row<N> {
    let Row { id, chip, title, detail, tone, value, mark, controls } = row;
    Row { id, chip, title, detail, tone, value, mark, controls: self::controls(controls, lift) }
}

impl<M> Page<M> {
    /// What tells this page from another with the same id: its id and its heading.
    #[must_use]
    pub fn mark(&self) -> (String, String) {
        let heading = self.blocks.iter().find_map(|block| {
            let Kind::Heading(words) = &block.kind else { return None };
            Some(words.shown.clone())
        });
        (self.id.0.clone(), heading.unwrap_or_default())
    }
}

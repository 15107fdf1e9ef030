//! Whether something stands on a page in one language alone, so that the page says what the mark behind it means.

use domain::Language;

use super::{Card, Control, Field, Key, Kind, Page, Row, Words};

impl<M> Page<M> {
    /// The language of the first words on the page that nobody has translated.
    #[must_use]
    pub fn only_in(&self) -> Option<Language> {
        self.blocks.iter().flat_map(|block| shown(&block.kind)).find_map(|words| words.only_in)
    }
}

/// The words of a block that are to be seen.
fn shown<M>(kind: &Kind<M>) -> Vec<&Words> {
    match kind {
        Kind::Banner(words) | Kind::Heading(words) | Kind::Subheading(words) | Kind::Paragraph(words) => vec![words],
        Kind::Top { name, language } => std::iter::once(name).chain(language.iter().flat_map(control)).collect(),
        Kind::Progress(progress) => vec![&progress.label],
        Kind::Remark { lead, text } => vec![lead, text],
        Kind::Notice(notice) => std::iter::once(&notice.title).chain(&notice.text).collect(),
        Kind::Picture { .. } => Vec::new(),
        Kind::Paper(strip) => strip.opens.iter().flat_map(control).collect(),
        Kind::Figures(figures) => figures.iter().flat_map(|figure| [&figure.label, &figure.value]).collect(),
        Kind::Cards(cards) => cards.iter().flat_map(|Card { control: door, .. }| control(door)).collect(),
        Kind::Choices(choices) => choices.options.iter().flat_map(control).chain(&choices.problem).collect(),
        Kind::Field(Field { label, unit, problem, .. }) => std::iter::once(label).chain(unit).chain(problem).collect(),
        Kind::Keyboard(keyboard) => keyboard.keys().flat_map(|Key { control: key, .. }| control(key)).collect(),
        Kind::Rows(rows) => rows.iter().flat_map(row).collect(),
        Kind::Reference { label, value, code, detail, .. } => {
            [label, value].into_iter().chain(code.iter().flatten()).chain(detail).collect()
        }
        Kind::Chips { label, .. } => vec![label],
        Kind::Actions(controls) | Kind::Tools(controls) => controls.iter().flat_map(control).collect(),
    }
}

fn control<M>(control: &Control<M>) -> impl Iterator<Item = &Words> {
    std::iter::once(&control.label).chain(&control.detail)
}

fn row<M>(row: &Row<M>) -> impl Iterator<Item = &Words> {
    let told = std::iter::once(&row.title).chain(&row.detail).chain(&row.value);
    told.chain(row.controls.iter().flat_map(control))
}

//! Licences that are applied for elsewhere: they can be found and read about, stand beside those that are applied for here,
//! and can never be chosen.

use catalogue::Listed;
use journey::Visit;

use crate::page::{Kind, Notice, Page, Row, Tone};
use crate::screen::{World, row};

/// The rows of those that the visit's intent may need, as they stand on the result and on what to bring.
pub fn rows<M>(world: &World<'_>, visit: &Visit) -> Vec<Row<M>> {
    let told = |listed: &Listed| {
        let mut row = row(format!("listed-{}", listed.id), world.told(&listed.title));
        row.chip = Some(world.chip(&listed.agency));
        row.detail = Some(world.told(&listed.place).into());
        row
    };
    visit.elsewhere().into_iter().map(told).collect()
}

/// Says over them what they are.
#[must_use]
pub fn notice<M>(world: &World<'_>) -> Kind<M> {
    let title = world.words("elsewhere-heading");
    Kind::Notice(Notice { tone: Tone::Calm, title, text: Some(world.words("elsewhere-text")) })
}

/// The rows under that word, if there are any.
#[must_use]
pub fn section<M: Clone>(world: &World<'_>, page: Page<M>, rows: &[Row<M>]) -> Page<M> {
    if rows.is_empty() {
        return page;
    }
    page.with("elsewhere", notice(world)).with("elsewhere-licences", Kind::Rows(rows.to_vec()))
}

/// All about one of them: what it is for, who gives it, and where to apply.
#[must_use]
pub fn page<M>(world: &World<'_>, listed: &Listed) -> Page<M> {
    let place = Kind::Remark { lead: world.words("elsewhere-where"), text: world.told(&listed.place).into() };
    Page::new("listed")
        .heading(world.told(&listed.title))
        .paragraph("summary", world.told(&listed.summary))
        .with("who", Kind::Chips { label: world.words("elsewhere-by"), chips: vec![world.chip(&listed.agency)] })
        .with("elsewhere", notice(world))
        .with("where", place)
}

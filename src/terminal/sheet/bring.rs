//! The list to take home from the result: what the agencies will want to see, for which licences, what they cost and how
//! long they take, by the rules of that day. It is no application, and says so.

use domain::receipt::{Block, Document};
use journey::Visit;

use super::head;
use crate::screen::{World, result, titled};

/// The paper. It names licences and documents, and nothing that the citizen has answered.
#[must_use]
pub fn document(world: &World<'_>, visit: &Visit, site: &str) -> Document {
    let (say, fees) = (&world.say, visit.fees());
    let today = world.now.to_zoned(world.zone.clone()).date();
    let mut blocks = head(world, site);
    blocks.push(Block::Heading(say.text("bring-heading")));
    let asked = visit.documents();
    if asked.is_empty() {
        blocks.push(Block::Text(say.text("bring-nothing")));
    }
    for asked in &asked {
        let agency = world.catalogue.licence(&asked.licence).map(|licence| licence.agency.to_string());
        blocks.push(Block::Pair { label: world.told(&asked.document.label), value: agency.unwrap_or_default() });
    }
    blocks.push(Block::Rule);
    let chosen = visit.chosen();
    for licence in chosen.iter().filter_map(|id| world.catalogue.licence(id)) {
        let label = titled(world, visit.action_for(licence), licence);
        blocks.push(Block::Pair { label, value: result::fee(world, &licence.id, &fees).shown });
    }
    let sum = result::sum(world, &fees);
    blocks.push(Block::Total { label: sum.label.shown, value: sum.value.shown });
    if let Some(days) = visit.longest_wait_days() {
        let value = say.with("working-days", &[("count", days.into())]);
        blocks.push(Block::Pair { label: say.text("longest-wait"), value });
    }
    let elsewhere = visit.elsewhere();
    if !elsewhere.is_empty() {
        blocks.extend([Block::Rule, Block::Heading(say.text("elsewhere-heading"))]);
    }
    for listed in elsewhere {
        blocks.push(Block::Pair { label: world.told(&listed.title), value: listed.agency.to_string() });
        blocks.push(Block::Small(world.told(&listed.place)));
    }
    blocks.extend([
        Block::Rule,
        Block::Text(say.with("bring-day", &[("date", say.date(today).into())])),
        Block::Text(say.text("bring-not-applied")),
    ]);
    Document::new(world.language(), blocks)
}

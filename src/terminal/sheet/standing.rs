//! The paper that says where an application stands, as of when and by whose word. It is no receipt: it holds no check code
//! and no code to scan, so that it gives nobody the right to look.

use domain::receipt::{Block, Document};
use domain::{Reference, TerminalId, Timestamp};

use super::head;
use crate::effect::Delivery;
use crate::receipt;
use crate::screen::World;
use crate::standing::{Fault, Standing};

/// What is known of an application.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known<'a> {
    /// Which.
    pub reference: &'a Reference,
    /// All this holds as of then.
    pub at: Timestamp,
    /// One each agency.
    pub rows: &'a [Delivery],
}

/// The paper: the time stands before what was known then.
#[must_use]
pub fn document(world: &World<'_>, known: &Known<'_>, site: &str, terminal: &TerminalId) -> Document {
    let say = &world.say;
    let is_offline = matches!(world.standing, Standing::Degraded(faults) if faults.contains(&Fault::Line));
    let mut blocks = head(world, site);
    blocks.extend([
        Block::Small(say.text("reference-label")),
        Block::Reference(known.reference.to_string()),
        Block::Rule,
        Block::Heading(say.text("status-slip")),
        Block::Text(say.with("as-of", &[("time", say.moment(known.at, world.zone).into())])),
    ]);
    blocks.extend(is_offline.then(|| Block::Text(say.text("status-slip-offline"))));
    for row in known.rows {
        blocks.push(Block::Rule);
        blocks.push(Block::Heading(format!("{} ({})", world.agency(&row.agency), row.agency)));
        blocks.push(Block::Text(receipt::standing(say, &row.state, world.zone)));
    }
    blocks.extend([
        Block::Rule,
        Block::Text(say.text("status-slip-no-receipt")),
        Block::Small(say.with("receipt-terminal", &[("terminal", terminal.as_str().into())])),
    ]);
    Document::new(world.language(), blocks)
}

//! A code was held before the scanner. One that nothing can be done with is said calmly, over the page that was up; a
//! receipt's is checked, and what its signature proves is said before anybody is told where the application stands.

use domain::statement::{Licences, Statement};
use domain::{Claim, TerminalId};
use wire::code::Verdict;

use crate::page::{Kind, Notice, Page, Row, Tone};
use crate::screen::{Window, World, row, status};

/// Why a code is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Useless {
    /// A shop's barcode, an address, noise.
    NotOurs,
    /// Ours, but damaged.
    Damaged,
    /// Printed by a later release.
    Newer,
    /// Ours, but not on this page, or not kept at this terminal.
    NotHere,
}

/// A receipt that was held before the scanner.
#[derive(Debug, Clone, PartialEq)]
pub struct Presented {
    /// The right to look at its applications.
    pub claim: Claim,
    /// What its code says, and what that is worth.
    pub proof: Proof,
}

/// What the code of a receipt proves.
#[derive(Debug, Clone, PartialEq)]
pub enum Proof {
    /// Nothing: it was printed before receipts were signed, and names that terminal.
    Unsigned(TerminalId),
    /// What its signature is worth, over all that it says.
    Signed(Box<Statement>, Verdict),
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Goes back.
    Back,
}

/// The page of a code that is of no use.
#[must_use]
pub fn page(world: &World<'_>, why: Useless) -> Page<Message> {
    let text = match why {
        Useless::NotOurs => "scanned-not-ours",
        Useless::Damaged => "scanned-damaged",
        Useless::Newer => "scanned-newer",
        Useless::NotHere => "scanned-not-here",
    };
    Page::new("scanned")
        .heading(world.words("scanned-heading"))
        .paragraph("text", world.words(text))
        .with("actions", Kind::Actions(vec![world.back(Message::Back).primary()]))
}

/// The page of a receipt: what it proves, and of a genuine one what it says, to be held against the paper.
#[must_use]
pub fn receipt(world: &World<'_>, presented: &Presented, window: &Window) -> Page<status::Message> {
    let reference = world.say.reference(&presented.claim.reference);
    let (tone, key) = judged(&presented.proof);
    let text = Some(world.words(&format!("{key}-text")));
    let rows = rows(world, &presented.proof);
    let part = window.of(&rows, world.rows);
    let stands = world.go_on(status::Message::Continue);
    let stands = crate::page::Control { label: world.words("receipt-stands"), ..stands };
    Page::new("receipt-scanned")
        .heading(world.say.around("receipt-scanned", "reference", &reference))
        .with("proof", Kind::Notice(Notice { tone, title: world.words(key), text }))
        .with_some("says", (!rows.is_empty()).then(|| Kind::Rows(part.shown.to_vec())))
        .turns(world, &part, status::Message::Turn)
        .with("actions", Kind::Actions(vec![world.back(status::Message::Back), stands]))
}

fn judged(proof: &Proof) -> (Tone, &'static str) {
    match proof {
        Proof::Unsigned(_) => (Tone::Warn, "receipt-unsigned"),
        Proof::Signed(_, Verdict::Genuine) => (Tone::Good, "receipt-genuine"),
        Proof::Signed(_, Verdict::Altered) => (Tone::Stop, "receipt-altered"),
        Proof::Signed(_, Verdict::KeyUnknown) => (Tone::Warn, "receipt-key-unknown"),
        Proof::Signed(_, Verdict::Revoked) => (Tone::Stop, "receipt-revoked"),
    }
}

/// What the code says. Of one that was altered nothing is repeated; of one that cannot be checked, who is said to have
/// printed it.
fn rows(world: &World<'_>, proof: &Proof) -> Vec<Row<status::Message>> {
    match proof {
        Proof::Unsigned(terminal) => vec![row("printed", named(world, terminal))],
        Proof::Signed(_, Verdict::Altered) => Vec::new(),
        Proof::Signed(statement, Verdict::KeyUnknown | Verdict::Revoked) => {
            vec![printed(world, statement, "receipt-claimed")]
        }
        Proof::Signed(statement, Verdict::Genuine) => {
            let mut rows = vec![printed(world, statement, "receipt-printed")];
            rows.extend(licences(world, &statement.licences));
            rows
        }
    }
}

fn named(world: &World<'_>, terminal: &TerminalId) -> crate::page::Words {
    world.with("receipt-terminal", &[("terminal", terminal.as_str().into())])
}

fn printed(world: &World<'_>, statement: &Statement, key: &str) -> Row<status::Message> {
    let when = world.say.moment_words(statement.at, world.zone);
    let detail = Some(named(world, &statement.terminal));
    Row { detail, ..row("printed", world.say.around(key, "time", &when)) }
}

fn licences<'a>(world: &'a World<'_>, licences: &'a Licences) -> impl Iterator<Item = Row<status::Message>> + 'a {
    let named = licences.named.iter().map(|id| {
        let Some(licence) = world.catalogue.licence(id) else {
            // No longer on offer: as the code spells it.
            let detail = Some(id.as_str().to_ascii_uppercase().into());
            return Row { detail, ..row(format!("licence-{id}"), world.words("resumed-licence-gone")) };
        };
        let chip = Some(world.chip(&licence.agency));
        Row { chip, ..row(format!("licence-{id}"), world.told(&licence.title)) }
    });
    let more = (licences.more > 0).then(|| {
        row("licences-more", world.with("receipt-licences-more", &[("count", u32::from(licences.more).into())]))
    });
    named.chain(more)
}

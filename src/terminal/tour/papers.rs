//! The papers on the tour: what is taken from the printer, and receipts that are held before the scanner, with all that
//! their signature can prove.

use domain::receipt::ContentHash;
use domain::scan::Scan;
use domain::statement::{Licences, Signed, Statement};
use domain::{Claim, LicenceId, Personal, ReceiptSecret, Reference, TerminalId};
use wire::code::{Entry, Ring, Trust};
use wire::keys::Private;
use wire::sign::Signer as _;

use super::Lost;
use super::guide::Guide;
use super::route::{OUTCOMES, name_of};
use super::sight;
use crate::app::Message;
use crate::effect::{Going, Outcome, Paper, PrintFault, Stored, Taken};
use crate::screen::help;

/// Licences on the receipt that is shown; more than a page has room for.
const LICENCES_SHOWN: usize = 9;

impl Guide<'_, '_> {
    /// What the store has just taken, with a code as long as such a receipt's is.
    pub(super) fn taken(&self, stored: Stored) -> Result<Taken, Lost> {
        let code = self.statement(&self.app.setup.terminal, &own_key()?)?.code(&[7; 64]);
        Ok(Taken { stored, code })
    }

    /// Receipts of this terminal, of strangers, and of nobody.
    pub(super) fn receipts(&mut self) -> Result<(), Lost> {
        let (own, withdrawn) = (own_key()?, key(8)?);
        let here = self.app.setup.terminal.clone();
        let entry = |key: &Private, trust| Entry { terminal: here.clone(), key: key.public().clone(), trust };
        self.app.setup.ring = Ring::new(entry(&own, Trust::Valid), vec![entry(&withdrawn, Trust::Revoked)]);
        let genuine = self.signed(&here, &own)?;
        let mut altered = genuine.clone();
        altered.statement.licences.more = 1;
        let scans = [
            ("genuine", Scan::Signed(Box::new(genuine))),
            ("altered", Scan::Signed(Box::new(altered))),
            ("uncheckable", Scan::Signed(Box::new(self.signed(&here, &key(9)?)?))),
            ("revoked", Scan::Signed(Box::new(self.signed(&here, &withdrawn)?))),
            ("unsigned", Scan::Receipt(claim()?, here.clone())),
        ];
        for (name, scan) in scans {
            self.hear(Message::Scanned(Ok(scan)));
            self.look_through(&format!("receipt-{name}"))?;
            self.press("back")?;
            self.press("back")?;
        }
        Ok(())
    }

    /// From the result to what to bring and back, with all that the printer can say.
    pub(super) fn bring(&mut self) -> Result<(), Lost> {
        if !self.has("bring") {
            return Ok(());
        }
        self.press("bring")?;
        self.look_through("bring")?;
        self.prints("bring-print", Paper::Bring, "bring")?;
        self.press("back")
    }

    /// Everything that can stand in the printer's way while it is at that paper, somebody called for it, and that it goes
    /// on.
    pub(super) fn waits(&mut self, paper: Paper, name: &str) -> Result<(), Lost> {
        let visit = self.visit()?;
        for fault in [PrintFault::CoverOpen, PrintFault::Silent, PrintFault::PaperOut] {
            self.hear(Message::Printing { visit, paper, going: Going::Waiting(fault) });
            let seen = sight::of_waiting(fault);
            self.look_at(seen, &format!("{name}-{}", name_of(seen)));
        }
        if self.has("call-staff") {
            self.press("call-staff")?;
            self.look(&format!("{name}-waiting-called"));
            self.hear(Message::Help(help::Message::CancelCall));
        }
        self.hear(Message::Printing { visit, paper, going: Going::On });
        Ok(())
    }

    /// The paper that is up is asked for and comes to every end there is.
    pub(super) fn prints(&mut self, control: &str, paper: Paper, name: &str) -> Result<(), Lost> {
        let visit = self.visit()?;
        for outcome in OUTCOMES {
            self.press(control)?;
            if outcome == Outcome::Printed {
                self.look(&format!("{name}-underway"));
                self.waits(paper, name)?;
            }
            self.hear(Message::Printed { visit, paper, outcome });
            self.look(&format!("{name}-{}", name_of(sight::of_outcome(outcome))));
        }
        Ok(())
    }

    fn signed(&self, terminal: &TerminalId, key: &Private) -> Result<Signed, Lost> {
        let statement = self.statement(terminal, key)?;
        let text: Personal<String> = statement.text();
        let signature = key.sign(crate::words::own(&text).shown.as_bytes());
        let signature = signature.map_err(|_| Lost::NotAsked { what: "a signature" })?;
        Ok(Signed { statement, signature })
    }

    fn statement(&self, terminal: &TerminalId, key: &Private) -> Result<Statement, Lost> {
        let licences: Vec<LicenceId> = self.app.setup.catalogue.licences.keys().take(LICENCES_SHOWN).cloned().collect();
        Ok(Statement {
            claim: claim()?,
            terminal: terminal.clone(),
            at: self.now,
            licences: Licences::of(&licences),
            content: ContentHash([7; 20]),
            key: wire::code::mark(key.public()),
        })
    }
}

fn claim() -> Result<Claim, Lost> {
    Ok(Claim { reference: reference()?, secret: secret() })
}

fn own_key() -> Result<Private, Lost> {
    key(7)
}

/// A key for receipts that nobody holds in their hand.
fn key(seed: u8) -> Result<Private, Lost> {
    Private::from_secret("tour", &[seed; 32]).map_err(|_| Lost::NotAsked { what: "a key" })
}

/// A check code that opens nothing.
pub(super) fn secret() -> ReceiptSecret {
    ReceiptSecret::from_random([7; 16])
}

pub(super) fn reference() -> Result<Reference, Lost> {
    let prefix = "7K4".parse().map_err(|_| Lost::NotAsked { what: "a reference" })?;
    Reference::new(prefix, 7).ok_or(Lost::NotAsked { what: "a reference" })
}

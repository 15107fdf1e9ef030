//! The receipt the citizen takes away: what stands on it, in which order, in the citizen's language. It holds nothing
//! personal, because it stays on the terminal for reprints; it knows no dots and no paper.

use domain::receipt::{Block, Document};
use domain::statement::{KeyMark, Licences, Statement};
use domain::{AgencyId, Claim, Language, LicenceId, Money, TerminalId, Timestamp};
use jiff::tz::TimeZone;
use journey::{Fees, Visit};

use crate::effect::{Delivery, Progress};
use crate::news::Shown;
use crate::screen::{World, titled};
use crate::words::{Lexicon, Say};

/// A receipt before its application is stored: all but the reference, the time and how far it has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// The citizen's language.
    pub language: Language,
    /// Name of the place: `Bedok Hub`.
    pub site: String,
    /// Which terminal.
    pub terminal: TerminalId,
    /// Where the hands of the clock are.
    pub zone: TimeZone,
    /// What the catalogue wants printed at the top: that it is a sample.
    pub notice: Option<String>,
    /// One each agency, in the catalogue's order.
    pub agencies: Vec<AgencyPart>,
    /// All fees that are known.
    pub total: Money,
    /// Whether agencies will set more fees on approval.
    pub open: Open,
    /// Documents that travel with the application: name and agency.
    pub attached: Vec<(String, AgencyId)>,
    /// Documents still to send: name and agency.
    pub to_send: Vec<(String, AgencyId)>,
}

/// Whether the total is all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Open {
    /// It is.
    Settled,
    /// An agency will add its fee.
    MoreToCome,
}

impl Open {
    /// Of these fees.
    #[must_use]
    pub fn of(fees: &Fees) -> Self {
        if fees.open { Self::MoreToCome } else { Self::Settled }
    }
}

/// What one agency gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyPart {
    /// Which.
    pub id: AgencyId,
    /// Its name in the citizen's language.
    pub name: String,
    /// What is applied for.
    pub licences: Vec<LicencePart>,
}

/// A licence with what it costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicencePart {
    /// Which.
    pub id: LicenceId,
    /// Its title.
    pub title: String,
    /// Its fee; `None` where the agency sets it.
    pub fee: Option<Money>,
}

impl Receipt {
    /// The whole receipt, as true as it is at that moment; its code holds nothing until it is signed.
    #[must_use]
    pub fn document(&self, lexicon: &Lexicon, claim: &Claim, at: Timestamp, states: &[Delivery]) -> Document {
        let say = lexicon.speak(self.language);
        let mut blocks = vec![Block::Title(say.text("service-name")), Block::Text(self.site.clone())];
        blocks.extend(self.notice.clone().map(Block::Heading));
        blocks.push(Block::Rule);
        blocks.push(Block::Small(say.text("reference-label")));
        blocks.push(Block::Reference(claim.reference.to_string()));
        blocks.push(Block::Small(say.text("secret-label")));
        blocks.push(Block::Heading(claim.secret.printed().reveal().clone()));
        blocks.push(Block::Text(say.moment(at, &self.zone)));
        blocks.push(Block::Rule);
        for agency in &self.agencies {
            self.part(&say, agency, states, &mut blocks);
        }
        let (label, value) = sum(&say, self.open, self.total);
        blocks.push(Block::Total { label, value });
        blocks.push(Block::Text(say.text("receipt-not-paid")));
        match self.open {
            Open::Settled => {}
            Open::MoreToCome => blocks.push(Block::Text(say.text("receipt-more-fees"))),
        }
        blocks.push(Block::Rule);
        blocks.push(Block::Qr { content: String::new(), caption: say.text("receipt-qr") });
        blocks.push(Block::Rule);
        for (heading, documents) in [("receipt-attached", &self.attached), ("receipt-to-send", &self.to_send)] {
            if !documents.is_empty() {
                blocks.push(Block::Heading(say.text(heading)));
                let named = documents.iter();
                let pair = |(label, agency): &(String, AgencyId)| (label.clone(), agency.to_string());
                blocks.extend(named.map(pair).map(|(label, value)| Block::Pair { label, value }));
                blocks.push(Block::Rule);
            }
        }
        blocks.push(Block::Small(say.with("receipt-terminal", &[("terminal", self.terminal.as_str().into())])));
        Document::new(self.language, blocks)
    }

    /// What the signed code on that paper says.
    #[must_use]
    pub fn statement(&self, claim: &Claim, at: Timestamp, paper: &Document, key: KeyMark) -> Statement {
        let licences = self.agencies.iter().flat_map(|agency| &agency.licences);
        let licences: Vec<LicenceId> = licences.map(|licence| licence.id.clone()).collect();
        Statement {
            claim: claim.clone(),
            terminal: self.terminal.clone(),
            at: Timestamp::from_second(at.as_second()).unwrap_or(at),
            licences: Licences::of(&licences),
            content: paper.content_hash(),
            key,
        }
    }

    fn part(&self, say: &Say<'_>, agency: &AgencyPart, states: &[Delivery], blocks: &mut Vec<Block>) {
        blocks.push(Block::Heading(format!("{} ({})", agency.name, agency.id)));
        for licence in &agency.licences {
            let value = licence.fee.map_or_else(|| say.text("fee-on-approval"), |fee| fee.to_string());
            blocks.push(Block::Pair { label: licence.title.clone(), value });
        }
        let state = states.iter().find(|row| row.agency == agency.id).map_or(&Progress::Stored, |row| &row.state);
        blocks.push(Block::Text(standing(say, state, &self.zone)));
        blocks.push(Block::Rule);
    }
}

/// What all costs, as far as it is known: what it is called, and how much. Where nothing is known no sum is given, for a sum
/// of nothing reads as free.
#[must_use]
pub fn sum(say: &Say<'_>, open: Open, total: Money) -> (String, String) {
    let (label, value) = match (open, total.minor) {
        (Open::Settled, _) => ("fees-in-all", total.to_string()),
        (Open::MoreToCome, 1..) => ("fees-so-far", total.to_string()),
        (Open::MoreToCome, _) => ("fees-label", say.text("fee-on-approval")),
    };
    (say.text(label), value)
}

/// The receipt of a visit that is about to be submitted.
#[must_use]
pub fn of_visit(world: &World<'_>, visit: &Visit, site: &str, terminal: &TerminalId) -> Receipt {
    let fees = visit.fees();
    let agencies = visit.sharing().into_iter().map(|sharing| AgencyPart {
        name: world.agency(&sharing.agency),
        id: sharing.agency,
        licences: sharing.licences.into_iter().map(|id| licence_part(world, visit, id, &fees)).collect(),
    });
    let (mut attached, mut to_send) = (Vec::new(), Vec::new());
    for asked in visit.documents() {
        let Some(licence) = world.catalogue.licence(&asked.licence) else { continue };
        let named = (world.told(&asked.document.label), licence.agency.clone());
        let papers = if asked.is_attached() { &mut attached } else { &mut to_send };
        papers.push(named);
    }
    Receipt {
        language: world.language(),
        site: site.to_owned(),
        terminal: terminal.clone(),
        zone: world.zone.clone(),
        notice: world.catalogue.notice.as_ref().map(|notice| world.told(notice)),
        agencies: agencies.collect(),
        total: fees.total,
        open: Open::of(&fees),
        attached,
        to_send,
    }
}

fn licence_part(world: &World<'_>, visit: &Visit, id: LicenceId, fees: &Fees) -> LicencePart {
    let titled = |licence| titled(world, visit.action_for(licence), licence);
    let title = world.catalogue.licence(&id).map_or_else(|| id.to_string(), titled);
    let lines: Vec<_> = fees.lines.iter().filter(|line| line.licence == id).map(|line| line.amount.known()).collect();
    let known = lines.iter().flatten().map(|money| money.minor);
    let sum = Money::sum(fees.total.currency, known);
    let open = sum.minor == 0 && lines.iter().any(Option::is_none);
    LicencePart { id, title, fee: (!open).then_some(sum) }
}

/// The truth about one agency in one line.
#[must_use]
pub fn standing(say: &Say<'_>, state: &Progress, zone: &TimeZone) -> String {
    match state {
        Progress::Stored => say.text("state-stored"),
        Progress::Delivered { at } => say.with("state-delivered", &[("time", say.clock(*at, zone).into())]),
        Progress::Received { number: Some(number) } => {
            say.with("state-received-number", &[("number", number.as_str().into())])
        }
        Progress::Received { number: None } => say.text("state-received"),
        Progress::Rejected { reason } => match reason.as_ref().and_then(|reason| reason.shown(say.language)) {
            None => say.text("state-rejected"),
            Some(Shown::Own(reason)) => say.with("state-rejected-reason", &[("reason", reason.into())]),
            Some(Shown::English(reason)) => say.with("state-rejected-reason-in-english", &[("reason", reason.into())]),
        },
        Progress::Told { number: None, news } => news.words(say),
        Progress::Told { number: Some(number), news } => {
            let arguments = [("number", number.as_str().into()), ("news", news.words(say).into())];
            say.with("state-told-number", &arguments)
        }
        Progress::Held => say.text("state-held"),
    }
}

#[cfg(test)]
mod tests {
    use domain::{ReceiptSecret, Reference, scan};

    use super::*;

    fn claim() -> Claim {
        let reference = Reference::new("7K4".parse().unwrap(), 7).unwrap();
        Claim { reference, secret: ReceiptSecret::from_random([4; 16]) }
    }

    fn receipt(language: Language) -> Receipt {
        let sgd = "SGD".parse().unwrap();
        Receipt {
            language,
            site: "Bedok Hub".to_owned(),
            terminal: "T0417".parse().unwrap(),
            zone: jiff::tz::Offset::constant(8).to_time_zone(),
            notice: Some("Sample".to_owned()),
            agencies: vec![AgencyPart {
                id: "SFA".parse().unwrap(),
                name: "Singapore Food Agency".to_owned(),
                licences: vec![LicencePart {
                    id: "sfa-food-shop".parse().unwrap(),
                    title: "Food shop licence".to_owned(),
                    fee: Some(Money::new(19_500, sgd)),
                }],
            }],
            total: Money::new(19_500, sgd),
            open: Open::MoreToCome,
            attached: vec![("Tenancy agreement".to_owned(), "SFA".parse().unwrap())],
            to_send: vec![("Layout plan".to_owned(), "SFA".parse().unwrap())],
        }
    }

    #[test]
    fn the_reference_stands_before_all_that_may_be_cut_off() {
        let lexicon = Lexicon::shipped().unwrap();
        for language in Language::ALL {
            let document = receipt(language).document(&lexicon, &claim(), Timestamp::UNIX_EPOCH, &[]);
            let place = |wanted: &dyn Fn(&Block) -> bool| document.blocks.iter().position(wanted).unwrap();
            let at = place(&|block| matches!(block, Block::Reference(_)));
            assert!(at < place(&|block| matches!(block, Block::Pair { .. })));
            assert!(at < place(&|block| matches!(block, Block::Qr { .. })));
            assert!(document.words().iter().all(|words| !words.is_empty()));
            assert!(document.words().contains(claim().secret.printed().reveal()));
        }
    }

    #[test]
    fn the_sum_is_all_or_so_far_and_never_nothing_where_an_agency_will_ask_for_a_fee() {
        let lexicon = Lexicon::shipped().unwrap();
        for (minor, open, says) in [
            (19_500, Open::Settled, "Fees in all S$195.00"),
            (19_500, Open::MoreToCome, "Fees known so far S$195.00"),
            (0, Open::Settled, "Fees in all S$0.00"),
            (0, Open::MoreToCome, "Fees on approval"),
        ] {
            let total = Money::new(minor, "SGD".parse().unwrap());
            let receipt = Receipt { total, open, ..receipt(Language::English) };
            let words = receipt.document(&lexicon, &claim(), Timestamp::UNIX_EPOCH, &[]).words();
            assert!(words.iter().any(|words| words == says), "{says}: {words:?}");
        }
    }

    #[test]
    fn the_code_says_what_the_paper_says_and_holds_in_every_language() {
        let lexicon = Lexicon::shipped().unwrap();
        let signer = wire::keys::Private::from_secret("T0417-1", &[7; 32]).unwrap();
        let at: Timestamp = "2026-11-22T02:42:07.123Z".parse().unwrap();
        let mut hashes = Vec::new();
        for language in Language::ALL {
            let receipt = receipt(language);
            let paper = receipt.document(&lexicon, &claim(), at, &[]);
            let statement = receipt.statement(&claim(), at, &paper, wire::code::mark(signer.public()));
            let code = wire::code::sign(&statement, &signer).unwrap();
            let paper = paper.with_code(code.reveal());
            let read = paper.blocks.iter().find_map(|block| {
                let Block::Qr { content, .. } = block else { return None };
                Some(scan::read(content))
            });
            let Some(Ok(scan::Scan::Signed(signed))) = read else { panic!("{read:?}") };
            assert_eq!(signed.statement, statement);
            assert_eq!(signed.statement.content, paper.marked_as_copy("Copy 1".to_owned()).content_hash());
            assert_eq!(signed.statement.licences.named, ["sfa-food-shop".parse().unwrap()]);
            hashes.push(signed.statement.content);
        }
        assert_eq!(hashes.iter().collect::<std::collections::BTreeSet<_>>().len(), Language::ALL.len());
    }

    #[test]
    fn the_paper_says_of_each_agency_what_is_proven_and_no_more() {
        let lexicon = Lexicon::shipped().unwrap();
        let words = |state: Progress| {
            let rows = [Delivery { agency: "SFA".parse().unwrap(), state }];
            receipt(Language::English).document(&lexicon, &claim(), Timestamp::UNIX_EPOCH, &rows).words().join("\n")
        };
        assert!(words(Progress::Stored).contains("Stored on this terminal, will be sent"));
        assert!(words(Progress::Delivered { at: Timestamp::UNIX_EPOCH }).contains("Delivered at 08:00"));
        let received = words(Progress::Received { number: Some("SFA-88213".to_owned()) });
        assert!(received.contains("its number is SFA-88213"));
        assert!(received.contains("Food shop licence S$195.00"));
        assert!(received.contains("Layout plan SFA"));
    }
}

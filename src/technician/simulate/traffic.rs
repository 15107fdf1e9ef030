//! What simulated terminals deliver: real envelopes, sealed and signed before the clock starts, so that what is measured is
//! the gateway. Nothing in them is anybody's.

use std::num::NonZero;
use std::thread;

use domain::application::{AnsweredQuestion, AnsweredValue, LicenceRequest};
use domain::audit::Head;
use domain::{Application, Language, Personal, Reference, SubmissionId, Value};
use sync::courier::{Attempt, Delivery, Stowed};
use wire::seal::{self, Fresh};
use wire::v1::{Envelope, Manifest, Part, Signed as _, TimeTrust, VERSION};

use super::{Recipient, Simulated, Simulation, Surroundings};
use crate::Error;

/// What is prepared lies in memory.
const BYTES_MAX: u64 = 2 * 1024 * 1024 * 1024;
/// No envelope is smaller.
const BYTES_LEAST: usize = 2_048;
/// An envelope that everybody opens is no larger than this once it is sealed.
const BYTES_MOST: usize = 65_000;
/// Base64url makes four characters of three bytes.
const GROWTH: (usize, usize) = (4, 3);

/// What one terminal delivers, in its order.
pub(super) struct Load {
    pub(super) terminal: Simulated,
    pub(super) deliveries: Vec<Delivery>,
}

/// Seals and signs everything, on all processors.
pub(super) fn prepare(
    simulation: &Simulation,
    terminals: &[Simulated],
    agencies: &[Recipient],
    surroundings: Surroundings,
) -> Result<Vec<Load>, Error> {
    if !(BYTES_LEAST..=BYTES_MOST).contains(&simulation.bytes) {
        return Err(Error::Simulation(format!("an application has {BYTES_LEAST} to {BYTES_MOST} bytes")));
    }
    let all = u64::from(simulation.terminals) * u64::from(simulation.each);
    if all.saturating_mul(u64::try_from(simulation.bytes).unwrap_or(u64::MAX)) > BYTES_MAX {
        return Err(Error::Simulation("all of it together has to fit into 2 GiB of memory".to_owned()));
    }
    let filler = filler(simulation.bytes, terminals, agencies, surroundings)?;
    let hands = thread::available_parallelism().map_or(1, NonZero::get);
    let share = terminals.len().div_ceil(hands).max(1);
    thread::scope(|scope| {
        let shares = terminals.chunks(share).enumerate().map(|(place, terminals)| {
            let first = place * share;
            let filler = filler.as_str();
            scope.spawn(move || {
                let load = |(n, terminal): (usize, &Simulated)| {
                    load(simulation, (first + n, terminal), agencies, filler, surroundings)
                };
                terminals.iter().enumerate().map(load).collect::<Result<Vec<_>, _>>()
            })
        });
        let threads: Vec<_> = shares.collect();
        let mut loads = Vec::with_capacity(terminals.len());
        for thread in threads {
            let made = thread.join().map_err(|_| Error::Simulation("sealing failed".to_owned()))?;
            loads.extend(made?);
        }
        Ok(loads)
    })
}

fn load(
    simulation: &Simulation,
    (place, terminal): (usize, &Simulated),
    agencies: &[Recipient],
    filler: &str,
    surroundings: Surroundings,
) -> Result<Load, Error> {
    let mut deliveries = Vec::with_capacity(usize::try_from(simulation.each).unwrap_or(0));
    for n in 0..u64::from(simulation.each) {
        let count = u64::try_from(place).unwrap_or(0) * u64::from(simulation.each) + n;
        let turn = usize::try_from(count).unwrap_or(0) % agencies.len().max(1);
        let Some(recipient) = agencies.get(turn) else { continue };
        deliveries.push(delivery(terminal, recipient, count, filler, surroundings)?);
    }
    Ok(Load { terminal: terminal.clone(), deliveries })
}

/// So much text that an envelope has the size that is wanted.
fn filler(
    bytes: usize,
    terminals: &[Simulated],
    agencies: &[Recipient],
    surroundings: Surroundings,
) -> Result<String, Error> {
    let (Some(terminal), Some(recipient)) = (terminals.first(), agencies.first()) else { return Ok(String::new()) };
    let empty = delivery(terminal, recipient, 0, "", surroundings)?;
    let smallest = empty.parts.first().map_or(0, |part| part.body.len());
    let missing = bytes.saturating_sub(usize::try_from(smallest).unwrap_or(0));
    // The text stands in the envelope twice, as the value and as it was shown.
    Ok("x".repeat(missing * GROWTH.1 / GROWTH.0 / 2))
}

fn delivery(
    terminal: &Simulated,
    recipient: &Recipient,
    count: u64,
    filler: &str,
    surroundings: Surroundings,
) -> Result<Delivery, Error> {
    let now = (surroundings.clock)();
    let mut random = [0; 16];
    (surroundings.random)(&mut random);
    let submission = SubmissionId::new(uuid::Builder::from_random_bytes(random).into_uuid());
    let prefix = "7K4".parse()?;
    let reference = Reference::new(prefix, count)
        .ok_or_else(|| Error::Simulation("there are not so many references".to_owned()))?;
    let application = application(submission, recipient, filler, now)?;
    let envelope = Envelope::from_application(&application, terminal.id.clone(), reference, None);
    let unsealed = |_| Error::Simulation(format!("nothing can be sealed to {}", recipient.agency));
    let fresh = Fresh::draw(&mut |bytes: &mut [u8]| (surroundings.random)(bytes)).map_err(unsealed)?;
    let jwe = seal::seal(&envelope.to_json(), &recipient.key, fresh).map_err(unsealed)?;
    let manifest = Manifest {
        v: VERSION,
        sid: submission,
        terminal: terminal.id.clone(),
        agency: recipient.agency.clone(),
        licences: application.licences.iter().map(|wanted| wanted.licence.clone()).collect(),
        actions: Vec::new(),
        reference,
        catalogue: application.catalogue,
        enc_kid: recipient.key.kid().to_owned(),
        seq: count + 1,
        audit: Head::start(&terminal.id).into(),
        terminal_time: now,
        time_trust: TimeTrust::Unknown,
        status_key: None,
        amends: None,
        parts: vec![Part::envelope(&jwe)],
    };
    let unsigned = |_| Error::Simulation(format!("the key of {} does not sign", terminal.id));
    Ok(Delivery {
        submission,
        agency: recipient.agency.clone(),
        manifest: manifest.sign(terminal.key.as_ref()).map_err(unsigned)?,
        parts: vec![Stowed { n: 0, body: jwe.into_bytes().into() }],
        attempt: Attempt::First,
    })
}

fn application(
    submission: SubmissionId,
    recipient: &Recipient,
    filler: &str,
    now: domain::Timestamp,
) -> Result<Application, Error> {
    let text = || Personal::new(filler.to_owned());
    Ok(Application {
        submission,
        agency: recipient.agency.clone(),
        catalogue: "simulated".to_owned(),
        language: Language::English,
        completed_at: now,
        licences: vec![LicenceRequest {
            licence: "simulated".parse()?,
            title: "Simulated".to_owned(),
            version: "1".to_owned(),
            action: domain::application::Action::New,
            holds: None,
        }],
        answers: vec![AnsweredQuestion {
            question: "simulated.text".parse()?,
            label: "Simulated".to_owned(),
            kind: "text",
            answer: AnsweredValue::One { value: Value::Text(text()), text: text() },
        }],
        fees: Vec::new(),
        documents: Vec::new(),
        consents: Vec::new(),
    })
}

//! What comes over serial lines: a printer's answers, in any order and at any time; a scanner's lines; and, the other way round,
//! commands that reach the simulated printer over its network port.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use devices::port::{Port, PortError};
use devices::printer::status::Listener;
use devices::printer::{Policy, Printer as _, SerialPrinter, escpos, sample, simulated};
use devices::scanner::Scanner;
use domain::{Language, scan};
use settings::profile::Profile;

/// Longer paper is a longer run and shows nothing new.
const PAPER_BYTES_MAX: usize = 16 * 1024;

/// A line on which the bytes of a run come, in told time; after them it is silent. A byte of 0xFF is a moment of silence, so
/// that it can be tried when something comes, too.
struct Told {
    bytes: VecDeque<u8>,
    now: Duration,
}

impl Port for Told {
    fn name(&self) -> String {
        "told".to_owned()
    }

    fn read(&mut self, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
        let mut count = 0;
        for place in into.iter_mut() {
            match self.bytes.pop_front() {
                None | Some(0xFF) => break,
                Some(byte) => *place = byte,
            }
            count += 1;
        }
        self.now += if count == 0 { wait.max(Duration::from_millis(1)) } else { Duration::from_micros(500) };
        Ok(count)
    }

    fn write(&mut self, bytes: &[u8], _within: Duration) -> Result<(), PortError> {
        self.now += Duration::from_micros(500) * u32::try_from(bytes.len()).unwrap_or(1);
        Ok(())
    }

    fn drop_output(&mut self) {}

    fn reopen(&mut self) -> Result<(), PortError> {
        Ok(())
    }

    fn elapsed(&self) -> Duration {
        self.now
    }
}

/// Impatient, so that a run is short.
fn policy() -> Policy {
    Policy { quiet: Duration::from_secs(2), patience: Duration::from_secs(20), ..Policy::default() }
}

thread_local! {
    /// A receipt in the commands of each printer that is known, encoded once.
    static JOBS: RefCell<Vec<(Profile, escpos::Job)>> = const { RefCell::new(Vec::new()) };
}

/// The first byte picks the printer; the rest is what it says while a receipt is printed on it, and it is cleared.
pub(crate) fn printer(data: &[u8]) {
    let Some((first, said)) = data.split_first() else { return };
    let mut listener = Listener::default();
    for byte in said {
        if *byte == 0xFF {
            listener.silence();
        } else {
            drop(listener.hear(*byte));
        }
    }
    assert!(listener.unknown() <= said.len() as u64);
    JOBS.with_borrow_mut(|jobs| {
        if jobs.is_empty() {
            let port = || Told { bytes: VecDeque::new(), now: Duration::ZERO };
            let document = sample::receipt(Language::English);
            *jobs = settings::profile::built_in()
                .into_iter()
                .map(|profile| {
                    let job = SerialPrinter::new(port(), profile.clone(), policy()).encode(&document);
                    (profile, job)
                })
                .collect();
        }
        let Some((profile, job)) = jobs.get(usize::from(*first) % jobs.len()) else { return };
        let port = Told { bytes: said.iter().copied().collect(), now: Duration::ZERO };
        let mut printer = SerialPrinter::new(port, profile.clone(), policy());
        let outcome = printer.print_job(job, &mut |_| {});
        // A printer that was never heard has printed nothing.
        assert!(
            !said.is_empty() || !matches!(outcome, devices::Outcome::Printed { .. }),
            "silence is no proof: {outcome:?}"
        );
        let _ = printer.status();
        printer.heartbeat();
        let _ = printer.purge();
        let _ = printer.late();
    });
}

/// Answers of each kind, and what a printer says while all goes well.
pub(crate) fn printer_seeds() -> Vec<Vec<u8>> {
    let well = [0x12, 0x12, 0x12, 0x12, 0xFF, 0x37, 0x22, 0, 0xFF];
    let mut printed = vec![0];
    for n in 1..60_u8 {
        printed.extend([0x12, 0x12, 0x12, 0x12, 0x37, 0x22]);
        printed.extend(format!("{n:04}").bytes());
        printed.push(0);
        printed.push(0xFF);
    }
    let automatic = [0x10, 0x00, 0x00, 0x00, 0xFF, 0x1C, 0x00, 0x0C, 0x00];
    let flow = [0x13, 0xFF, 0x11, 0x13, 0x11, 0x3B, 0x31, 0x00, 0x5F, b'E', b'P', 0];
    let mut seeds = vec![printed];
    for profile in 0..4 {
        for said in [&well[..], &automatic[..], &flow[..], &[0x12; 200][..], &[0; 90][..]] {
            seeds.push([&[profile], said].concat());
        }
    }
    seeds
}

/// Commands on simulated paper.
pub(crate) fn paper(data: &[u8]) {
    let Some((first, commands)) = data.split_first() else { return };
    static PROFILES: OnceLock<Vec<Profile>> = OnceLock::new();
    let profiles = PROFILES.get_or_init(settings::profile::built_in);
    let Some(profile) = profiles.get(usize::from(*first) % profiles.len().max(1)) else { return };
    let commands = commands.get(..commands.len().min(PAPER_BYTES_MAX)).unwrap_or_default();
    let _ = simulated::print_on_paper(commands, profile);
}

/// Commands of every kind that a receipt is made of, cut from receipts.
pub(crate) fn paper_seeds() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for (n, profile) in settings::profile::built_in().into_iter().enumerate() {
        let port = Told { bytes: VecDeque::new(), now: Duration::ZERO };
        let job = SerialPrinter::new(port, profile, policy()).encode(&sample::receipt(Language::English));
        let bytes = job.bytes();
        for place in [0, bytes.len() / 2, bytes.len().saturating_sub(700)] {
            let piece = bytes.get(place..(place + 700).min(bytes.len())).unwrap_or_default();
            seeds.push([&[u8::try_from(n).unwrap_or(0)], piece].concat());
        }
    }
    seeds
}

/// A line that ends: whoever reads after the last byte is told nothing, and the run hears of it.
struct Once {
    bytes: VecDeque<u8>,
    over: SyncSender<()>,
    until: Receiver<()>,
}

impl Port for Once {
    fn name(&self) -> String {
        "once".to_owned()
    }

    fn read(&mut self, into: &mut [u8], _wait: Duration) -> Result<usize, PortError> {
        if self.bytes.is_empty() {
            let _ = self.over.try_send(());
            let _ = self.until.recv();
            return Ok(0);
        }
        let count = into.len().min(self.bytes.len());
        for (place, byte) in into.iter_mut().zip(self.bytes.drain(..count)) {
            *place = byte;
        }
        Ok(count)
    }

    fn write(&mut self, _bytes: &[u8], _within: Duration) -> Result<(), PortError> {
        Ok(())
    }

    fn drop_output(&mut self) {}

    fn reopen(&mut self) -> Result<(), PortError> {
        Ok(())
    }

    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

/// Everything that a scanner sends: lines first, then what they say.
pub(crate) fn scanner(data: &[u8]) {
    let ((over, is_over), (hold, until)) = (sync_channel(1), sync_channel(1));
    let (tell, told) = sync_channel(data.len() + 1);
    let port = Once { bytes: data.iter().copied().collect(), over, until };
    let heard = Box::new(move |scanned: devices::scanner::Scanned| {
        let _ = tell.send(scanned);
    });
    let scanner = Scanner::on(port, heard).unwrap();
    is_over.recv().unwrap();
    drop(scanner);
    drop(hold);
    for scanned in told.try_iter() {
        let text = scanned.0.reveal();
        assert!(!text.is_empty() && text.len() <= 512, "a line of {} bytes", text.len());
        if let Ok(found) = scan::read(text) {
            let shown = found.to_string();
            assert!(shown.len() < 200, "{shown}");
            if let scan::Scan::Signed(signed) = found {
                let entry = wire::code::Entry {
                    terminal: crate::scene::terminal(),
                    key: crate::scene::terminal_key().public().clone(),
                    trust: wire::code::Trust::Valid,
                };
                let _ = wire::code::Ring::new(entry, Vec::new()).judge(&signed);
            }
        }
    }
}

/// Codes as they are printed, and what else hangs about.
pub(crate) fn scanner_seeds() -> Vec<Vec<u8>> {
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/wire/golden/receipt-code.json");
    let text = std::fs::read_to_string(golden).unwrap();
    let mut seeds: Vec<Vec<u8>> = text
        .split('"')
        .filter(|word| word.starts_with("GUICHET"))
        .map(|word| format!("{word}\r\n").into_bytes())
        .collect();
    seeds.extend(
        [
            "guichet:1:7K4-00007-3:T0001:0000-0000-0000\r\n",
            "guichet:1:draft:0000-0000-0000-0000\r",
            "9771234567003\n",
            "WIFI:S:cafe;T:WPA;P:secret;;\r\n\r\n",
        ]
        .map(|line| line.as_bytes().to_vec()),
    );
    seeds.push([b'a'; 700].to_vec());
    seeds
}

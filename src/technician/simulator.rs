//! `printer simulate`: a simulated printer for other programs, behind a network port or a pseudo-terminal, with its
//! controls as lines of text, what happens as lines of JSON, and its paper as files. It prints nothing itself.

use std::fs;
use std::io::BufRead;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, SyncSender};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use devices::printer::Profile;
use devices::printer::simulated::{
    self, Busy, Controls, Door, Event, Flow, Hardware, Memory, Order, Pace, Paper, Ticket, Turn,
};

use crate::Error;
use crate::profiles::known;

/// What to simulate, and where.
#[derive(Debug, Clone)]
pub struct SimulatorOrder<'a> {
    /// The folder of the site's settings, whose `printers` add models to those that are built in.
    pub config: &'a Path,
    /// Name of its profile.
    pub profile: &'a str,
    /// Bits a second on its line; none, and the line takes no time.
    pub baud: Option<u32>,
    /// Where hosts find it.
    pub door: Door,
    /// The folder for its paper.
    pub papers: &'a Path,
    /// How it stops the host, if not as its kind does: `xon-xoff`, `dsr`, `ignored` or `line`.
    pub flow: Option<&'a str>,
    /// Its receive buffer, if not as its kind has: `45`, `4096` or `65536` bytes.
    pub buffer: Option<usize>,
    /// Whether being off line stops the host too.
    pub busy: Busy,
}

/// Something to look at.
enum Heard {
    Line(String),
    Happened(Event),
    End,
}

const FLOWS: &str = "xon-xoff, dsr, ignored and line";
/// Events and lines that nobody has looked at yet.
const HEARD_MAX: usize = 64;
/// Between two looks at whether to stop.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// Serves a simulated printer until its orders end; without orders, for ever. `tell` is given one JSON object a line.
///
/// # Errors
/// When the profile, the line or the folder cannot be had.
pub fn simulate(
    order: &SimulatorOrder<'_>,
    orders: Option<Box<dyn BufRead + Send>>,
    tell: &mut dyn FnMut(&Value),
) -> Result<(), Error> {
    fs::create_dir_all(order.papers).map_err(|cause| Error::Write { file: order.papers.to_owned(), cause })?;
    let (port, controls) = simulated::assemble(hardware(order)?, Pace::Real);
    let served = simulated::serve(port, &order.door)?;
    tell(&json!({"event": "ready", "profile": order.profile, "at": served.at()}));
    let (told, heard) = mpsc::sync_channel(HEARD_MAX);
    if let Some(orders) = orders {
        listen(orders, told.clone())?;
    }
    let over = Arc::new(AtomicBool::new(false));
    watch(controls.clone(), told, Arc::clone(&over))?;
    let desk = Desk { controls: &controls, papers: order.papers };
    // Both threads hold one end each: this goes on until the orders have ended and what happened before is told.
    for heard in heard {
        match heard {
            Heard::Line(line) => tell(&desk.obey(&line)?),
            Heard::Happened(event) => tell(&desk.describe(event)?),
            Heard::End => over.store(true, Ordering::SeqCst),
        }
    }
    Ok(())
}

fn hardware(order: &SimulatorOrder<'_>) -> Result<Hardware, Error> {
    let profile = Profile { baud: order.baud, ..known(order.config, order.profile)? };
    let usual = Hardware::of(&profile);
    let flow = match order.flow {
        None => usual.flow,
        Some("xon-xoff") => Flow::XonXoff,
        Some("dsr") => Flow::DataSetReady,
        Some("ignored") => Flow::Ignored,
        Some("line") => Flow::ByTheLine,
        Some(other) => return Err(Error::NoSuchPart { part: other.to_owned(), known: FLOWS }),
    };
    let memory = match order.buffer {
        None => usual.memory,
        Some(size) => [Memory::SMALL, Memory::LARGE, Memory::NETWORK]
            .into_iter()
            .find(|memory| memory.size == size)
            .ok_or(Error::NoSuchPart { part: size.to_string(), known: "buffers of 45, 4096 and 65536 bytes" })?,
    };
    Ok(Hardware { flow, memory, busy: order.busy, ..usual })
}

/// Reads orders on a thread of its own; it ends with them.
fn listen(orders: Box<dyn BufRead + Send>, told: SyncSender<Heard>) -> Result<(), Error> {
    let read = move || {
        for line in orders.lines().map_while(Result::ok).filter(|line| !line.trim().is_empty()) {
            if told.send(Heard::Line(line)).is_err() {
                return;
            }
        }
        let _ = told.send(Heard::End);
    };
    thread::Builder::new().name(String::from("orders")).spawn(read).map(|_| ()).map_err(Error::Thread)
}

/// Watches the printer on a thread of its own, until it is over and nothing is left to tell.
fn watch(controls: Controls, told: SyncSender<Heard>, over: Arc<AtomicBool>) -> Result<(), Error> {
    let look = move || {
        loop {
            let was_over = over.load(Ordering::SeqCst);
            match controls.next_event(LOOK_EVERY) {
                Some(event) if told.send(Heard::Happened(event)).is_err() => return,
                Some(_) => {}
                None if was_over => return,
                None => {}
            }
        }
    };
    thread::Builder::new().name(String::from("events")).spawn(look).map(|_| ()).map_err(Error::Thread)
}

/// Whoever sits beside the printer: carries orders out, keeps its paper, and says what happened.
struct Desk<'a> {
    controls: &'a Controls,
    papers: &'a Path,
}

impl Desk<'_> {
    fn obey(&self, line: &str) -> Result<Value, Error> {
        let order: Order = match line.parse() {
            Ok(order) => order,
            Err(error) => return Ok(json!({"event": "refused", "says": error.to_string()})),
        };
        self.controls.obey(&order);
        Ok(match order {
            Order::Slot => self.keep("slot", None, &self.controls.slot())?,
            Order::State => self.state(),
            Order::Turn(_)
            | Order::After(..)
            | Order::Late(_)
            | Order::Missing(_)
            | Order::Say(_)
            | Order::PowerCycle
            | Order::Take
            | Order::TakeAll => json!({"event": "obeyed", "order": line.trim()}),
        })
    }

    fn state(&self) -> Value {
        let troubles: Vec<&str> =
            self.controls.troubles().into_iter().map(|trouble| Turn::Comes(trouble).as_str()).collect();
        let ticket = match self.controls.ticket() {
            Ticket::Absent => "absent",
            Ticket::Inside => "inside",
            Ticket::Presented => "presented",
        };
        json!({
            "event": "state",
            "troubles": troubles,
            "ticket": ticket,
            "held_bytes": self.controls.memory().len(),
            "slot_rows": self.controls.slot().rows(),
            "papers": self.controls.papers().len(),
            "retracted": self.controls.retracted().len(),
        })
    }

    fn describe(&self, event: Event) -> Result<Value, Error> {
        Ok(match event {
            Event::Turned(turn) => json!({"event": "turned", "to": turn.as_str()}),
            Event::Paper { number } => match self.controls.piece(number) {
                Some(paper) => self.keep("paper", Some(number), &paper)?,
                // Taken away before anybody looked.
                None => json!({"event": "paper", "number": number}),
            },
            Event::Presented { number } => json!({"event": "presented", "number": number}),
            Event::Retracted { number } => json!({"event": "retracted", "number": number}),
            Event::Ejected { number } => json!({"event": "ejected", "number": number}),
            Event::Taken { number } => json!({"event": "taken", "number": number}),
            Event::Emptied => json!({"event": "emptied"}),
            Event::Lost { bytes } => json!({"event": "lost", "bytes": bytes}),
            Event::Restarted => json!({"event": "restarted"}),
        })
    }

    /// Keeps a piece of paper as a picture and a text. Its words go into the files and nowhere else.
    fn keep(&self, event: &str, number: Option<u64>, paper: &Paper) -> Result<Value, Error> {
        let name = number.map_or_else(|| event.to_owned(), |number| format!("{event}-{number:04}"));
        let (png, text) = (format!("{name}.png"), format!("{name}.txt"));
        let written = |file: &str, bytes: &[u8]| {
            let file = self.papers.join(file);
            fs::write(&file, bytes).map_err(|cause| Error::Write { file, cause })
        };
        written(&png, &paper.png())?;
        written(&text, paper.text.iter().map(|line| format!("{line}\n")).collect::<String>().as_bytes())?;
        Ok(json!({
            "event": event,
            "number": number,
            "cut": paper.cut,
            "rows": paper.rows(),
            "codes": paper.codes.len(),
            "png": png,
            "text": text,
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read as _, Write as _};
    use std::net::TcpStream;
    use std::sync::mpsc::Receiver;

    use super::*;

    /// Lines that come when a test sends them.
    struct Lines(Receiver<String>, Vec<u8>);

    impl std::io::Read for Lines {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            if self.1.is_empty() {
                self.1 = self.0.recv().map(|line| format!("{line}\n").into_bytes()).unwrap_or_default();
            }
            let count = self.1.len().min(into.len());
            into[..count].copy_from_slice(&self.1[..count]);
            self.1.drain(..count);
            Ok(count)
        }
    }

    fn order(papers: &Path) -> SimulatorOrder<'_> {
        SimulatorOrder {
            config: papers,
            profile: "epson-tm-t20iii",
            baud: None,
            door: Door::Tcp("127.0.0.1:0".parse().unwrap()),
            papers,
            flow: None,
            buffer: None,
            busy: Busy::WhenFull,
        }
    }

    #[test]
    fn another_program_prints_and_is_told_what_happened() {
        let folder = tempfile::tempdir().unwrap();
        let (send, lines) = mpsc::channel();
        let (told, events) = mpsc::channel();
        let papers = folder.path().to_owned();
        let serving = thread::spawn(move || {
            let orders = Box::new(BufReader::new(Lines(lines, Vec::new())));
            simulate(&order(&papers), Some(orders), &mut |value| told.send(value.clone()).unwrap())
        });
        let next = |event: &str| loop {
            let value = events.recv_timeout(Duration::from_secs(20)).unwrap();
            if value["event"] == event {
                return value;
            }
        };
        let mut host = TcpStream::connect(next("ready")["at"].as_str().unwrap()).unwrap();
        host.write_all(b"\x1d\x61\xffCitizen\n\x1d\x56\x42\x00\x1d\x28\x48\x06\x00\x30\x300001").unwrap();
        let mut heard = [0; 11];
        host.read_exact(&mut heard).unwrap();
        assert_eq!(&heard, b"\x10\x00\x00\x00\x37\x220001\x00");
        let paper = next("paper");
        assert_eq!((&paper["number"], &paper["cut"]), (&json!(1), &json!(true)));
        assert!(!paper.to_string().contains("Citizen"), "words of the paper stand in a line: {paper}");
        assert_eq!(fs::read_to_string(folder.path().join("paper-0001.txt")).unwrap(), "Citizen\n");
        assert!(fs::read(folder.path().join(paper["png"].as_str().unwrap())).unwrap().starts_with(b"\x89PNG"));
        send.send("paper-out".to_owned()).unwrap();
        assert_eq!(next("turned")["to"], "paper-out");
        host.read_exact(&mut heard[..4]).unwrap();
        assert_eq!(&heard[..4], b"\x18\x00\x0f\x00");
        send.send("paper-cut".to_owned()).unwrap();
        assert!(next("refused")["says"].as_str().unwrap().contains("paper-out"));
        send.send("state".to_owned()).unwrap();
        assert_eq!(next("state")["troubles"], json!(["paper-out"]));
        drop(send);
        serving.join().unwrap().unwrap();
    }

    #[test]
    fn parts_that_no_printer_has_are_named() {
        let folder = tempfile::tempdir().unwrap();
        for (change, expected) in [
            (SimulatorOrder { flow: Some("rts"), ..order(folder.path()) }, "rts"),
            (SimulatorOrder { buffer: Some(46), ..order(folder.path()) }, "46"),
            (SimulatorOrder { profile: "dot-matrix", ..order(folder.path()) }, "dot-matrix"),
        ] {
            let error = simulate(&change, None, &mut |_| {}).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn a_model_of_the_site_is_simulated_with_what_its_file_says() {
        let folder = tempfile::tempdir().unwrap();
        let printers = folder.path().join("printers");
        fs::create_dir(&printers).unwrap();
        let corner = "like = \"generic-80\"\nmodel = \"The one in the corner\"\nbuffer = 45\nfull_mark = 16\n";
        fs::write(printers.join("corner.toml"), corner).unwrap();
        let wanted = SimulatorOrder { profile: "corner", ..order(folder.path()) };
        let made = hardware(&wanted).unwrap();
        assert_eq!((made.memory, made.profile.model.as_str()), (Memory::SMALL, "The one in the corner"));
        let larger = hardware(&SimulatorOrder { buffer: Some(4_096), ..wanted.clone() }).unwrap();
        assert_eq!(larger.memory, Memory::LARGE);
        let error = hardware(&SimulatorOrder { profile: "corners", ..wanted.clone() }).unwrap_err().to_string();
        assert!(error.contains("corner, ") && error.contains("generic-80"), "{error}");
        fs::write(printers.join("corner.toml"), "like = \"generic-80\"\n").unwrap();
        let error = hardware(&wanted).unwrap_err().to_string();
        assert!(error.contains("corner.toml:1:"), "{error}");
    }
}

//! The simulated printer, as tables and stories told by its port. Time is told.

use super::*;
use crate::port::Port;

mod faults;
mod line;
mod paper;

/// A printer, its hands, and a host that speaks to it.
struct Rig {
    port: SimulatedPort,
    controls: Controls,
}

const WAIT: Duration = Duration::from_millis(200);

fn epson() -> Rig {
    rig(Hardware::of(&Profile::epson_tm_t20iii()))
}

fn rig(hardware: Hardware) -> Rig {
    let (port, controls) = assemble(hardware, Pace::Told);
    Rig { port, controls }
}

/// A printer on a serial line that is set to XON/XOFF.
fn serial(baud: u32) -> Hardware {
    let profile = Profile { baud: Some(baud), ..Profile::epson_tm_t20iii() };
    Hardware { flow: Flow::XonXoff, ..Hardware::of(&profile) }
}

impl Rig {
    fn send(&mut self, bytes: &[u8]) -> &mut Self {
        self.port.write(bytes, Duration::from_secs(60)).unwrap();
        self
    }

    /// What it says within a time.
    fn hear(&mut self, wait: Duration) -> Vec<u8> {
        let until = self.port.elapsed() + wait;
        let mut heard = Vec::new();
        let mut bytes = [0; 64];
        loop {
            let left = until.saturating_sub(self.port.elapsed());
            match self.port.read(&mut bytes, left).unwrap() {
                0 => return heard,
                count => heard.extend(&bytes[..count]),
            }
        }
    }

    #[track_caller]
    fn check(&mut self, send: &[u8], expected: &[u8]) -> &mut Self {
        self.send(send);
        let heard = self.hear(WAIT);
        assert_eq!(heard, expected, "{send:02x?}: heard {heard:02x?}, expected {expected:02x?}");
        self
    }

    /// Waits until the paper stands still.
    fn rest(&self) {
        drop(self.controls.papers());
    }

    fn text(&self) -> Vec<String> {
        self.controls.papers().iter().flat_map(|paper| paper.text.clone()).collect()
    }

    fn remembers(&self, words: &str) -> bool {
        let memory = self.controls.memory();
        memory.windows(words.len()).any(|window| window == words.as_bytes())
    }

    fn events(&self) -> Vec<Event> {
        std::iter::from_fn(|| self.controls.next_event(Duration::ZERO)).collect()
    }
}

/// A picture of so many rows, all black, eight dots wide.
fn picture(rows: u8) -> Vec<u8> {
    [&[0x1D, 0x76, 0x30, 0, 1, 0, rows, 0], vec![0xFF; usize::from(rows)].as_slice()].concat()
}

/// A process id.
fn id(number: &str) -> Vec<u8> {
    [b"\x1d\x28\x48\x06\x00\x30\x30", number.as_bytes()].concat()
}

const CLEAR: &[u8] = &[0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];
const CLEARED: &[u8] = &[0x37, 0x25, 0x00];
const CUT: &[u8] = &[0x1D, 0x56, 0x42, 0x00];

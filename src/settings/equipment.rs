//! What may stand beside screen and printer: a printer for pages, a way to call staff, a scanner, a voice, the technician's pages; and how the
//! disk and the catalogue are watched. All of it may be absent.

use std::path::PathBuf;

use crate::reader::Table;
use crate::terminal::{Mode, baud};

/// A queue's name in the printing system is no longer.
const QUEUE_LETTERS_MAX: usize = 127;
/// A light that nobody has seen by then is of no use.
const LIGHT_SECS: u32 = 60;

/// How staff are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Staff {
    /// Nobody is to be called here.
    Off,
    /// Through the gateway alone.
    Gateway,
    /// Through the gateway, and with a light that is only imagined.
    Simulated,
    /// Through the gateway, and with a light or a buzzer on a serial line.
    Serial {
        /// `/dev/ttyUSB1`.
        port: String,
        /// Bits a second.
        baud: u32,
        /// What switches it.
        light: Light,
    },
}

/// What switches a light or a buzzer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Light {
    /// What is written to it for one call.
    pub bytes: Vec<u8>,
    /// What is written to it to end the call; empty for a buzzer that ends by itself.
    pub off_bytes: Vec<u8>,
    /// Seconds until a call ends by itself.
    pub secs: u32,
}

/// What reads codes from paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanner {
    /// Nothing; codes are typed.
    Off,
    /// A scanner on a serial line that sends each code as a line.
    Serial {
        /// `/dev/ttyACM0`.
        port: String,
        /// Bits a second.
        baud: u32,
    },
}

/// The ways in for documents; none, if neither is named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Documents {
    /// The folder into which a document scanner's program puts what was scanned.
    pub scanner: Option<PathBuf>,
    /// Where a USB stick appears.
    pub stick: Option<Stick>,
}

/// Where a USB stick appears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stick {
    /// The system mounts it at that folder, or at one right in it.
    Mounted(PathBuf),
    /// A plain folder that stands for one.
    Simulated(PathBuf),
}

/// What whole applications are printed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PagePrinter {
    /// Nothing; citizens take the receipt alone.
    Off,
    /// A queue that is only imagined.
    Simulated {
        /// What the printer is called.
        queue: String,
    },
    /// A queue of the printing system's.
    Queue {
        /// Its name there, which citizens read too.
        queue: String,
    },
}

/// What reads pages aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speech {
    /// Nothing.
    Off,
    /// The machine's voice.
    On {
        /// The sound output, as `aplay -L` names it.
        output: String,
        /// When personal values may be heard.
        listening: Listening,
    },
}

/// Whether others can hear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Listening {
    /// A loudspeaker: personal values are never spoken.
    Open,
    /// Only ever a headset or a handset.
    Private,
    /// A key event tells whether a headset is plugged in.
    Headset,
}

/// How touches and keys are heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keys {
    /// Milliseconds within which a key that strikes again is not heard (EN 301 549, 5.8: up to half a second).
    pub bounce_ms: u32,
    /// Milliseconds from lifting a finger within which it is not heard on the same control again.
    pub touch_bounce_ms: u32,
    /// The key that hides the screen and shows it again, if one does.
    pub hide: Option<FunctionKey>,
}

/// A function key that nothing else is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FunctionKey {
    /// F3.
    F3,
    /// F4.
    F4,
    /// F12.
    F12,
}

impl Default for Keys {
    /// Keys: within half of the longest time that has to be on offer. Touch: a finger whose contact breaks is back within
    /// 50 ms, and whoever types the same letter twice as fast as can be lifts the finger for 75 ms; nothing longer can be
    /// the default where words are typed.
    fn default() -> Self {
        Self { bounce_ms: 200, touch_bounce_ms: 60, hide: Some(FunctionKey::F12) }
    }
}

/// When too little room is left on the data disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disk {
    /// A technician is told below this, in MiB.
    pub low_mib: u32,
    /// No new application is taken below this, in MiB.
    pub full_mib: u32,
}

#[derive(Clone, Copy)]
enum StaffKind {
    Off,
    Gateway,
    Simulated,
    Serial,
}

/// Reads `[staff]`.
pub(crate) fn staff(table: Table<'_, '_>, mode: Option<Mode>) -> Option<Staff> {
    let kinds = [
        ("off", StaffKind::Off),
        ("gateway", StaffKind::Gateway),
        ("simulated", StaffKind::Simulated),
        ("serial", StaffKind::Serial),
    ];
    let staff = match table.word("call", &kinds)? {
        StaffKind::Off => Some(Staff::Off),
        StaffKind::Gateway => Some(Staff::Gateway),
        StaffKind::Simulated => {
            if mode == Some(Mode::Service) {
                table.wrong("call", "a simulated light calls nobody; name a real one, or set mode = \"demonstration\"");
            }
            Some(Staff::Simulated)
        }
        StaffKind::Serial => {
            let (port, baud) = (table.text("port"), baud(&table, 9_600));
            let bytes = bytes(&table, "bytes", table.text("bytes"));
            let off = if table.has("off_bytes") { bytes_if(&table, "off_bytes") } else { Some(Vec::new()) };
            let secs = table.number_or("secs", LIGHT_SECS, 1..=300);
            let light = bytes.zip(off).zip(secs).map(|((bytes, off_bytes), secs)| Light { bytes, off_bytes, secs });
            port.zip(baud).zip(light).map(|((port, baud), light)| Staff::Serial { port, baud, light })
        }
    };
    table.finish();
    staff
}

fn bytes_if(table: &Table<'_, '_>, key: &'static str) -> Option<Vec<u8>> {
    bytes(table, key, table.text_if(key))
}

fn bytes(table: &Table<'_, '_>, key: &'static str, text: Option<String>) -> Option<Vec<u8>> {
    let text = text?;
    let read = hexadecimal(&text);
    if read.is_none() {
        let message = format!("\"{key}\" has to be pairs of hexadecimal digits such as \"02 41 03\", at most 64");
        table.wrong(key, message);
    }
    read
}

/// Reads `[scanner]`.
pub(crate) fn scanner(table: Table<'_, '_>) -> Option<Scanner> {
    let scanner = match table.word("kind", &[("off", false), ("serial", true)])? {
        false => Some(Scanner::Off),
        true => {
            let (port, baud) = (table.text("port"), baud(&table, 9_600));
            port.zip(baud).map(|(port, baud)| Scanner::Serial { port, baud })
        }
    };
    table.finish();
    scanner
}

/// Reads `[documents]`.
pub(crate) fn documents(table: Table<'_, '_>, mode: Option<Mode>) -> Option<Documents> {
    let folder = |key| match table.text_if(key).map(PathBuf::from) {
        Some(folder) if !folder.is_absolute() || folder.parent().is_none() => {
            let message = format!("\"{key}\" has to be a folder from the root on, such as \"/run/guichet/{key}\"");
            table.wrong(key, message);
            None
        }
        folder => folder,
    };
    let (scanner, stick) = (folder("scanner"), folder("stick"));
    if scanner.is_some() && scanner == stick {
        table.wrong("stick", "\"stick\" and \"scanner\" name the same folder; what lies in the scanner's is removed");
    }
    let kinds = [("mounted", false), ("folder", true)];
    let is_simulated = if table.has("stick_kind") { table.word("stick_kind", &kinds) } else { Some(false) };
    if is_simulated == Some(true) && mode == Some(Mode::Service) {
        table.wrong(
            "stick_kind",
            "a folder is nobody's stick; leave \"stick_kind\" out, or set mode = \"demonstration\"",
        );
    }
    table.finish();
    let kind = if is_simulated? { Stick::Simulated } else { Stick::Mounted };
    Some(Documents { scanner, stick: stick.map(kind) })
}

/// Reads `[page_printer]`.
pub(crate) fn page_printer(table: Table<'_, '_>, mode: Option<Mode>) -> Option<PagePrinter> {
    let queue = table.text("queue");
    let is_name = |name: &String| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        name.len() <= QUEUE_LETTERS_MAX && !name.starts_with('-') && name.chars().all(is_plain)
    };
    if queue.as_ref().is_some_and(|queue| !is_name(queue)) {
        table.wrong(
            "queue",
            "\"queue\" has to be a printer's name as `lpstat -a` tells it: letters, digits, \".\", \"_\", \"-\"",
        );
    }
    let kinds = [("queue", false), ("simulated", true)];
    let is_simulated = if table.has("kind") { table.word("kind", &kinds) } else { Some(false) };
    if is_simulated == Some(true) && mode == Some(Mode::Service) {
        table.wrong(
            "kind",
            "a simulated printer gives nobody a page; leave \"kind\" out, or set mode = \"demonstration\"",
        );
    }
    table.finish();
    let queue = queue.filter(is_name)?;
    Some(if is_simulated? { PagePrinter::Simulated { queue } } else { PagePrinter::Queue { queue } })
}

/// Reads `[speech]`.
pub(crate) fn speech(table: Table<'_, '_>) -> Option<Speech> {
    let speech = match table.word("voice", &[("off", false), ("on", true)])? {
        false => Some(Speech::Off),
        true => {
            let output = table.text_if("output").unwrap_or_else(|| "default".to_owned());
            let known = [("never", Listening::Open), ("always", Listening::Private), ("headset", Listening::Headset)];
            let listening = if table.has("private") { table.word("private", &known) } else { Some(Listening::Open) };
            listening.map(|listening| Speech::On { output, listening })
        }
    };
    table.finish();
    speech
}

/// Reads `[keys]`.
pub(crate) fn keys(table: Table<'_, '_>) -> Option<Keys> {
    let usual = Keys::default();
    let bounce_ms = table.number_or("bounce_ms", usual.bounce_ms, 0..=500);
    let touch_bounce_ms = table.number_or("touch_bounce_ms", usual.touch_bounce_ms, 0..=500);
    let known =
        [("off", None), ("F3", Some(FunctionKey::F3)), ("F4", Some(FunctionKey::F4)), ("F12", Some(FunctionKey::F12))];
    let hide = if table.has("hide") { table.word("hide", &known) } else { Some(usual.hide) };
    table.finish();
    Some(Keys { bounce_ms: bounce_ms?, touch_bounce_ms: touch_bounce_ms?, hide: hide? })
}

/// Reads `[technician]`: the file that holds the hash of the PIN, relative to the folder of the settings.
pub(crate) fn technician(table: Table<'_, '_>) -> Option<PathBuf> {
    let file = table.text("pin_file").map(PathBuf::from);
    table.finish();
    file
}

/// Reads `[drafts]`: for how many days a started application can be taken up again with its code; 0 is never.
pub(crate) fn drafts(table: Table<'_, '_>) -> Option<u32> {
    let days = table.number("days", 0..=14);
    table.finish();
    days
}

/// Reads `[disk]`.
pub(crate) fn disk(table: Table<'_, '_>) -> Option<Disk> {
    let low_mib = table.number_or("low_mib", Disk::default().low_mib, 1..=1_048_576);
    let full_mib = table.number_under(
        "full_mib",
        Disk::default().full_mib,
        64..=1_048_576,
        "less does not hold one application with its documents",
    );
    if let (Some(low), Some(full)) = (low_mib, full_mib)
        && low <= full
    {
        table.wrong("low_mib", format!("\"low_mib\" has to be more than \"full_mib\", which is {full}"));
    }
    table.finish();
    Some(Disk { low_mib: low_mib?, full_mib: full_mib? })
}

/// Reads `[catalogue]`: after how many days without news its words may be out of date.
pub(crate) fn catalogue(table: Table<'_, '_>) -> Option<u32> {
    let days = table.number("old_days", 1..=3_650);
    table.finish();
    days
}

impl Default for Disk {
    fn default() -> Self {
        Self { low_mib: 512, full_mib: 64 }
    }
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digits: String = text.split_whitespace().collect();
    if digits.is_empty() || digits.len() > 128 || !digits.is_ascii() || !digits.len().is_multiple_of(2) {
        return None;
    }
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()).collect()
}

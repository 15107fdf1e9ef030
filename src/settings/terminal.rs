//! `terminal.toml`: who this terminal is, how large its screen is, how long it waits, what it prints on and to whom it
//! delivers. What only a demonstration may use is refused in service.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use domain::reference::Prefix;
use domain::{Language, TerminalId};

use crate::Problem;
use crate::equipment::{self, Disk, Documents, Keys, PagePrinter, Scanner, Speech, Staff};
use crate::hours::{self, Hours};
use crate::problem::text_of;
use crate::profile::{self, Profile};
use crate::reader::{Source, Table};
use crate::screen::{self, Limits, Screen};

/// The speeds that printers, scanners and buzzers are built for.
const BAUD_RATES: [u32; 8] = [2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200, 230_400];
const PROFILE_DEFAULT: &str = "epson-tm-t20iii";
/// A started application can be taken up again for so many days where nothing else is said.
const DRAFT_DAYS: u32 = 3;
/// A catalogue without news for longer may be out of date.
const CATALOGUE_OLD_DAYS: u32 = 30;

/// A terminal's settings.
#[derive(Debug, Clone, PartialEq)]
pub struct Terminal {
    /// Its id in the fleet.
    pub id: TerminalId,
    /// The first characters of its references; no other terminal has the same.
    pub prefix: Prefix,
    /// Where it stands, as the receipt says.
    pub site: String,
    /// In earnest or not.
    pub mode: Mode,
    /// The languages on the first page, in this order.
    pub languages: Vec<Language>,
    /// What the citizen looks at.
    pub screen: Screen,
    /// How long it waits.
    pub visit: Limits,
    /// What receipts are printed on.
    pub printer: Printer,
    /// What whole applications are printed on.
    pub page_printer: PagePrinter,
    /// To whom it delivers.
    pub gateway: Gateway,
    /// The time zone of the clock on the wall, such as `Asia/Singapore`; `None` is the machine's.
    pub zone: Option<String>,
    /// When it serves; always, if nothing is said.
    pub hours: Option<Hours>,
    /// How staff are called.
    pub staff: Staff,
    /// What reads codes from paper.
    pub scanner: Scanner,
    /// How citizens add documents.
    pub documents: Documents,
    /// What reads pages aloud.
    pub speech: Speech,
    /// The file with the hash of the technician's PIN, relative to the folder of the settings; `None` turns the
    /// technician's pages off.
    pub pin_file: Option<PathBuf>,
    /// How touches and keys are heard.
    pub keys: Keys,
    /// For how many days a started application can be taken up again with its code; 0 is never.
    pub draft_days: u32,
    /// When too little room is left.
    pub disk: Disk,
    /// After how many days without news the catalogue may be out of date.
    pub catalogue_old_days: u32,
}

/// Whether applications are real.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Anything goes, and every page says that it is a demonstration.
    Demonstration,
    /// In earnest: nothing simulated, nothing embedded.
    Service,
}

/// What receipts are printed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printer {
    /// A simulation of that profile, shown on screen.
    Simulated {
        /// What it can do.
        profile: Profile,
    },
    /// A serial line, or USB that looks like one.
    Serial {
        /// `/dev/ttyUSB0`.
        port: String,
        /// Bits a second.
        baud: u32,
        /// What it can do.
        profile: Profile,
    },
    /// A printer on the network.
    Tcp {
        /// With its port, usually 9100.
        address: SocketAddr,
        /// What it can do.
        profile: Profile,
    },
}

/// To whom the terminal delivers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gateway {
    /// A gateway inside the program.
    Embedded,
    /// A gateway elsewhere.
    At {
        /// `https://gateway.example.gov`, without a slash at the end.
        url: String,
        /// The file with its public key as a JWK, by which its receipts are verified; as written, relative to the folder
        /// of the settings.
        public_key_file: Option<PathBuf>,
        /// What TLS needs besides.
        tls: Tls,
    },
}

/// Files for TLS in PEM form; as written, relative to the folder of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tls {
    /// The certificate authorities that may vouch for the gateway; those that the system knows, if none is named.
    pub ca: Option<PathBuf>,
    /// The terminal's own certificate, for a gateway that asks for one.
    pub identity: Option<TlsIdentity>,
}

/// A certificate and the key to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsIdentity {
    /// The terminal's certificate first, then whoever vouches for it.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// Reads `terminal.toml` in a folder.
///
/// # Errors
/// Every mistake in it, in the order of lines.
pub fn load(dir: &Path) -> Result<Terminal, Vec<Problem>> {
    let file = dir.join("terminal.toml");
    match profile::load(dir) {
        Ok(profiles) => read_with(&file, &text_of(&file)?, &profiles),
        // A profile that is wrong is told, and the rest is read as if it were the one that is built in.
        Err(problems) => {
            let more = text_of(&file).and_then(|text| read_with(&file, &text, &profile::built_in())).err();
            Err([more.unwrap_or_default(), problems].concat())
        }
    }
}

/// Reads a terminal's settings from a text, with the printer profiles that are built in; `file` is only named in mistakes.
///
/// # Errors
/// Every mistake in it, in the order of lines.
pub fn read(file: &Path, text: &str) -> Result<Terminal, Vec<Problem>> {
    read_with(file, text, &profile::built_in())
}

fn read_with(file: &Path, text: &str, profiles: &[Profile]) -> Result<Terminal, Vec<Problem>> {
    let source = Source::new(file, text);
    let tree = source.parse();
    let table = Table::whole(&source, &tree);
    let (id, prefix, site) = (table.parsed("id"), table.parsed("reference_prefix"), table.text("site"));
    let modes = [("demonstration", Mode::Demonstration), ("service", Mode::Service)];
    let (mode, languages) = (table.word("mode", &modes), languages(&table));
    let screen = table.table("screen").and_then(screen::screen);
    let visit = table.table("visit").and_then(screen::limits);
    let printer = table.table("printer").and_then(|part| printer(part, mode, profiles));
    let gateway = table.table("gateway").and_then(|part| gateway(part, mode));
    let pages = table.table_if("page_printer").and_then(|part| equipment::page_printer(part, mode));
    let zone = zone(&table);
    let hours = table.table_if("hours").and_then(hours::read);
    // A table that is wrong has said so; what stands in its place here is never used.
    let staff = table.table_if("staff").and_then(|part| equipment::staff(part, mode)).unwrap_or(Staff::Off);
    let scanner = table.table_if("scanner").and_then(equipment::scanner).unwrap_or(Scanner::Off);
    let documents = table.table_if("documents").and_then(|part| equipment::documents(part, mode)).unwrap_or_default();
    let speech = table.table_if("speech").and_then(equipment::speech).unwrap_or(Speech::Off);
    let keys = table.table_if("keys").and_then(equipment::keys).unwrap_or_default();
    let pin_file = table.table_if("technician").and_then(equipment::technician);
    let draft_days = table.table_if("drafts").and_then(equipment::drafts).unwrap_or(DRAFT_DAYS);
    let disk = table.table_if("disk").and_then(equipment::disk).unwrap_or_default();
    let catalogue_old_days = table.table_if("catalogue").and_then(equipment::catalogue).unwrap_or(CATALOGUE_OLD_DAYS);
    table.finish();
    let terminal = || {
        Some(Terminal {
            zone,
            hours,
            page_printer: pages.unwrap_or(PagePrinter::Off),
            staff,
            scanner,
            documents,
            speech,
            pin_file,
            keys,
            draft_days,
            disk,
            catalogue_old_days,
            id: id?,
            prefix: prefix?,
            site: site?,
            mode: mode?,
            languages: languages?,
            screen: screen?,
            visit: visit?,
            printer: printer?,
            gateway: gateway?,
        })
    };
    let terminal = terminal();
    source.result(terminal)
}

fn zone(table: &Table<'_, '_>) -> Option<String> {
    let zone = table.text_if("zone")?;
    let is_name = zone.contains('/') && zone.chars().all(|c| c.is_ascii_alphanumeric() || "/_+-".contains(c));
    if !is_name && zone != "UTC" {
        table.wrong("zone", "\"zone\" has to be the name of a time zone, such as \"Asia/Singapore\"");
    }
    Some(zone)
}

fn languages(table: &Table<'_, '_>) -> Option<Vec<Language>> {
    let languages: Vec<Language> = table.list("languages")?;
    let is_twice = |(place, language)| languages.iter().take(place).any(|before| before == language);
    if languages.iter().enumerate().any(is_twice) {
        table.wrong("languages", "\"languages\" names a language twice; name each once");
    }
    Some(languages)
}

#[derive(Clone, Copy)]
enum PrinterKind {
    Simulated,
    Serial,
    Tcp,
}

fn printer(table: Table<'_, '_>, mode: Option<Mode>, profiles: &[Profile]) -> Option<Printer> {
    let kinds = [("simulated", PrinterKind::Simulated), ("serial", PrinterKind::Serial), ("tcp", PrinterKind::Tcp)];
    let kind = table.word("kind", &kinds);
    let profile = chosen(&table, profiles);
    let printer = match kind {
        Some(PrinterKind::Simulated) => {
            if mode == Some(Mode::Service) {
                table.wrong(
                    "kind",
                    "a simulated printer gives nobody a receipt; name a real one, or set mode = \"demonstration\"",
                );
            }
            profile.map(|profile| Printer::Simulated { profile })
        }
        Some(PrinterKind::Serial) => {
            let factory = profile.as_ref().map_or(9_600, |profile| profile.factory_baud);
            let (port, baud) = (table.text("port"), baud(&table, factory));
            port.zip(baud).zip(profile).map(|((port, baud), profile)| Printer::Serial { port, baud, profile })
        }
        Some(PrinterKind::Tcp) => {
            let address = table.text("address");
            let parsed: Option<SocketAddr> = address.as_ref().and_then(|text| text.parse().ok());
            if address.is_some() && parsed.is_none() {
                table.wrong("address", "\"address\" has to be an address and a port, such as \"192.0.2.7:9100\"");
            }
            parsed.zip(profile).map(|(address, profile)| Printer::Tcp { address, profile })
        }
        None => return None,
    };
    table.finish();
    printer
}

/// The profile that the settings name.
fn chosen(table: &Table<'_, '_>, profiles: &[Profile]) -> Option<Profile> {
    let name = table.text_if("profile").unwrap_or_else(|| PROFILE_DEFAULT.to_owned());
    let found = profiles.iter().find(|profile| profile.name == name);
    if found.is_none() {
        let known: Vec<&str> = profiles.iter().map(|profile| profile.name.as_str()).collect();
        let known = known.join(", ");
        table.wrong("profile", format!("nobody knows the printer profile \"{name}\"; there are {known}"));
    }
    found.cloned()
}

/// The speed of a serial line.
pub(crate) fn baud(table: &Table<'_, '_>, default: u32) -> Option<u32> {
    let baud = table.number_or("baud", default, 1..=u32::MAX);
    if baud.is_some_and(|baud| !BAUD_RATES.contains(&baud)) {
        let known: Vec<String> = BAUD_RATES.iter().map(ToString::to_string).collect();
        table.wrong("baud", format!("\"baud\" has to be one of {}", known.join(", ")));
    }
    baud
}

fn tls(table: &Table<'_, '_>) -> Tls {
    let file = |key| table.text_if(key).map(PathBuf::from);
    let identity = match (file("certificate"), file("key")) {
        (Some(certificate), Some(key)) => Some(TlsIdentity { certificate, key }),
        (None, None) => None,
        (Some(_), None) => {
            table.wrong("certificate", "\"certificate\" needs \"key\", the file with its private key");
            None
        }
        (None, Some(_)) => {
            table.wrong("key", "\"key\" needs \"certificate\", the file with the certificate it belongs to");
            None
        }
    };
    Tls { ca: file("ca"), identity }
}

fn gateway(table: Table<'_, '_>, mode: Option<Mode>) -> Option<Gateway> {
    let (url, public_key_file) = (table.text("url"), table.text_if("public_key_file").map(PathBuf::from));
    let tls = tls(&table);
    let in_service = mode == Some(Mode::Service);
    let url = url?;
    if !url.starts_with("https://") && tls != Tls::default() {
        table.wrong("url", "\"ca\", \"certificate\" and \"key\" are for a gateway that is reached over https://");
    }
    let gateway = if url == "embedded" {
        if in_service {
            table.wrong(
                "url",
                "an embedded gateway reaches no agency; name a real one, or set mode = \"demonstration\"",
            );
        }
        Gateway::Embedded
    } else {
        let is_web = ["https://", "http://"].iter().any(|scheme| url.len() > scheme.len() && url.starts_with(scheme));
        if !is_web || url.contains([' ', '?', '#', '@']) {
            table.wrong("url", "\"url\" has to be \"embedded\" or an address such as \"https://gateway.example.gov\"");
        } else if in_service && !url.starts_with("https://") {
            table.wrong("url", "in service the gateway is reached over https:// only");
        }
        if in_service && public_key_file.is_none() {
            table.wrong(
                "public_key_file",
                "\"public_key_file\" is missing; without the gateway's key no receipt can be verified",
            );
        }
        Gateway::At { url: url.trim_end_matches('/').to_owned(), public_key_file, tls }
    };
    table.finish();
    Some(gateway)
}

//! The command line of `guichetctl`. It is a contract: scripts of technicians rest on it.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// What a technician can ask of a terminal, and an agency of a catalogue.
#[derive(Parser)]
#[command(name = "guichetctl", version)]
pub(crate) struct Cli {
    /// Print the report as JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// The folder with terminal.toml and the catalogue.
    #[arg(long, global = true, env = "GUICHET_CONFIG", default_value = "kiosk-config", value_name = "DIR")]
    pub(crate) config: PathBuf,
    /// The folder with the terminal's store; without it `guichet` in the state folder of whoever asks, which is the
    /// terminal's only for the account that the terminal runs under.
    #[arg(long, global = true, env = "GUICHET_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Look at everything the terminal needs, and at what came of the latest tests.
    Status,
    /// Test everything, print a slip, say a sentence, and keep what came of it.
    Selftest {
        /// Print the results as a ticket, too.
        #[arg(long)]
        print: bool,
    },
    /// The technician's pages on the terminal.
    #[command(subcommand)]
    Technician(Technician),
    /// Print this terminal's public key as the entry for gateway.toml and terminals.toml.
    Identity,
    /// List the serial ports of this machine.
    Ports,
    /// The catalogue: its mistakes and its rules.
    #[command(subcommand)]
    Catalogue(Catalogue),
    /// The receipt printer.
    #[command(subcommand)]
    Printer(Printer),
    /// Reading aloud.
    #[command(subcommand)]
    Speech(Speech),
    /// Submitted applications on their way.
    #[command(subcommand)]
    Queue(Queue),
    /// What agencies have to do with this terminal.
    #[command(subcommand)]
    Agency(Agency),
    /// The audit trail.
    #[command(subcommand)]
    Audit(Audit),
    /// Try out what a gateway can bear: simulated terminals deliver real sealed applications to it. It does nothing to a
    /// gateway that does not list these terminals.
    Simulate(Fleet),
}

#[derive(Subcommand)]
pub(crate) enum Catalogue {
    /// Name every mistake as file:line: message.
    Check {
        /// The catalogue's folder; the one beside terminal.toml if absent.
        dir: Option<PathBuf>,
        /// Of the warnings only those of this licence, as sfa-food-shop; errors are told wherever they are.
        #[arg(long, value_name = "ID")]
        licence: Option<domain::LicenceId>,
        /// Then lay out every page in every language and text size, and name what is cut or does not fit; some minutes.
        #[arg(long)]
        render: bool,
    },
    /// Play the agencies' cases and name each that comes out otherwise.
    Replay {
        /// The catalogue's folder; the one beside terminal.toml if absent.
        dir: Option<PathBuf>,
        /// The cases of this licence alone, as sfa-food-shop.
        #[arg(long, value_name = "ID")]
        licence: Option<domain::LicenceId>,
    },
    /// Say in plain words what lies between two catalogues: licences, fees, questions, documents, conditions, translations.
    Diff {
        /// The folder of the one before.
        old: PathBuf,
        /// The folder of the one after.
        new: PathBuf,
    },
    /// Walk every way through each licence, name the dead ends and tell how long the longest way is.
    Simulate {
        /// The catalogue's folder; the one beside terminal.toml if absent.
        dir: Option<PathBuf>,
        /// This licence alone, as sfa-food-shop.
        #[arg(long, value_name = "ID")]
        licence: Option<domain::LicenceId>,
    },
    /// Say which licences apply by the answers in a JSON file.
    Determine {
        /// The catalogue's folder; the one beside terminal.toml if absent.
        dir: Option<PathBuf>,
        /// {"intent": "..", "answers": {"question.id": value}, "today": "2026-11-22"}; "licences": [".."] in place of an
        /// intent, with "action": "renew", "amend" or "cancel" for those that are held
        #[arg(long, value_name = "FILE")]
        answers: PathBuf,
    },
}

#[derive(Subcommand)]
pub(crate) enum Printer {
    /// Ask how it is.
    Status,
    /// Print a test page, and say how long it took and would take at other rates.
    Test,
    /// List what was put on paper: outcome, evidence, ids and trail of each print, newest first.
    Jobs {
        /// So many.
        #[arg(long, default_value_t = 20, value_name = "COUNT")]
        limit: u32,
    },
    /// Throw away what may be left in it of a job nobody knows the end of; the terminal must not be running.
    Clear,
    /// List the models of printers: those built in and the files in the folder printers beside terminal.toml.
    Profiles,
    /// Calculate what a receipt costs in each language, in bytes and seconds, without any printer.
    Figures {
        /// The model; the terminal's own if absent.
        #[arg(long, value_name = "NAME")]
        profile: Option<String>,
    },
    /// Serve a simulated printer to other programs; each line on standard output is something that happened.
    Simulate(Simulate),
}

#[derive(clap::Args)]
pub(crate) struct Simulate {
    /// The model.
    #[arg(long, default_value = "epson-tm-t20iii", value_name = "NAME")]
    pub(crate) profile: String,
    /// Bits a second on its line; without it the line takes no time and holds back by itself.
    #[arg(long, value_name = "BAUD")]
    pub(crate) baud: Option<u32>,
    /// Listen on the network; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:9100", conflicts_with = "pty")]
    pub(crate) listen: std::net::SocketAddr,
    /// Make a pseudo-terminal behind this link instead.
    #[arg(long, value_name = "LINK")]
    pub(crate) pty: Option<PathBuf>,
    /// The folder for its paper, as pictures and texts.
    #[arg(long, value_name = "DIR")]
    pub(crate) papers: PathBuf,
    /// Read orders from standard input, such as paper-out or "after 300 rows paper-out", and end with it.
    #[arg(long)]
    pub(crate) control: bool,
    /// How it stops the host: xon-xoff, dsr, ignored or line.
    #[arg(long, value_name = "FLOW")]
    pub(crate) flow: Option<String>,
    /// Bytes of its receive buffer: 45, 4096 or 65536.
    #[arg(long, value_name = "BYTES")]
    pub(crate) buffer: Option<usize>,
    /// Being off line stops the host too, as with DIP switch 2-1 OFF.
    #[arg(long)]
    pub(crate) busy_offline: bool,
}

#[derive(Subcommand)]
pub(crate) enum Speech {
    /// Say a few sentences in each language.
    Test {
        /// One language alone: en, ms, zh, ta or ar.
        #[arg(long, value_name = "LANGUAGE")]
        language: Option<domain::Language>,
        /// Per cent of the usual rate.
        #[arg(long, default_value_t = 100, value_name = "PERCENT")]
        rate: u16,
        /// Keep the sound in a WAV file and play nothing.
        #[arg(long, value_name = "FILE")]
        wav: Option<PathBuf>,
    },
}

#[derive(Subcommand)]
pub(crate) enum Queue {
    /// List what has no final receipt yet.
    List,
    /// Say in plain words what each application waits for, and who has to do something about it.
    Why,
    /// Give parked applications back to the queue, once what parked them is mended.
    Release {
        /// A reference as on the receipt, or the id of one application; all parked ones if absent.
        which: Option<String>,
    },
    /// Write what the gateway does not have onto a USB stick; go on where a stick was pulled.
    Export {
        /// The stick's folder.
        dir: PathBuf,
    },
    /// Deliver what lies on a stick from here, whichever terminal wrote it, and put the receipts beside it.
    Carry {
        /// The stick's folder.
        dir: PathBuf,
    },
    /// Take in the receipts that came back on a stick.
    Import {
        /// The stick's folder.
        dir: PathBuf,
    },
}

/// Simulated terminals and a real gateway.
#[derive(clap::Args)]
pub(crate) struct Fleet {
    /// So many terminals.
    #[arg(long, default_value_t = 100, value_name = "COUNT")]
    pub(crate) terminals: u32,
    /// So many applications each.
    #[arg(long, default_value_t = 10, value_name = "COUNT")]
    pub(crate) each: u32,
    /// Sealed bytes of an application, or thereabouts.
    #[arg(long, default_value_t = 16_384, value_name = "BYTES")]
    pub(crate) size: usize,
    /// Begin so many applications in a second, whether or not earlier ones are done.
    #[arg(long, value_name = "PER_SECOND", conflicts_with = "herd")]
    pub(crate) rate: Option<u32>,
    /// All terminals at the same moment, as after an outage and without jitter; else each delivers one after the other.
    #[arg(long)]
    pub(crate) herd: bool,
    /// So many terminals tell meanwhile how they are, once a minute each.
    #[arg(long, default_value_t = 0, value_name = "COUNT")]
    pub(crate) heartbeats: u32,
    /// The gateway's address, such as `https://gateway.example`.
    #[arg(long, value_name = "URL", required_unless_present = "write_entries")]
    pub(crate) gateway: Option<String>,
    /// The gateway's public key as a JWK, with which receipts are verified.
    #[arg(long, value_name = "FILE", required_unless_present = "write_entries")]
    pub(crate) gateway_key: Option<PathBuf>,
    /// Who vouches for the gateway's certificate, in PEM form; the system's list if absent.
    #[arg(long, value_name = "FILE")]
    pub(crate) ca: Option<PathBuf>,
    /// The folder with the secret that the terminals' keys come from; it is made there if it is not.
    #[arg(long, value_name = "DIR", default_value = "simulation")]
    pub(crate) keys: PathBuf,
    /// What `guichet-agency keygen --json` has printed; once for each agency; those of the catalogue if absent.
    #[arg(long = "agency", value_name = "FILE")]
    pub(crate) agencies: Vec<PathBuf>,
    /// Print the terminals' entries for the gateway.toml of a gateway that is tried out, and do nothing else.
    #[arg(long)]
    pub(crate) write_entries: bool,
}

#[derive(Subcommand)]
pub(crate) enum Technician {
    /// Set the PIN: six digits, read as one line from standard input and never from the command line.
    Pin,
    /// Forget wrong tries at the PIN.
    Unlock,
}

#[derive(Subcommand)]
pub(crate) enum Audit {
    /// Check that the trail is as it was written.
    Verify,
}

#[derive(Subcommand)]
pub(crate) enum Agency {
    /// Send a test sealed to an agency's key on the whole way, and wait until the agency has accepted it: at onboarding and
    /// after every change of key, before the key is published.
    Test {
        /// What `guichet-agency keys --entries --json` has printed for the agency.
        #[arg(long, value_name = "FILE")]
        public: PathBuf,
        /// Which of its keys; the newest if none is named.
        #[arg(long)]
        kid: Option<String>,
        /// So many seconds for the agency to answer.
        #[arg(long, default_value_t = 300, value_name = "SECONDS")]
        wait: u64,
    },
}

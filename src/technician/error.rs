//! Why a command could not be carried out, each in a sentence that says what to do.

use std::io;
use std::path::PathBuf;

use domain::{IntentId, LicenceId, QuestionId};

use crate::catalogue::counted;

/// What stood in the way of a command.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The settings have mistakes; all of them, one a line.
    #[error("{}", lines(.0))]
    Settings(Vec<settings::Problem>),
    /// There is no store yet.
    #[error("there is no store at {0}; start the terminal once, or name its data folder with --data")]
    NoStore(PathBuf),
    /// There is no key yet.
    #[error("there is no key at {0}; start the terminal once, or name its data folder with --data")]
    NoKey(PathBuf),
    /// A file holds no key.
    #[error("{0} holds no key")]
    Key(PathBuf),
    /// The store cannot be opened.
    #[error("the store cannot be opened")]
    Open(#[from] store::OpenError),
    /// The store could not be read.
    #[error("the store cannot be read")]
    Store(#[from] store::StoreError),
    /// A file cannot be read.
    #[error("{file} cannot be read")]
    File {
        /// Which.
        file: PathBuf,
        /// Why not.
        #[source]
        cause: io::Error,
    },
    /// A file cannot be written.
    #[error("{file} cannot be written")]
    Write {
        /// Which.
        file: PathBuf,
        /// Why not.
        #[source]
        cause: io::Error,
    },
    /// The catalogue has mistakes.
    #[error("the catalogue in {dir} has {}; `guichetctl catalogue check {dir}` tells what to do", counted(*.errors, "mistake", "mistakes"))]
    Catalogue {
        /// Its folder.
        dir: PathBuf,
        /// How many.
        errors: usize,
    },
    /// A licence that the catalogue has not.
    #[error("there is no licence {0} in the catalogue; a licence is named by its folder and file, sfa-food-shop")]
    NoLicence(LicenceId),
    /// There is no folder of that name to look into.
    #[error("there is no folder {0}; name the catalogue's folder, kiosk-config/catalogue, or the one it lies in")]
    NoCatalogue(PathBuf),
    /// The answers are not in the shape that `determine` reads.
    #[error("{file} is not what determine reads: {{\"intent\": \"..\", \"answers\": {{\"question.id\": value}}}}")]
    Answers {
        /// The file.
        file: PathBuf,
        /// What the parser said.
        #[source]
        cause: serde_json::Error,
    },
    /// A name that is no id.
    #[error("a name in the answers is malformed")]
    Id(#[from] domain::id::MalformedId),
    /// Neither an intent nor licences, or both.
    #[error("the answers have to name either an intent or licences")]
    Beginning,
    /// The catalogue has no such intent.
    #[error("the catalogue has no intent \"{0}\"; see intents.toml")]
    UnknownIntent(IntentId),
    /// The catalogue has no such question.
    #[error("the catalogue has no question \"{0}\"; see the files in questions/")]
    UnknownQuestion(QuestionId),
    /// An answer that the question does not take.
    #[error("the answer to {question} cannot be taken, the type is {kind}")]
    Answer {
        /// Which question.
        question: QuestionId,
        /// The question's type.
        kind: &'static str,
        /// What is wrong with it.
        #[source]
        cause: journey::Mistake,
    },
    /// The visit refused an answer.
    #[error("an answer cannot be taken")]
    Refused(#[source] journey::Problem),
    /// No such printer profile.
    #[error("nobody knows the printer profile \"{name}\"; there are {known}")]
    Profile {
        /// As it stands in the settings.
        name: String,
        /// All names.
        known: String,
    },
    /// No such part of a simulated printer.
    #[error("no printer has {part}; there are {known}")]
    NoSuchPart {
        /// As it was asked for.
        part: String,
        /// What there is.
        known: &'static str,
    },
    /// Nobody can reach the simulated printer.
    #[error("the simulated printer cannot be served")]
    Serve(#[from] devices::printer::simulated::ServeError),
    /// This machine cannot speak.
    #[error("this machine cannot speak")]
    Speech(#[from] devices::speech::Absent),
    /// No such rate of speech.
    #[error("speech has no rate of {percent} %; there are {known}")]
    Rate {
        /// As it was asked for.
        percent: u16,
        /// All steps.
        known: String,
    },
    /// The system has no thread to give.
    #[error("the system has no thread to give")]
    Thread(#[source] io::Error),
    /// The gateway is a part of the terminal.
    #[error("the gateway is inside the terminal, as in every demonstration; test it on the terminal's own page")]
    Embedded,
    /// Nothing proves who answers.
    #[error("terminal.toml names no public_key_file of the gateway")]
    NoGatewayKey,
    /// The way to the gateway cannot be set up.
    #[error("the gateway cannot be called")]
    Transport(#[source] sync::TransportError),
    /// What is to be simulated cannot be.
    #[error("{0}")]
    Simulation(String),
    /// A test of an agency's key came to nothing.
    #[error("{0}")]
    AgencyTest(String),
    /// The gateway did not answer a simulated terminal.
    #[error("the gateway does not answer")]
    Unanswered(#[source] sync::transport::Fault),
    /// A gateway that is not there to be tried out, or was not told of so many terminals.
    #[error(
        "the gateway does not list the simulated terminal {terminal} ({why}); nothing was delivered. Only a gateway that is \
         there to be tried out may list them: `guichetctl simulate --write-entries` prints what to add to its gateway.toml"
    )]
    NotListed {
        /// Which.
        terminal: domain::TerminalId,
        /// What the gateway said.
        why: String,
    },
    /// What lies on a stick is not what an export wrote.
    #[error("{0} is not what `guichetctl queue export` has written")]
    Stick(PathBuf),
    /// The folder of a stick is not there.
    #[error("there is no folder {0}; plug the stick in, mount it, and name the folder it is mounted on")]
    NoStick(PathBuf),
    /// No such submission.
    #[error("\"{0}\" is no parked application; `guichetctl queue list` names them by reference and id")]
    NotParked(String),
    /// The settings name no file for the PIN.
    #[error("terminal.toml has no [technician] with pin_file; name one first")]
    NoPinFile,
    /// There is no PIN yet.
    #[error("there is no PIN in {0}; set one with `guichetctl technician pin`")]
    NoPin(PathBuf),
    /// What was given is no PIN.
    #[error(transparent)]
    MalformedPin(#[from] domain::technician::MalformedPin),
    /// A PIN that somebody would guess.
    #[error("this PIN is too easily guessed: {0}")]
    WeakPin(domain::technician::Weakness),
    /// The PIN could not be stretched.
    #[error("nothing could be made of the PIN for {0}")]
    Pin(PathBuf),
    /// The store's thread does not answer.
    #[error("the store does not answer")]
    Unavailable(#[source] store::Unavailable),
    /// The printer's line cannot be opened.
    #[error("the printer cannot be reached; `guichetctl ports` lists the serial ports of this machine")]
    Printer(#[from] devices::PortError),
}

fn lines(problems: &[settings::Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

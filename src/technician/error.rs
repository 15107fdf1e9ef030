//! Why a command could not be carried out, each in a sentence that says what to do.

use std::io;
use std::path::PathBuf;

use domain::{IntentId, QuestionId};

/// What stood in the way of a command.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The settings have mistakes; all of them, one a line.
    #[error("{}", lines(.0))]
    Settings(Vec<settings::Problem>),
    /// There is no store yet.
    #[error("there is no store at {0}; start the terminal once, or name its data folder with --data")]
    NoStore(PathBuf),
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
    /// The catalogue has mistakes.
    #[error("the catalogue in {dir} has {errors} mistakes; `guichetctl catalogue check {dir}` lists them")]
    Catalogue {
        /// Its folder.
        dir: PathBuf,
        /// How many.
        errors: usize,
    },
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
    /// The printer's line cannot be opened.
    #[error("the printer cannot be reached; `guichetctl ports` lists the serial ports of this machine")]
    Printer(#[from] devices::PortError),
}

fn lines(problems: &[settings::Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

//! What a face and the program that started it say to each other: a word a line, on the face's standard input and output.
//! No word carries anything of a visit.

use std::time::Duration;

use domain::Language;
use terminal::page::ring::Plug;

/// How somebody wanted to begin while the faces changed: by which language's door, but not which key it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wake {
    /// With a finger, on that language's door of the invitation.
    Touch(Language),
    /// With a key: the visit speaks.
    Key,
}

/// What a face says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// The first page is on the screen.
    Painted,
    /// It still draws: a frame has just reached the screen.
    Drawn,
    /// Somebody has come.
    Begun,
    /// The visit is wiped.
    Over,
    /// Nothing is held any more that the next face needs.
    LetGo,
    /// Somebody wants to begin here, where nobody is served any more.
    Wanted(Wake),
    /// Headphones were plugged in or out.
    Headphones(Plug),
    /// It was dismissed, and has said all that it heard.
    Left,
}

/// What a face is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// Store and printer are free. The last visit ended then, since the machine was started, to the millisecond, if its
    /// face still shows the invitation. A time and not an age, because a machine with much to do hands words on late.
    Admitted(Option<Duration>),
    /// Somebody wanted to begin at the face before.
    Wake(Wake),
    /// How the headphones are; nothing is told where nobody knows.
    Headphones(Plug),
    /// The next face stands; this one may still say what was done on it before.
    Dismissed,
}

const PAINTED: &str = "painted";
const DRAWN: &str = "drawn";
const BEGUN: &str = "begun";
const OVER: &str = "over";
const LET_GO: &str = "let-go";
const KEY_STRUCK: &str = "key-struck";
const TOUCHED: &str = "touched-";
const LEFT: &str = "left";
const ADMITTED: &str = "admitted";
const OVER_SINCE: &str = "admitted-over-since-ms-";
const DISMISSED: &str = "dismissed";
const BEGIN_ALOUD: &str = "begin-aloud";
const BEGIN: &str = "begin-in-";
const HEADPHONES_IN: &str = "headphones-in";
const HEADPHONES_OUT: &str = "headphones-out";

impl Said {
    /// As it stands on the line.
    pub(crate) fn line(self) -> String {
        match self {
            Self::Painted => PAINTED.to_owned(),
            Self::Drawn => DRAWN.to_owned(),
            Self::Begun => BEGUN.to_owned(),
            Self::Over => OVER.to_owned(),
            Self::LetGo => LET_GO.to_owned(),
            Self::Wanted(Wake::Touch(language)) => format!("{TOUCHED}{}", language.tag()),
            Self::Wanted(Wake::Key) => KEY_STRUCK.to_owned(),
            Self::Headphones(plug) => headphones(plug).to_owned(),
            Self::Left => LEFT.to_owned(),
        }
    }

    /// What stands on a line; `None` for what no face says.
    pub(crate) fn read(line: &str) -> Option<Self> {
        Some(match line {
            PAINTED => Self::Painted,
            DRAWN => Self::Drawn,
            BEGUN => Self::Begun,
            OVER => Self::Over,
            LET_GO => Self::LetGo,
            KEY_STRUCK => Self::Wanted(Wake::Key),
            LEFT => Self::Left,
            HEADPHONES_IN => Self::Headphones(Plug::In),
            HEADPHONES_OUT => Self::Headphones(Plug::Out),
            other => Self::Wanted(Wake::Touch(tagged(other.strip_prefix(TOUCHED)?)?)),
        })
    }
}

impl Told {
    /// As it stands on the line.
    pub(crate) fn line(self) -> String {
        match self {
            Self::Admitted(None) => ADMITTED.to_owned(),
            Self::Admitted(Some(over)) => format!("{OVER_SINCE}{}", over.as_millis()),
            Self::Dismissed => DISMISSED.to_owned(),
            Self::Wake(Wake::Touch(language)) => format!("{BEGIN}{}", language.tag()),
            Self::Wake(Wake::Key) => BEGIN_ALOUD.to_owned(),
            Self::Headphones(plug) => headphones(plug).to_owned(),
        }
    }

    /// What stands on a line; `None` for what no face is told.
    pub(crate) fn read(line: &str) -> Option<Self> {
        Some(match line {
            ADMITTED => Self::Admitted(None),
            DISMISSED => Self::Dismissed,
            BEGIN_ALOUD => Self::Wake(Wake::Key),
            HEADPHONES_IN => Self::Headphones(Plug::In),
            HEADPHONES_OUT => Self::Headphones(Plug::Out),
            other => match other.strip_prefix(OVER_SINCE) {
                Some(ms) => Self::Admitted(Some(Duration::from_millis(ms.parse().ok()?))),
                None => Self::Wake(Wake::Touch(tagged(other.strip_prefix(BEGIN)?)?)),
            },
        })
    }
}

fn headphones(plug: Plug) -> &'static str {
    match plug {
        Plug::In => HEADPHONES_IN,
        Plug::Out => HEADPHONES_OUT,
    }
}

fn tagged(tag: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| language.tag() == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_as_it_was_said() {
        use Said::{Begun, Drawn, Headphones, Left, LetGo, Over, Painted, Wanted};
        let (touches, plugs) = (Language::ALL.map(Wake::Touch), [Plug::In, Plug::Out]);
        let wakes: Vec<Wake> = touches.into_iter().chain([Wake::Key]).collect();
        let said = [Painted, Drawn, Begun, Over, LetGo, Left].into_iter().chain(wakes.iter().copied().map(Wanted));
        for word in said.chain(plugs.map(Headphones)) {
            assert_eq!(Said::read(&word.line()), Some(word));
        }
        let admitted = [None, Some(Duration::ZERO), Some(Duration::from_millis(1234))].map(Told::Admitted);
        let told = admitted.into_iter().chain([Told::Dismissed]).chain(wakes.into_iter().map(Told::Wake));
        for word in told.chain(plugs.map(Told::Headphones)) {
            assert_eq!(Told::read(&word.line()), Some(word));
        }
        assert_eq!(Said::Wanted(Wake::Touch(Language::Tamil)).line(), "touched-ta");
        for nobody_says in ["admitted", "touched", "touched-", "touched-xx", "touched-TA", " touched-ta", ""] {
            assert_eq!(Said::read(nobody_says), None, "{nobody_says:?}");
        }
        for nobody_is_told in [
            "painted",
            "left",
            "admitted-over-since-ms-",
            "admitted-over-since-ms--1",
            "begin",
            "begin-in-",
            "begin-in-xx",
            "touched-ta",
            "",
        ] {
            assert_eq!(Told::read(nobody_is_told), None, "{nobody_is_told:?}");
        }
    }
}

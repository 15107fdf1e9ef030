//! What a face and the program that started it say to each other: a word a line, on the face's standard input and output.
//! No word carries anything of a visit.

/// How somebody wanted to begin while the faces changed: not where they touched, nor which key it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wake {
    /// With a finger, on a door of the invitation.
    Touch,
    /// With a key: the visit speaks.
    Key,
}

/// What a face says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// The first page is on the screen.
    Painted,
    /// Somebody has come.
    Begun,
    /// The visit is wiped.
    Over,
    /// Nothing is held any more that the next face needs.
    LetGo,
    /// Somebody wants to begin here, where nobody is served any more.
    Wanted(Wake),
}

/// What a face is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// Store and printer are free.
    Admitted,
    /// Somebody wanted to begin at the face before.
    Wake(Wake),
}

impl Said {
    const ALL: [Self; 6] =
        [Self::Painted, Self::Begun, Self::Over, Self::LetGo, Self::Wanted(Wake::Touch), Self::Wanted(Wake::Key)];

    /// As it stands on the line.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Painted => "painted",
            Self::Begun => "begun",
            Self::Over => "over",
            Self::LetGo => "let-go",
            Self::Wanted(Wake::Touch) => "touched",
            Self::Wanted(Wake::Key) => "key-struck",
        }
    }

    /// What stands on a line; `None` for what no face says.
    pub(crate) fn read(line: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| word.as_str() == line)
    }
}

impl Told {
    const ALL: [Self; 3] = [Self::Admitted, Self::Wake(Wake::Touch), Self::Wake(Wake::Key)];

    /// As it stands on the line.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Admitted => "admitted",
            Self::Wake(Wake::Touch) => "begin",
            Self::Wake(Wake::Key) => "begin-aloud",
        }
    }

    /// What stands on a line; `None` for what no face is told.
    pub(crate) fn read(line: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| word.as_str() == line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_as_it_was_said() {
        for word in Said::ALL {
            assert_eq!(Said::read(word.as_str()), Some(word));
        }
        for word in Told::ALL {
            assert_eq!(Told::read(word.as_str()), Some(word));
        }
        assert_eq!((Said::read("admitted"), Told::read("painted"), Said::read("")), (None, None, None));
    }
}

//! A copy of the keys for the safe: a text that is sealed under a passphrase and that can be kept as a file, printed, and
//! typed in again from paper. Each line carries a check of its own, so that a slip of the finger is named by its line.
//! A copy counts once it was proven: an envelope sealed to the published key was opened with the copy and nothing else.

use std::fmt::Write as _;

use domain::{AgencyId, base32};
use wire::backup::{BackupError, SEALED_BYTES, Safe, SealedKey};
use wire::keys::Private;
use wire::seal::{self, Fresh, Recipient, SealError};

use crate::keys::Keys;

const HEAD: &str = "Guichet key backup 1";
const GROUP: usize = 5;
const GROUPS: usize = 4;
const CHECK: usize = 4;

/// What is kept of one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub kid: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The key under the passphrase.
    pub sealed: SealedKey,
}

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// It opens envelopes: without it what was sealed to it is lost.
    Opens,
    /// It signs answers: without it the agency makes another and has it listed.
    Signs,
}

/// A copy, as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Whose keys.
    pub agency: AgencyId,
    /// Each of them.
    pub entries: Vec<Entry>,
}

/// Why a copy is of no use.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// Something else.
    #[error("it does not begin with \"{HEAD}\"; is it another file?")]
    NotOne,
    /// A line cannot be understood.
    #[error("line {line}: \"{text}\" is not what is expected there")]
    Line {
        /// From 1.
        line: usize,
        /// As read; it is sealed.
        text: String,
    },
    /// A slip of the finger.
    #[error("line {line}: the last four characters do not fit the others; compare it with the paper")]
    Check {
        /// From 1.
        line: usize,
    },
    /// Lines are missing.
    #[error("the key {0} is not there as a whole; compare the number of lines with the paper")]
    Short(String),
    /// The passphrase, or the copy.
    #[error("the key {kid} does not come out of the copy")]
    Sealed {
        /// Which.
        kid: String,
        /// Why not.
        #[source]
        cause: BackupError,
    },
    /// A published key is not in the copy.
    #[error("the key {0} is not in this copy; make a new one")]
    Missing(String),
    /// The copy holds another key under that name.
    #[error("the copy's key {0} does not open what is sealed to the published one")]
    Other(String, #[source] seal::OpenError),
    /// No test envelope could be made.
    #[error("no test envelope can be made")]
    Test(#[source] SealError),
    /// Nothing goes into the safe.
    #[error("the keys cannot be sealed")]
    Make(#[source] BackupError),
}

/// The copy of all keys, as a text to be kept or printed; without RSA keys, which do not fit on paper and say so there.
pub fn text(
    agency: &AgencyId,
    keys: &Keys,
    passphrase: &str,
    random: &mut wire::Random<'_>,
) -> Result<String, CopyError> {
    let safe = Safe::new(passphrase, random).map_err(CopyError::Make)?;
    let mut text = format!(
        "{HEAD}\nagency {agency}\n\
         # Sealed under your passphrase; without it nobody opens this, not even you. Keep the two apart.\n\
         # Print it, put it away, and try it now: guichet-agency backup prove FILE\n\
         # To type it in again: letters A-Z and digits 2-7, small letters will do; each line ends with its own check.\n"
    );
    for enc in keys.enc.iter().filter(|enc| enc.key.p256().is_none()) {
        let kid = enc.key.public().kid();
        let _ = writeln!(text, "# NOT HERE: {kid}, for RSA is too long for paper. Its copy is where it was made.");
    }
    let opening = keys.enc.iter().filter_map(|enc| Some((enc.key.p256()?, Purpose::Opens)));
    for (key, purpose) in opening.chain([(&keys.sig, Purpose::Signs)]) {
        let sealed = safe.seal(key, random).map_err(CopyError::Make)?;
        let _ = write!(text, "\n{} {}\n", purpose.word(), key.public().kid());
        for (place, letters) in lines(&sealed).into_iter().enumerate() {
            let groups: Vec<&str> = groups(&letters);
            let _ = writeln!(text, "{}  {}", groups.join(" "), check(key.public().kid(), place, &letters));
        }
    }
    Ok(text)
}

impl Backup {
    /// Reads a copy from its file, or as somebody typed it in from paper.
    pub fn read(text: &str) -> Result<Self, CopyError> {
        let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
        let mut lines = lines.by_ref().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        if lines.next().is_none_or(|(_, line)| line != HEAD) {
            return Err(CopyError::NotOne);
        }
        let wrong = |(line, text): (usize, &str)| CopyError::Line { line, text: text.to_owned() };
        let (at, line) = lines.next().ok_or(CopyError::NotOne)?;
        let agency = line.strip_prefix("agency ").and_then(|id| id.parse().ok()).ok_or(wrong((at, line)))?;
        let mut found: Vec<(Purpose, String, String)> = Vec::new();
        for (at, line) in lines {
            match (purpose(line), found.last_mut()) {
                (Some((purpose, kid)), _) => found.push((purpose, kid.to_owned(), String::new())),
                (None, Some((_, kid, letters))) => letters.push_str(&typed(at, line, kid, letters.len())?),
                (None, None) => return Err(wrong((at, line))),
            }
        }
        let entries = found.into_iter().map(|(purpose, kid, letters)| {
            let sealed = base32::decode::<SEALED_BYTES>(&letters).map(SealedKey);
            Ok(Entry { sealed: sealed.ok_or_else(|| CopyError::Short(kid.clone()))?, kid, purpose })
        });
        Ok(Self { agency, entries: entries.collect::<Result<_, _>>()? })
    }

    /// Takes the keys out of the copy.
    pub fn open(&self, passphrase: &str) -> Result<Vec<(Purpose, Private)>, CopyError> {
        let mut safe: Option<Safe> = None;
        let mut keys = Vec::with_capacity(self.entries.len());
        for Entry { kid, purpose, sealed } in &self.entries {
            let fault = |cause| CopyError::Sealed { kid: kid.clone(), cause };
            let held = match safe.take().filter(|safe| safe.holds(sealed)) {
                Some(safe) => safe,
                None => Safe::of(sealed, passphrase).map_err(fault)?,
            };
            keys.push((*purpose, held.open(kid, sealed).map_err(fault)?));
            safe = Some(held);
        }
        Ok(keys)
    }
}

/// Proves a copy: for each published key a fresh envelope is sealed to it and opened with the key from the copy alone.
/// Gives the names of the keys that were proven.
pub fn prove(
    backup: &Backup,
    passphrase: &str,
    published: &[Recipient],
    random: &mut wire::Random<'_>,
) -> Result<Vec<String>, CopyError> {
    let keys = backup.open(passphrase)?;
    let mut proven = Vec::with_capacity(published.len());
    for public in published {
        let kid = public.kid().to_owned();
        let copy = keys.iter().find(|(purpose, key)| *purpose == Purpose::Opens && key.public().kid() == kid);
        let (_, copy) = copy.ok_or_else(|| CopyError::Missing(kid.clone()))?;
        let mut letter = [0; 64];
        random(&mut letter);
        let fresh = Fresh::draw(random).map_err(CopyError::Test)?;
        let envelope = seal::seal(&letter, public, fresh).map_err(CopyError::Test)?;
        match seal::open(&envelope, copy) {
            Ok(opened) if opened.as_slice() == letter => proven.push(kid),
            Ok(_) => return Err(CopyError::Other(kid, seal::OpenError::Broken)),
            Err(cause) => return Err(CopyError::Other(kid, cause)),
        }
    }
    Ok(proven)
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::Opens => "opens",
            Self::Signs => "signs",
        }
    }
}

fn purpose(line: &str) -> Option<(Purpose, &str)> {
    let named = |purpose: Purpose| Some((purpose, line.strip_prefix(purpose.word())?.strip_prefix(' ')?.trim()));
    named(Purpose::Opens).or_else(|| named(Purpose::Signs))
}

/// The sealed bytes as lines of letters.
fn lines(sealed: &SealedKey) -> Vec<String> {
    let letters: Vec<char> = base32::encode(&sealed.0).chars().collect();
    letters.chunks(GROUP * GROUPS).map(|line| line.iter().collect()).collect()
}

fn groups(letters: &str) -> Vec<&str> {
    let mut rest = letters;
    let mut groups = Vec::new();
    while let Some((group, behind)) = rest.split_at_checked(GROUP) {
        groups.push(group);
        rest = behind;
    }
    groups.extend((!rest.is_empty()).then_some(rest));
    groups
}

/// A line as somebody typed it: the letters, if its check is right. Zero, one and eight are no letters of ours, so they are
/// what they look like.
fn typed(at: usize, line: &str, kid: &str, before: usize) -> Result<String, CopyError> {
    let letters: String = line
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .map(|letter| match letter {
            '0' => 'O',
            '1' => 'I',
            '8' => 'B',
            other => other.to_ascii_uppercase(),
        })
        .collect();
    let wrong = || CopyError::Line { line: at, text: line.to_owned() };
    let end = letters.len().checked_sub(CHECK).ok_or_else(wrong)?;
    let (letters, given) = letters.split_at_checked(end).ok_or_else(wrong)?;
    if !letters.bytes().all(|b| b.is_ascii_uppercase() || (b'2'..=b'7').contains(&b)) {
        return Err(wrong());
    }
    let place = before / (GROUP * GROUPS);
    if check(kid, place, letters) == given { Ok(letters.to_owned()) } else { Err(CopyError::Check { line: at }) }
}

/// Twenty bits over the key's name, the line's place and its letters: an exchanged line is noticed too.
fn check(kid: &str, place: usize, letters: &str) -> String {
    let digest = wire::sha256_bytes(format!("{kid}:{place}:{letters}").as_bytes());
    base32::encode(&digest).chars().take(CHECK).collect()
}

#[cfg(test)]
mod tests;

//! The technician's PIN as it is kept: a line that Argon2id made of it, so that whoever reads the file pays for every guess.
//! The line is the usual one (`$argon2id$v=19$m=..,t=..,p=..$salt$hash`), so that other programs can check it too.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use domain::technician::Pin;

use crate::lock::{Cost, UnfitCost, stretch};

/// Bytes of the salt.
pub const SALT_BYTES: usize = 16;

/// Whether a PIN is the one that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// It is.
    Same,
    /// It is not.
    Other,
}

/// A kept line that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    /// It is not spelled like one.
    #[error("this is no line that Argon2id made of a PIN")]
    Malformed,
    /// It asks for too much.
    #[error(transparent)]
    Cost(#[from] UnfitCost),
}

/// The line to keep of a PIN, under a salt that was never used before.
///
/// # Errors
/// When the cost is unfit.
pub fn hash(pin: &Pin, salt: &[u8; SALT_BYTES], cost: Cost) -> Result<String, UnfitCost> {
    let hash = stretch(pin.digits(), salt, cost)?;
    let Cost { memory_kib, passes, lanes } = cost;
    let (salt, hash) = (STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(*hash));
    Ok(format!("$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${salt}${hash}"))
}

/// Compares a PIN with a kept line, in a time that tells nothing of how far they agree.
///
/// # Errors
/// When the line is none of ours.
pub fn check(pin: &Pin, line: &str) -> Result<Match, PinError> {
    let (cost, salt, kept) = read(line.trim()).ok_or(PinError::Malformed)?;
    let hash = stretch(pin.digits(), &salt, cost)?;
    let same = aws_lc_rs::constant_time::verify_slices_are_equal(&*hash, &kept).is_ok();
    Ok(if same { Match::Same } else { Match::Other })
}

fn read(line: &str) -> Option<(Cost, [u8; SALT_BYTES], [u8; 32])> {
    let mut parts = line.strip_prefix("$argon2id$v=19$")?.split('$');
    let (cost, salt, hash) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let mut figures = cost.split(',');
    let mut figure = |name: &str| figures.next()?.strip_prefix(name)?.parse().ok();
    let cost = Cost { memory_kib: figure("m=")?, passes: figure("t=")?, lanes: figure("p=")? };
    let salt = STANDARD_NO_PAD.decode(salt).ok()?.try_into().ok()?;
    let hash = STANDARD_NO_PAD.decode(hash).ok()?.try_into().ok()?;
    figures.next().is_none().then_some((cost, salt, hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

    fn pin(text: &str) -> Pin {
        text.parse().unwrap()
    }

    #[test]
    fn a_pin_is_known_again_and_no_other_is() {
        let line = hash(&pin("704183"), &[7; 16], CHEAP).unwrap();
        assert!(line.starts_with("$argon2id$v=19$m=8,t=1,p=1$BwcHBwcHBwcHBwcHBwcHBw$"), "{line}");
        assert!(!line.contains("704183"));
        assert_eq!(check(&pin("704183"), &line), Ok(Match::Same));
        assert_eq!(check(&pin("704183"), &format!("{line}\n")), Ok(Match::Same));
        assert_eq!(check(&pin("704184"), &line), Ok(Match::Other));
        assert_ne!(hash(&pin("704183"), &[8; 16], CHEAP).unwrap(), line);
    }

    #[test]
    fn a_line_that_was_changed_is_no_line() {
        let line = hash(&pin("704183"), &[7; 16], CHEAP).unwrap();
        for wrong in [
            "",
            "704183",
            "$argon2id$v=19$m=8,t=1,p=1$BwcHBwcHBwcHBwcHBwcHBw",
            &line.replace("argon2id", "argon2d"),
            &line.replace("p=1", "p=1,x=1"),
            &format!("{line}$"),
        ] {
            assert_eq!(check(&pin("704183"), wrong), Err(PinError::Malformed), "{wrong}");
        }
        let dear = line.replace("m=8", "m=1000000000");
        assert!(matches!(check(&pin("704183"), &dear), Err(PinError::Cost(_))));
    }
}

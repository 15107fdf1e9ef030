//! The copy in the safe: it comes back from paper as it went there, and a slip is named by its line.

use super::*;
use crate::dice::dice;

const WORDS: &str = "seven green lanterns at noon";

#[test]
fn a_copy_is_printed_typed_in_proven_and_every_slip_is_named() {
    let agency: AgencyId = "SFA".parse().unwrap();
    let keys = Keys::generate(&agency, "2026-1", &mut dice()).unwrap();
    let public = keys.enc[0].key.public().clone();
    let text = text(&agency, &keys, WORDS, &mut dice()).unwrap();
    assert!(text.lines().all(|line| line.len() <= 120), "it fits a sheet of A4:\n{text}");
    assert!(!text.contains(&keys.enc[0].key.to_jwk()[100..120]));
    let backup = Backup::read(&text).unwrap();
    assert_eq!(backup.agency, agency);
    assert_eq!(prove(&backup, WORDS, std::slice::from_ref(&public), &mut dice()).unwrap(), ["SFA-enc-2026-1"]);

    // As somebody types it who skips the comments and likes small letters.
    let by_hand: String = text.lines().filter(|line| !line.starts_with('#')).fold(String::new(), |text, line| {
        let is_letters = line.len() > 20 && line.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        let is_letters = is_letters && line != HEAD;
        text + &if is_letters { line.to_lowercase().replace(' ', "") } else { line.to_owned() } + "\n"
    });
    assert_eq!(Backup::read(&by_hand).unwrap(), backup);

    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| line.starts_with("opens ")).unwrap() + 1;
    let changed = |at: usize, line: &str| {
        let mut lines = lines.clone();
        lines[at] = line;
        lines.join("\n")
    };
    for place in 0..lines[first].len() {
        let mut typo = lines[first].to_owned().into_bytes();
        if typo[place] == b' ' {
            continue;
        }
        typo[place] = if typo[place] == b'A' { b'C' } else { b'A' };
        let typo = changed(first, std::str::from_utf8(&typo).unwrap());
        let refused = Backup::read(&typo);
        assert!(matches!(refused, Err(CopyError::Check { line }) if line == first + 1), "{place}: {refused:?}");
    }
    let mut exchanged = lines.clone();
    exchanged.swap(first, first + 1);
    assert!(matches!(Backup::read(&exchanged.join("\n")), Err(CopyError::Check { .. })));
    let mut short = lines.clone();
    short.remove(first + 6);
    assert!(matches!(Backup::read(&short.join("\n")), Err(CopyError::Short(kid)) if kid == "SFA-enc-2026-1"));
    assert!(matches!(Backup::read(&changed(first, "moss")), Err(CopyError::Line { .. } | CopyError::Check { .. })));
    assert!(matches!(Backup::read("moss"), Err(CopyError::NotOne)));
}

#[test]
fn a_copy_that_would_not_help_is_not_called_proven() {
    let agency: AgencyId = "SFA".parse().unwrap();
    let keys = Keys::generate(&agency, "2026-1", &mut dice()).unwrap();
    let backup = Backup::read(&text(&agency, &keys, WORDS, &mut dice()).unwrap()).unwrap();
    let published = |kid: &str, seed: u8| vec![Private::from_secret(kid, &[seed; 32]).unwrap().public().clone().into()];
    let proven = |words: &str, published: &[Recipient]| prove(&backup, words, published, &mut dice());
    assert!(matches!(proven("seven green lanterns at dusk", &[]), Err(CopyError::Sealed { .. })));
    let newer = published("SFA-enc-2027-1", 7);
    assert!(matches!(proven(WORDS, &newer), Err(CopyError::Missing(kid)) if kid == "SFA-enc-2027-1"));
    let namesake = published("SFA-enc-2026-1", 7);
    assert!(matches!(proven(WORDS, &namesake), Err(CopyError::Other(..))));
    assert!(matches!(text(&agency, &keys, "short", &mut dice()), Err(CopyError::Make(BackupError::Short))));
}

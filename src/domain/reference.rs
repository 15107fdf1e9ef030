//! References: what a citizen keeps, reads aloud and types again. Unique without a network, and one mistyped
//! character is always noticed.

use std::fmt;
use std::str::FromStr;

use crate::id::MalformedId;

/// Digits and letters that cannot be mistaken for one another on paper or by ear: no 0/O, 1/I/L, 5/S, 8/B, 2/Z, U/V.
/// 23 characters, a prime, so that the weighted check sum catches every single mistake and every swap of neighbours.
pub(crate) const ALPHABET: &[u8; 23] = b"3467ACDEFGHJKMNPQRTVWXY";
const RADIX: u64 = 23;
/// Characters of the terminal's prefix: 23³ = 12,167 terminals.
const PREFIX_LENGTH: usize = 3;
/// Characters of the counter: 23⁵ = 6,436,343 visits a terminal.
const COUNTER_LENGTH: usize = 5;
const LENGTH: usize = PREFIX_LENGTH + COUNTER_LENGTH + 1;

/// The three characters that belong to one terminal alone; the operator gives them out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Prefix([u8; PREFIX_LENGTH]);

impl FromStr for Prefix {
    type Err = MalformedId;

    fn from_str(text: &str) -> Result<Self, MalformedId> {
        match <[u8; PREFIX_LENGTH]>::try_from(text.as_bytes()) {
            Ok(prefix) if prefix.iter().all(|b| ALPHABET.contains(b)) => Ok(Self(prefix)),
            _ => Err(MalformedId {
                text: text.to_owned(),
                expected: "a reference prefix (three of 3467ACDEFGHJKMNPQRTVWXY)",
            }),
        }
    }
}

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.0).unwrap_or_default())
    }
}

/// A reference such as `7K4-3367A-Q`: terminal prefix, counter, check character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference([u8; LENGTH]);

impl Reference {
    /// The `counter`-th reference of a terminal; `None` once its 6,436,343 are used up.
    #[must_use]
    pub fn new(prefix: Prefix, counter: u64) -> Option<Self> {
        if counter >= RADIX.pow(5) {
            return None;
        }
        let mut characters = Vec::with_capacity(LENGTH);
        characters.extend(prefix.0);
        for place in (0..COUNTER_LENGTH).rev() {
            let digit = counter / RADIX.pow(u32::try_from(place).ok()?) % RADIX;
            characters.push(*ALPHABET.get(usize::try_from(digit).ok()?)?);
        }
        characters.push(check_character(&characters)?);
        characters.try_into().ok().map(Self)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = std::str::from_utf8(&self.0).unwrap_or_default();
        let (prefix, rest) = text.split_at(PREFIX_LENGTH);
        let (counter, check) = rest.split_at(COUNTER_LENGTH);
        write!(f, "{prefix}-{counter}-{check}")
    }
}

impl FromStr for Reference {
    type Err = MalformedId;

    /// Reads what a person typed: lower case, spaces and missing hyphens are forgiven, a wrong character is not.
    fn from_str(text: &str) -> Result<Self, MalformedId> {
        let malformed = || MalformedId {
            text: text.to_owned(),
            expected: "a reference (nine letters and digits, as printed on the receipt)",
        };
        let characters: Vec<u8> =
            text.bytes().filter(|b| *b != b'-' && *b != b' ').map(|b| b.to_ascii_uppercase()).collect();
        let characters: [u8; LENGTH] = characters.try_into().map_err(|_| malformed())?;
        let (body, check) = characters.split_at(LENGTH - 1);
        if check.first().copied() == check_character(body) { Ok(Self(characters)) } else { Err(malformed()) }
    }
}

/// Weighted sum modulo 23 with a different weight for every place.
pub(crate) fn check_character(body: &[u8]) -> Option<u8> {
    let mut sum = 0;
    for (weight, character) in (2..).zip(body) {
        let digit = ALPHABET.iter().position(|known| known == character)?;
        sum += weight * digit;
    }
    ALPHABET.get(sum % ALPHABET.len()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference(counter: u64) -> Reference {
        Reference::new("7K4".parse().unwrap(), counter).unwrap()
    }

    #[test]
    fn a_reference_is_read_back_as_people_type_it() {
        let original = reference(123_456);
        let text = original.to_string();
        for typed in [text.clone(), text.to_lowercase(), text.replace('-', ""), text.replace('-', " ")] {
            assert_eq!(typed.parse::<Reference>(), Ok(original), "{typed}");
        }
    }

    #[test]
    fn every_single_mistake_and_every_swap_of_neighbours_is_noticed() {
        for counter in [0, 1, 999, 123_456, 6_436_342] {
            let original = reference(counter).to_string().replace('-', "").into_bytes();
            for place in 0..original.len() {
                for other in ALPHABET {
                    let mut wrong = original.clone();
                    wrong[place] = *other;
                    assert_eq!(
                        String::from_utf8(wrong.clone()).unwrap().parse::<Reference>().is_ok(),
                        wrong == original
                    );
                }
                if place > 0 {
                    let mut swapped = original.clone();
                    swapped.swap(place - 1, place);
                    assert_eq!(
                        String::from_utf8(swapped.clone()).unwrap().parse::<Reference>().is_ok(),
                        swapped == original
                    );
                }
            }
        }
    }

    #[test]
    fn a_used_up_counter_gives_no_reference() {
        assert_eq!(Reference::new("7K4".parse().unwrap(), 23_u64.pow(5)), None);
    }
}

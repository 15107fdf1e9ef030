//! Codes that are printed for one citizen and typed again: the secret beside a receipt's reference, and the code under
//! which a draft is kept. They are made of the reference's alphabet and end in its check character, so that a mistyped
//! code is told from a wrong one without asking anybody. They are personal: no `Display`, wiped when dropped.

use std::str::FromStr;

use crate::Personal;
use crate::reference::{ALPHABET, check_character};

/// Characters between two hyphens.
const GROUP: usize = 4;

/// A text that is no code of that kind. It does not hold the text, which may be a code but for one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code as it is printed")]
pub struct MalformedCode;

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $length:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(Personal<[u8; $length]>);

        impl $name {
            /// Characters without hyphens; the last one is the check character.
            pub const LENGTH: usize = $length;

            /// A code from 128 random bits, of which it keeps as many as its characters hold.
            #[must_use]
            pub fn from_random(random: [u8; 16]) -> Self {
                let mut rest = u128::from_le_bytes(random);
                let mut characters = [0; $length];
                for place in characters.iter_mut().take($length - 1) {
                    let digit = usize::try_from(rest % 23).unwrap_or_default();
                    rest /= 23;
                    *place = ALPHABET.get(digit).copied().unwrap_or_default();
                }
                let check = characters.get(..$length - 1).and_then(check_character).unwrap_or_default();
                if let Some(last) = characters.last_mut() {
                    *last = check;
                }
                Self(Personal::new(characters))
            }

            /// The code as it is printed, in groups of four.
            #[must_use]
            pub fn printed(&self) -> Personal<String> {
                let mut text = String::with_capacity($length + $length / GROUP);
                for (place, character) in self.0.reveal().iter().enumerate() {
                    if place > 0 && place % GROUP == 0 {
                        text.push('-');
                    }
                    text.push(char::from(*character));
                }
                Personal::new(text)
            }

            /// The characters themselves, for deriving keys.
            #[must_use]
            pub fn characters(&self) -> &[u8] {
                self.0.reveal()
            }
        }

        impl FromStr for $name {
            type Err = MalformedCode;

            /// Reads what a person typed: lower case, spaces and missing hyphens are forgiven, a wrong character is not.
            fn from_str(text: &str) -> Result<Self, MalformedCode> {
                let mut characters = [0; $length];
                let mut count = 0;
                for typed in text.bytes().filter(|b| *b != b'-' && *b != b' ') {
                    *characters.get_mut(count).ok_or(MalformedCode)? = typed.to_ascii_uppercase();
                    count += 1;
                }
                let code = Self(Personal::new(characters));
                let (body, check) = characters.split_at($length - 1);
                let is_whole = count == $length && check_character(body).is_some_and(|right| check.first() == Some(&right));
                if is_whole { Ok(code) } else { Err(MalformedCode) }
            }
        }
    };
}

code!(
    /// The check code beside a reference: 15 characters of chance, 67 bits, and a check character. Whoever has it and the
    /// reference may see where the applications stand and have the receipt printed again.
    ReceiptSecret,
    16
);
code!(
    /// The code under which a draft is kept: 11 characters of chance, 49 bits, and a check character. It is stretched
    /// before anything is derived from it, because it is short enough to be typed.
    ResumeCode,
    12
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_printed_in_fours_and_read_back_as_people_type_it() {
        for byte in [0, 1, 0x5a, 0xff] {
            let code = ResumeCode::from_random([byte; 16]);
            let printed = code.printed().reveal().clone();
            assert_eq!(printed.split('-').map(str::len).collect::<Vec<_>>(), [4, 4, 4]);
            for typed in [printed.clone(), printed.to_lowercase(), printed.replace('-', ""), printed.replace('-', " ")]
            {
                assert_eq!(typed.parse::<ResumeCode>(), Ok(code.clone()), "{typed}");
            }
            let secret = ReceiptSecret::from_random([byte; 16]);
            assert_eq!(secret.printed().reveal().parse(), Ok(secret.clone()));
            assert_eq!(secret.printed().reveal().len(), 19);
        }
        assert_ne!(ResumeCode::from_random([1; 16]), ResumeCode::from_random([2; 16]));
    }

    #[test]
    fn every_single_mistake_and_every_swap_of_neighbours_is_noticed() {
        let original = ReceiptSecret::from_random(*b"sixteen of these").characters().to_vec();
        let reads = |characters: Vec<u8>| String::from_utf8(characters).unwrap().parse::<ReceiptSecret>().is_ok();
        for place in 0..original.len() {
            for other in ALPHABET {
                let mut wrong = original.clone();
                wrong[place] = *other;
                assert_eq!(reads(wrong.clone()), wrong == original);
            }
            if place > 0 {
                let mut swapped = original.clone();
                swapped.swap(place - 1, place);
                assert_eq!(reads(swapped.clone()), swapped == original);
            }
        }
    }

    #[test]
    fn nonsense_is_no_code_and_no_code_shows_itself() {
        for nonsense in ["", "-", "AAAA", "0000-0000-0000", "AAAA-AAAA-AAAA-AAAA-AAAA-A", "பாட்டு", "A\0AA-AAAA-AAAA"]
        {
            assert_eq!(nonsense.parse::<ResumeCode>(), Err(MalformedCode), "{nonsense}");
            assert_eq!(nonsense.parse::<ReceiptSecret>(), Err(MalformedCode), "{nonsense}");
        }
        assert_eq!(format!("{:?}", ResumeCode::from_random([7; 16])), "ResumeCode([personal])");
    }
}

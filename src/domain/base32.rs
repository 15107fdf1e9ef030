//! Base32 as RFC 4648 spells it, without padding: capitals and digits alone, so that a QR code holds it in its denser
//! alphanumeric form and every scanner gives it back unchanged.

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Bytes as text.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in bytes {
        held = (held << 8 | u32::from(*byte)) & 0xfff;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(letter(held >> bits));
        }
    }
    if bits > 0 {
        text.push(letter(held << (5 - bits)));
    }
    text
}

/// So many bytes from their one spelling; any other text is nothing.
#[must_use]
pub fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = Vec::with_capacity(N);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for letter in text.bytes() {
        let digit = ALPHABET.iter().position(|known| *known == letter)?;
        held = (held << 5 | u32::try_from(digit).ok()?) & 0xfff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).ok()?);
        }
    }
    let bytes: [u8; N] = bytes.try_into().ok()?;
    (encode(&bytes) == text).then_some(bytes)
}

fn letter(digit: u32) -> char {
    let digit = usize::try_from(digit & 31).unwrap_or_default();
    ALPHABET.get(digit).copied().map(char::from).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_standard_are_met_without_their_padding() {
        for (bytes, text) in
            [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB")]
        {
            assert_eq!(encode(bytes.as_bytes()), text);
        }
        assert_eq!(decode("MZXW6YTB"), Some(*b"fooba"));
        assert_eq!(decode("MZXW6"), Some(*b"foo"));
    }

    #[test]
    fn bytes_have_one_spelling() {
        for byte in 0..=255 {
            assert_eq!(decode(&encode(&[byte; 64])), Some([byte; 64]));
        }
        for wrong in ["MZ", "M", "my", "MY======", "MYA", "M1", "M Y", ""] {
            assert_eq!(decode::<1>(wrong), None, "{wrong}");
        }
    }
}

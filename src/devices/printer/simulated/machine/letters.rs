//! Which character a byte stands for: the code pages that Western printers share, and GB18030. What a page lacks is shown
//! as a box, so that a wrong page is seen on the paper. It knows no ink.

use encoding_rs::{Encoding, GB18030};

use crate::printer::codepage;
use crate::printer::profile::CodeTable;

/// A byte that the chosen page does not have.
const UNKNOWN: char = '□';

/// The character of a byte in a page; control codes have none. Page 437 is what a printer has before it is told anything.
pub(super) fn character(page: u8, byte: u8) -> Option<char> {
    if byte < 0x20 || byte == 0x7F {
        return None;
    }
    let table = match page {
        0 => CodeTable::Pc437,
        2 => CodeTable::Pc850,
        16 => CodeTable::Wpc1252,
        19 => CodeTable::Pc858,
        _ => return Some(if byte < 0x80 { char::from(byte) } else { UNKNOWN }),
    };
    Some(codepage::character_of(table, byte).unwrap_or(UNKNOWN))
}

/// The character of two or four bytes in the mode for Chinese.
pub(super) fn han(bytes: &[u8]) -> char {
    one(GB18030, bytes)
}

fn one(encoding: &'static Encoding, bytes: &[u8]) -> char {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) if !broken && !only.is_control() => only,
        _ => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_in_the_page_that_was_chosen() {
        for (page, byte, expected) in [
            (0, 0x80, 'Ç'),
            (0, 0x9B, '¢'),
            (0, 0xC4, '─'),
            (0, 0xE1, 'ß'),
            (0, 0xFE, '■'),
            (2, 0xD5, 'ı'),
            (16, 0x80, '€'),
            (16, 0xE9, 'é'),
            (19, 0xD5, '€'),
            (37, 0xC7, '□'),
            (37, b'7', '7'),
        ] {
            assert_eq!(character(page, byte), Some(expected), "page {page} byte {byte:02x}");
        }
        assert_eq!(character(19, 0x7F), None);
    }

    #[test]
    fn chinese_is_read_by_twos_and_fours() {
        assert_eq!(han(&[0xD0, 0xED]), '许');
        assert_eq!(han(&[0x81, 0x39, 0xEE, 0x39]), '㐀');
        assert_eq!(han(&[0xD0, 0x20]), '□');
    }
}

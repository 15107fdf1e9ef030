//! Which bytes a text has in a printer's own letters: pages of Western letters, Chinese in two bytes, and what stands in
//! for typography that no printer font has. A text with a character outside them has no bytes, and becomes a picture.

use encoding_rs::{GB18030, WINDOWS_1252};

use crate::printer::profile::{CodeTable, Kanji, Profile};

/// Page 858, bytes 80 to FF in order.
const UPPER_858: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
/// Page 437, the same.
const UPPER_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
/// Where page 858 has the euro, page 850 has a dotless i.
const EURO: u8 = 0xD5;
/// From here on bytes of Chinese begin.
const HAN_ON: [u8; 2] = [0x1C, 0x26];
const HAN_OFF: [u8; 2] = [0x1C, 0x2E];

/// The byte of a character in a page, if it has one.
#[must_use]
pub fn byte_of(table: CodeTable, character: char) -> Option<u8> {
    match character {
        ' '..='~' => u8::try_from(character).ok(),
        control if control.is_control() => None,
        upper => {
            let page = match table {
                CodeTable::Pc437 => UPPER_437,
                CodeTable::Pc850 | CodeTable::Pc858 => UPPER_858,
                CodeTable::Wpc1252 => return windows(upper),
            };
            match (table, upper) {
                (CodeTable::Pc850, 'ı') => Some(EURO),
                (CodeTable::Pc850, '€') => None,
                (CodeTable::Pc437 | CodeTable::Pc850 | CodeTable::Pc858 | CodeTable::Wpc1252, _) => {
                    let place = page.chars().position(|other| other == upper)?;
                    u8::try_from(place + 0x80).ok()
                }
            }
        }
    }
}

fn windows(character: char) -> Option<u8> {
    let mut utf8 = [0; 4];
    let (bytes, _, broken) = WINDOWS_1252.encode(character.encode_utf8(&mut utf8));
    bytes.first().copied().filter(|_| !broken)
}

/// The character of a byte in a page; control codes have none.
#[must_use]
pub fn character_of(table: CodeTable, byte: u8) -> Option<char> {
    let upper = |page: &str| page.chars().nth(usize::from(byte) - 0x80);
    match (byte, table) {
        (0x20..=0x7E, _) => Some(char::from(byte)),
        (..0x80, _) => None,
        (_, CodeTable::Pc437) => upper(UPPER_437),
        (EURO, CodeTable::Pc850) => Some('ı'),
        (_, CodeTable::Pc850 | CodeTable::Pc858) => upper(UPPER_858),
        (_, CodeTable::Wpc1252) => {
            let bytes = [byte];
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
            text.chars().next().filter(|character| !character.is_control())
        }
    }
}

/// The text in characters that a page is likely to have: quotes and dashes as typewriters wrote them, no controls.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '‘' | '’' | '‚' => plain.push('\''),
            '“' | '”' | '„' => plain.push('"'),
            '–' | '—' | '‑' | '‒' | '−' => plain.push('-'),
            '…' => plain.push_str("..."),
            '•' => plain.push('·'),
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' | '\n' => plain.push(' '),
            // What fences Latin words off in an Arabic sentence; without it on their own they read the same.
            '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => {}
            control if control.is_control() || control == '\u{ad}' => {}
            other => plain.push(other),
        }
    }
    plain
}

/// The letters that a printer has of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letters {
    table: CodeTable,
    kanji: Kanji,
}

impl Letters {
    /// Those of this model.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        Self { table: profile.code_page.table, kanji: profile.kanji }
    }

    /// The text without what no printer has, if the printer has the rest.
    #[must_use]
    pub fn write(self, text: &str) -> Option<String> {
        let western = plain(text);
        if western.chars().all(|character| byte_of(self.table, character).is_some()) {
            return Some(western);
        }
        // Chinese has dashes and quotes of its own.
        let chinese: String = text.chars().filter(|character| !character.is_control()).collect();
        self.encode(&chinese).map(|_| chinese)
    }

    /// The bytes of a text, if the printer has every character.
    #[must_use]
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::with_capacity(text.len());
        let mut in_han = false;
        for character in text.chars() {
            match byte_of(self.table, character) {
                // A byte below 80 is the same in both modes, and going back and forth costs two bytes each way.
                Some(byte) if byte < 0x80 || !in_han => bytes.push(byte),
                Some(byte) => {
                    bytes.extend(HAN_OFF);
                    bytes.push(byte);
                    in_han = false;
                }
                None => {
                    let pair = self.han(character)?;
                    if !std::mem::replace(&mut in_han, true) {
                        bytes.extend(HAN_ON);
                    }
                    bytes.extend(pair);
                }
            }
        }
        if in_han {
            bytes.extend(HAN_OFF);
        }
        Some(bytes)
    }

    /// How many letters wide a text is; Chinese ones are two.
    #[must_use]
    pub fn columns(self, text: &str) -> usize {
        text.chars().map(|character| self.width(character)).sum()
    }

    /// How many letters wide a character is.
    #[must_use]
    pub fn width(self, character: char) -> usize {
        if self.is_han(character) { 2 } else { 1 }
    }

    /// Whether it is printed as a Chinese character, between any two of which a line may end.
    #[must_use]
    pub fn is_han(self, character: char) -> bool {
        byte_of(self.table, character).is_none() && self.han(character).is_some()
    }

    /// Characters of four bytes are not in every printer's ROM.
    fn han(self, character: char) -> Option<[u8; 2]> {
        match self.kanji {
            Kanji::Absent | Kanji::Unused => None,
            Kanji::Gb18030 => {
                let mut utf8 = [0; 4];
                let (bytes, _, broken) = GB18030.encode(character.encode_utf8(&mut utf8));
                <[u8; 2]>::try_from(&*bytes).ok().filter(|_| !broken)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: [CodeTable; 4] = [CodeTable::Pc437, CodeTable::Pc850, CodeTable::Pc858, CodeTable::Wpc1252];

    #[test]
    fn every_byte_of_a_page_is_one_character_and_back() {
        for table in TABLES {
            for byte in (0x20..=0x7E).chain(0x80..=0xFF) {
                match character_of(table, byte) {
                    Some(character) => {
                        assert_eq!(byte_of(table, character), Some(byte), "{table:?} {byte:02x} {character}");
                    }
                    None => assert_eq!(table, CodeTable::Wpc1252, "{byte:02x}: only this page has gaps"),
                }
            }
        }
        for (table, character, byte) in [
            (CodeTable::Pc858, '€', Some(0xD5)),
            (CodeTable::Pc850, '€', None),
            (CodeTable::Pc437, '€', None),
            (CodeTable::Wpc1252, '€', Some(0x80)),
            (CodeTable::Pc437, 'é', Some(0x82)),
            (CodeTable::Wpc1252, 'é', Some(0xE9)),
            (CodeTable::Pc437, '─', Some(0xC4)),
            (CodeTable::Pc858, '─', Some(0xC4)),
            (CodeTable::Wpc1252, '─', None),
        ] {
            assert_eq!(byte_of(table, character), byte, "{table:?} {character}");
        }
    }

    #[test]
    fn what_the_page_lacks_has_no_bytes_and_no_question_mark() {
        let western = Letters::of(&Profile::epson_tm_t20iii());
        assert_eq!(western.encode("Lesen makanan: S$195.00"), Some(b"Lesen makanan: S$195.00".to_vec()));
        assert_eq!(western.encode("உரிமம்"), None);
        assert_eq!(western.encode("许可证"), None);
        assert_eq!(western.write("“Bedok” – it’s\u{7}\nopen…").unwrap(), "\"Bedok\" - it's open...");
    }

    #[test]
    fn chinese_has_two_bytes_a_character_where_there_is_a_rom_for_it() {
        let chinese = Letters::of(&Profile::epson_tm_t20iii_zh());
        assert_eq!(chinese.encode("许可").unwrap(), b"\x1c\x26\xd0\xed\xbf\xc9\x1c\x2e");
        // Western letters above 7F have to be outside, digits need not.
        assert_eq!(chinese.encode("许2可é").unwrap(), b"\x1c\x26\xd0\xed2\xbf\xc9\x1c\x2e\x82");
        assert_eq!(chinese.columns("许2可é"), 6);
        assert_eq!(chinese.encode("உரிமம்"), None);
        assert_eq!(chinese.encode("㐀"), None, "four bytes");
        assert_eq!(chinese.write("费用：“三”").unwrap(), "费用：“三”");
    }
}

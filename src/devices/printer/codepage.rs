//! Code page 858, Western with the euro: a table, and what stands in for typography that no printer font has. A
//! character outside it has no byte, and the line that holds it becomes a picture.

/// The page's number in `1B 74 n`.
pub const NUMBER: u8 = 19;

/// Bytes 80 to FF in order.
const UPPER: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The byte of a character, if the page has it.
#[must_use]
pub fn byte_of(character: char) -> Option<u8> {
    match character {
        ' '..='~' => u8::try_from(character).ok(),
        _ => {
            let place = UPPER.chars().position(|upper| upper == character)?;
            u8::try_from(place + 0x80).ok()
        }
    }
}

/// The character of a byte; control codes have none.
#[must_use]
pub fn character_of(byte: u8) -> Option<char> {
    match byte {
        0x20..=0x7E => Some(char::from(byte)),
        0x80.. => UPPER.chars().nth(usize::from(byte) - 0x80),
        _ => None,
    }
}

/// The text in characters that the page is likely to have: quotes and dashes as typewriters wrote them, no controls.
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

/// The bytes of a text, if the page has every character.
#[must_use]
pub fn encode(text: &str) -> Option<Vec<u8>> {
    text.chars().map(byte_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_the_page_is_one_character_and_back() {
        for byte in (0x20..=0x7E).chain(0x80..=0xFF) {
            let character = character_of(byte).unwrap();
            assert_eq!(byte_of(character), Some(byte), "{byte:02x} {character}");
        }
        assert_eq!(byte_of('€'), Some(0xD5));
        assert_eq!(byte_of('é'), Some(0x82));
        assert_eq!(byte_of('─'), Some(0xC4));
    }

    #[test]
    fn what_the_page_lacks_has_no_bytes_and_no_question_mark() {
        assert_eq!(encode("Lesen makanan: S$195.00"), Some(b"Lesen makanan: S$195.00".to_vec()));
        assert_eq!(encode("உரிமம்"), None);
        assert_eq!(encode("许可证"), None);
        assert_eq!(plain("“Bedok” – it’s\u{7}\nopen…"), "\"Bedok\" - it's open...");
    }
}

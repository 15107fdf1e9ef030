//! Breaks a text into lines: between words, and between any two Chinese characters but before a mark that closes. It
//! knows how wide letters are and nothing else of paper.

use crate::printer::codepage::Letters;

/// Marks that never begin a line.
const CLOSING: &str = "，。、；：！？）」』》】”’％,.;:!?)";

/// What is never broken unless it is longer than a line.
struct Token {
    text: String,
    width: usize,
    /// A blank stood before it.
    apart: bool,
}

/// Breaks a text into lines of at most `columns` letters; never without a line.
pub(in crate::printer) fn wrap(text: &str, columns: usize, letters: Letters) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for token in tokens(text, letters) {
        let blank = usize::from(token.apart && used > 0);
        if used > 0 && used + blank + token.width > columns {
            lines.push(std::mem::take(&mut line));
            used = 0;
        } else if blank > 0 {
            line.push(' ');
            used += 1;
        }
        for character in token.text.chars() {
            let width = letters.width(character);
            if used + width > columns {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(character);
            used += width;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

fn tokens(text: &str, letters: Letters) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut apart, mut before_is_han) = (false, true);
    for character in text.chars() {
        if character.is_whitespace() {
            apart = true;
            continue;
        }
        let (width, is_han) = (letters.width(character), letters.is_han(character));
        let joins = !apart && ((!is_han && !before_is_han) || CLOSING.contains(character));
        match tokens.last_mut().filter(|_| joins) {
            Some(token) => {
                token.text.push(character);
                token.width += width;
            }
            None => tokens.push(Token { text: character.to_string(), width, apart }),
        }
        (apart, before_is_han) = (false, is_han);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::printer::profile::Profile;

    fn western() -> Letters {
        Letters::of(&Profile::generic_80())
    }

    #[test]
    fn lines_break_between_words_and_long_words_break_too() {
        assert_eq!(wrap("Each agency asks for its fee", 12, western()), ["Each agency", "asks for its", "fee"]);
        assert_eq!(wrap("abcdefgh ij", 3, western()), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("", 3, western()), [""]);
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_a_closing_mark() {
        let chinese = Letters::of(&Profile::epson_tm_t20iii_zh());
        assert_eq!(
            wrap("您没有在这里付款。各机构会自行收费。", 16, chinese),
            ["您没有在这里付", "款。各机构会自行", "收费。"]
        );
        assert_eq!(wrap("您的 NRIC 副本", 8, chinese), ["您的", "NRIC 副", "本"]);
        assert_eq!(wrap("凭此编号 7K4", 12, chinese), ["凭此编号 7K4"]);
    }

    proptest! {
        #[test]
        fn wrapping_loses_no_letter_and_keeps_the_width(text in "[a-z许可。 ]{0,200}", columns in 2_usize..60) {
            let letters = Letters::of(&Profile::epson_tm_t20iii_zh());
            let lines = wrap(&text, columns, letters);
            prop_assert!(lines.iter().all(|line| letters.columns(line) <= columns));
            let squashed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squashed(&lines.concat()), squashed(&text));
        }
    }
}

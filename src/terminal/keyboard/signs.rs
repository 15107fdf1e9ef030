//! Digits and signs, and what each is called. Every script has the common ones and its own punctuation.

use super::{Breadth, Maker, Writing, narrow};
use crate::editor::Stroke;
use crate::page::Key;

/// The digits and signs of a script, by rows.
pub(super) fn of(writing: Writing) -> [&'static str; 4] {
    match writing {
        Writing::Latin | Writing::Tamil => ["1234567890", "@#$%&*()-_", "+=/:;!?'\"", ".,<>[]"],
        Writing::Pinyin => ["1234567890", "@#$%&*()-_", "，。、？！：；/", "（）《》·.,"],
        Writing::Arabic => ["1234567890", "@#$%&*()-_", "+=/:!'\"،؛؟", ".,<>[]"],
    }
}

pub(super) fn rows<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, breadth: Breadth, writing: Writing) -> Vec<Vec<Key<M>>> {
    if breadth == Breadth::Narrow {
        return narrow::signs(maker, writing);
    }
    let [first, second, third, mut fourth] = of(writing).map(|row| maker.letters(row));
    fourth.push(maker.delete(20, Stroke::Erase));
    vec![first, second, third, fourth]
}

/// The signs that stand beside the space: before it and after it.
pub(super) fn nearest(writing: Writing) -> [&'static str; 2] {
    match writing {
        Writing::Latin => ["-", "."],
        Writing::Tamil => [",", "."],
        Writing::Pinyin => ["，", "。"],
        Writing::Arabic => ["،", "."],
    }
}

/// Whether the signs of a script have this one.
pub(super) fn writes(writing: Writing, sign: char) -> bool {
    of(writing).iter().any(|row| row.contains(sign))
}

/// The key of a sign's name. Letters and digits are called what they are.
pub(super) fn name(sign: char) -> Option<&'static str> {
    let name = match sign {
        '.' | '。' => "sign-full-stop",
        ',' | '，' | '،' => "sign-comma",
        '、' => "sign-list-comma",
        ';' | '；' | '؛' => "sign-semicolon",
        ':' | '：' => "sign-colon",
        '?' | '？' | '؟' => "sign-question-mark",
        '!' | '！' => "sign-exclamation-mark",
        '·' => "sign-middle-dot",
        '@' => "sign-at",
        '#' => "sign-number",
        '$' => "sign-dollar",
        '%' => "sign-per-cent",
        '&' => "sign-and",
        '*' => "sign-asterisk",
        '(' | '（' => "sign-bracket-open",
        ')' | '）' => "sign-bracket-close",
        '[' => "sign-square-open",
        ']' => "sign-square-close",
        '<' => "sign-less",
        '>' => "sign-greater",
        '《' => "sign-title-open",
        '》' => "sign-title-close",
        '-' => "sign-hyphen",
        '_' => "sign-underscore",
        '+' => "sign-plus",
        '=' => "sign-equals",
        '/' => "sign-stroke",
        '\'' => "sign-apostrophe",
        '"' => "sign-quotation-mark",
        _ => return None,
    };
    Some(name)
}

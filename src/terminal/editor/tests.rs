//! What can be typed with the keys of each keyboard.

use domain::Language;

use super::*;
use crate::keyboard::Breadth;
use crate::page::State;
use crate::words::Lexicon;

/// Presses keys until the text stands there, and counts them. What one keyboard writes, its narrow sister writes as well.
fn typed(language: Language, layout: Layout, text: &str) -> (Editor, usize) {
    let [wide, narrow] = [Breadth::Wide, Breadth::Narrow].map(|breadth| typed_on(breadth, language, layout, text));
    assert_eq!(wide.0.text(), narrow.0.text());
    wide
}

fn typed_on(breadth: Breadth, language: Language, layout: Layout, text: &str) -> (Editor, usize) {
    let lexicon = Lexicon::shipped().unwrap();
    let say = lexicon.speak(language);
    let mut editor = Editor::new(layout, "");
    let mut presses = 0;
    for wanted in text.chars() {
        for stroke in 0.. {
            assert!(stroke < crate::keys::STROKES_MAX, "{wanted:?} is not reached");
            let keyboard = editor.keyboard(breadth, &say, |stroke| stroke);
            let step = towards::step(&keyboard, wanted).unwrap_or_else(|| panic!("no way to {wanted:?}"));
            let key = keyboard.keys().find(|key| key.control.id.0 == step.id).unwrap();
            editor.strike(key.control.emits);
            presses += 1;
            if step.arrives {
                break;
            }
        }
    }
    (editor, presses)
}

fn type_in(layout: Layout, text: &str) -> Editor {
    typed(Language::English, layout, text).0
}

/// Presses keys by their ids.
fn pressed(language: Language, ids: &str) -> Editor {
    let lexicon = Lexicon::shipped().unwrap();
    let mut editor = Editor::new(Layout::Words, "");
    press(&mut editor, lexicon.speak(language), ids);
    editor
}

#[track_caller]
fn press(editor: &mut Editor, say: Say<'_>, ids: &str) {
    for id in ids.split(' ') {
        let keyboard = editor.keyboard(Breadth::Wide, &say, |stroke| stroke);
        let key = keyboard.keys().find(|key| key.control.id.0 == id || key.control.id.0 == format!("key-{id}"));
        let key = key.unwrap_or_else(|| panic!("no key {id}"));
        assert_ne!(key.control.state, State::Disabled, "{id}");
        editor.strike(key.control.emits);
    }
}

#[test]
fn whatever_a_citizen_may_need_can_be_typed_with_the_keys() {
    for (layout, text) in [
        (Layout::Words, "Kopi Corner Pte. Ltd."),
        (Layout::Words, "José Ñandú, 12-34 (Blk 5) & Söhne!"),
        (Layout::Email, "mei.ling-tan_1@example.sg"),
        (Layout::Code, "S1234567D"),
        (Layout::Amount, "1142.50"),
        (Layout::Phone, "+6591234567"),
    ] {
        assert_eq!(type_in(layout, text).text(), text);
    }
}

#[test]
fn a_date_is_eight_digits_and_reads_with_its_strokes() {
    let editor = type_in(Layout::Date, "22112026");
    assert_eq!(editor.shown(), "22/11/2026");
    assert_eq!(editor.meant(), "2026-11-22");
    assert_eq!(type_in(Layout::Date, "221").shown(), "22/1");
}

#[test]
fn keys_that_make_no_sense_in_the_field_do_nothing() {
    let mut editor = Editor::new(Layout::Amount, "1.5");
    editor.strike(Stroke::Put('.'));
    editor.strike(Stroke::Put('x'));
    assert_eq!(editor.text(), "1.5");
    editor.strike(Stroke::Erase);
    editor.strike(Stroke::Erase);
    editor.strike(Stroke::Erase);
    editor.strike(Stroke::Erase);
    assert_eq!(editor.text(), "");
}

#[test]
fn what_is_typed_is_not_in_the_debug_output() {
    let editor = type_in(Layout::Words, "Canary");
    assert!(!format!("{editor:?}").contains("anary"));
    assert!(!format!("{:?}", Stroke::Put('q')).contains('q'));
}

#[test]
fn every_key_of_every_keyboard_has_its_own_id_a_label_and_a_name() {
    let lexicon = Lexicon::shipped().unwrap();
    for language in Language::ALL {
        for layout in
            [Layout::Words, Layout::Email, Layout::Code, Layout::Digits, Layout::Amount, Layout::Date, Layout::Phone]
        {
            for strokes in [
                vec![],
                vec![Stroke::Show(Layer::Accents)],
                vec![Stroke::Show(Layer::Signs)],
                vec![Stroke::Change],
                vec![Stroke::Change, Stroke::Show(Layer::Accents)],
                vec![Stroke::Change, Stroke::Show(Layer::Signs)],
                vec![Stroke::Spell('y'), Stroke::Spell('i')],
                vec![Stroke::Spell('y'), Stroke::Spell('i'), Stroke::Later],
            ] {
                let mut editor = Editor::new(layout, "");
                strokes.iter().for_each(|stroke| editor.strike(*stroke));
                let narrow = editor.keyboard(Breadth::Narrow, &lexicon.speak(language), |stroke| stroke);
                for row in narrow.lines() {
                    let tenths: u16 = row.iter().map(|key| key.tenths).sum();
                    assert!(tenths <= Breadth::Narrow.tenths(), "{language} {layout:?} {strokes:?}: {tenths}");
                }
                let narrow_ids: std::collections::BTreeSet<_> = narrow.keys().map(|key| &key.control.id).collect();
                assert_eq!(narrow_ids.len(), narrow.keys().count(), "{language} {layout:?} {strokes:?}");
                let keyboard = editor.keyboard(Breadth::Wide, &lexicon.speak(language), |stroke| stroke);
                let mut ids: Vec<_> = keyboard.keys().map(|key| key.control.id.0.clone()).collect();
                assert!(keyboard.keys().all(|key| !key.control.label.shown.is_empty()));
                let unnamed = keyboard
                    .keys()
                    .map(|key| key.control.label.speech())
                    .find(|name| name.is_empty() || name.chars().all(|letter| !letter.is_alphanumeric()));
                assert_eq!(unnamed, None, "{language} {layout:?} {strokes:?}");
                let all = ids.len();
                ids.sort();
                ids.dedup();
                assert_eq!(ids.len(), all, "{language} {layout:?} {strokes:?}");
            }
        }
    }
}

#[test]
fn words_of_every_script_can_be_typed_and_mixed_with_latin() {
    for (language, text) in [
        (Language::Tamil, "தமிழ்"),
        (Language::Tamil, "சிங்கப்பூர்"),
        (Language::Tamil, "உணவகம், அங் மோ கியோ 3"),
        (Language::Tamil, "ஸ்ரீ லக்ஷ்மி கௌரி"),
        (Language::Tamil, "Blk 12 தெரு"),
        (Language::Arabic, "مطعم السلام"),
        (Language::Arabic, "مؤسسة أحمد، شارع 30"),
        (Language::Arabic, "سنغافورة Pte. Ltd."),
        (Language::Chinese, "新加坡"),
        (Language::Chinese, "美味餐馆，第3号 Block 5"),
        (Language::Chinese, "绿茵路（二楼）"),
        (Language::Malay, "Jalan Besar 12, #03-04"),
    ] {
        assert_eq!(typed(language, Layout::Words, text).0.text(), text);
    }
}

#[test]
fn what_any_key_writes_can_be_typed_on_narrow_keyboards_too() {
    let lexicon = Lexicon::shipped().unwrap();
    for language in Language::ALL {
        for layer in [Layer::Letters, Layer::Accents, Layer::Signs] {
            for strokes in [vec![Stroke::Show(layer)], vec![Stroke::Change, Stroke::Show(layer)]] {
                let mut editor = Editor::new(Layout::Words, "x");
                strokes.into_iter().for_each(|stroke| editor.strike(stroke));
                for key in editor.keyboard(Breadth::Wide, &lexicon.speak(language), |stroke| stroke).keys() {
                    let Stroke::Put(letter) = key.control.emits else { continue };
                    if key.control.state != State::Disabled {
                        let text = typed_on(Breadth::Narrow, language, Layout::Words, &letter.to_string());
                        assert_eq!(text.0.text(), letter.to_string(), "{language}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_a_keyboard_cannot_write_has_no_way() {
    let lexicon = Lexicon::shipped().unwrap();
    for language in Language::ALL {
        let keyboard =
            Editor::new(Layout::Words, "").keyboard(Breadth::Wide, &lexicon.speak(language), |stroke| stroke);
        for (wanted, writes) in [('新', "zh"), ('த', "ta"), ('س', "ar"), ('，', "zh"), ('؟', "ar")] {
            assert_eq!(key_towards(&keyboard, wanted).is_some(), language.tag() == writes, "{language} {wanted}");
        }
        assert_eq!(key_towards(&keyboard, '€'), None, "{language}");
    }
}

#[test]
fn codes_and_addresses_stay_latin_in_every_language() {
    for language in Language::ALL {
        for (layout, text) in [(Layout::Code, "T0417"), (Layout::Email, "a@b.sg"), (Layout::Date, "01022003")] {
            assert_eq!(typed(language, layout, text).0.text(), text);
        }
    }
}

#[test]
fn tamil_vowels_join_the_consonant_before_them_and_delete_takes_one_sign() {
    let mut editor = pressed(Language::Tamil, "த ம இ ழ pulli");
    assert_eq!(editor.text(), "தமிழ்");
    editor.strike(Stroke::Erase);
    editor.strike(Stroke::Erase);
    assert_eq!(editor.text(), "தமி");
    editor.strike(Stroke::Erase);
    assert_eq!(editor.text(), "தம");
    assert_eq!(pressed(Language::Tamil, "அ ம pulli ம ஆ").text(), "அம்மா");
    assert_eq!(pressed(Language::Tamil, "ச இ ங pulli க ப pulli ப ஊ ர pulli").text(), "சிங்கப்பூர்");
}

#[test]
fn a_tamil_vowel_key_shows_the_syllable_it_writes() {
    let lexicon = Lexicon::shipped().unwrap();
    let label = |editor: &Editor, id: &str| {
        let keyboard = editor.keyboard(Breadth::Wide, &lexicon.speak(Language::Tamil), |stroke| stroke);
        let key = keyboard.keys().find(|key| key.control.id.0 == id).unwrap();
        (key.control.label.shown.clone(), key.control.state)
    };
    let blank = Editor::new(Layout::Words, "");
    assert_eq!(label(&blank, "key-ஓ"), ("ஓ".to_owned(), State::Ready));
    assert_eq!(label(&blank, "key-pulli").1, State::Disabled);
    let begun = Editor::new(Layout::Words, "க");
    assert_eq!(label(&begun, "key-ஓ"), ("கோ".to_owned(), State::Ready));
    assert_eq!(label(&begun, "key-அ"), ("அ".to_owned(), State::Disabled));
    assert_eq!(label(&begun, "key-pulli"), ("க்".to_owned(), State::Ready));
}

#[test]
fn chinese_is_spelled_picked_and_taken_back() {
    let lexicon = Lexicon::shipped().unwrap();
    let say = lexicon.speak(Language::Chinese);
    let mut editor = pressed(Language::Chinese, "x i n j i a p o");
    assert_eq!(editor.text(), "", "nothing is written before it is picked");
    press(&mut editor, say, "candidate-1");
    assert_eq!(editor.text(), "新加坡");
    press(&mut editor, say, "d a delete delete delete");
    assert_eq!(editor.text(), "新加", "letters go first, then characters");
    press(&mut editor, say, "c a n g u a n space");
    assert_eq!(editor.text(), "新加餐馆");
    press(&mut editor, say, "h a o ， signs 5");
    assert_eq!(editor.text(), "新加餐馆好，5");
}

#[test]
fn a_candidate_that_stands_for_a_part_leaves_the_rest_to_be_spelled() {
    let lexicon = Lexicon::shipped().unwrap();
    let say = lexicon.speak(Language::Chinese);
    let mut editor = pressed(Language::Chinese, "x i n l a");
    let keyboard = editor.keyboard(Breadth::Wide, &say, |stroke| stroke);
    let at = keyboard.keys().find(|key| key.control.label.shown == "新").unwrap().control.emits;
    editor.strike(at);
    let keyboard = editor.keyboard(Breadth::Wide, &say, |stroke| stroke);
    assert_eq!((editor.text(), keyboard.candidates.unwrap().composed.as_str()), ("新", "la"));
}

#[test]
fn letters_left_behind_are_not_lost() {
    let lexicon = Lexicon::shipped().unwrap();
    let say = lexicon.speak(Language::Chinese);
    let mut editor = pressed(Language::Chinese, "k o p i script");
    assert_eq!(editor.text(), "kopi", "whoever meant Latin letters keeps them");
    press(&mut editor, say, "space c");
    assert_eq!(editor.text(), "kopi C");
    let mut editor = pressed(Language::Chinese, "n i h a o");
    assert!(editor.settle() && !editor.settle());
    assert_eq!(editor.text(), "你好");
}

#[test]
fn the_longest_way_to_a_common_character_has_room() {
    // The rarest of its sound among the commonly used.
    for wanted in ["镒", "轶", "谥", "骘", "掎"] {
        let (editor, presses) = typed(Language::Chinese, Layout::Words, wanted);
        assert_eq!(editor.text(), wanted);
        assert!(presses < 30, "{wanted} takes {presses}");
    }
}

//! Two switches on keyboards, with their moves counted.

use domain::Language;

use super::*;
use crate::editor::{Editor, Layout, Stroke};
use crate::keyboard::Breadth;
use crate::page::Control;
use crate::words::Lexicon;

/// Walks to a key and presses it; how many moves and selections that took.
fn presses<M>(keyboard: &Keyboard<M>, id: &str) -> (usize, usize) {
    let wanted = BlockId(id.to_owned());
    let (mut scan, mut moves, mut selections) = (Scan::default(), 0, 0);
    loop {
        assert!(moves < 100, "{id} is not reached");
        if scan_holds(scan, keyboard, &wanted) {
            selections += 1;
            match scan.selected(keyboard) {
                Selected::Into(next) => scan = next,
                Selected::Key(key) => {
                    assert_eq!(key, wanted);
                    return (moves, selections);
                }
                Selected::Nothing => panic!("{id} is lit and cannot be selected"),
            }
        } else {
            moves += 1;
            match scan.moved(keyboard) {
                Moved::To(next) => scan = next,
                Moved::Out => panic!("{id} was passed"),
            }
        }
    }
}

/// Whether a selection would lead to the key.
fn scan_holds<M>(scan: Scan, keyboard: &Keyboard<M>, wanted: &BlockId) -> bool {
    scan.selected(keyboard) != Selected::Nothing && scan.lit(keyboard).contains(wanted)
}

fn plain(rows: usize, keys: usize) -> Keyboard<()> {
    let key = |row: usize, at: usize| Key {
        control: Control::new(format!("{row}-{at}"), format!("{row}{at}"), ()),
        tenths: 10,
    };
    Keyboard::of((0..rows).map(|row| (0..keys).map(|at| key(row, at)).collect()).collect())
}

#[test]
fn four_rows_of_twelve_keys_take_at_most_eleven_moves_and_three_selections() {
    let keyboard = plain(4, 12);
    let all: Vec<_> = keyboard.keys().map(|key| presses(&keyboard, &key.control.id.0)).collect();
    assert_eq!(all.iter().map(|(moves, _)| *moves).max(), Some(11));
    assert!(all.iter().all(|(_, selections)| *selections == 3));
    assert_eq!(all[0], (3, 3));
}

#[test]
fn every_key_of_every_keyboard_is_reached_and_pressed() {
    let lexicon = Lexicon::shipped().unwrap();
    for language in Language::ALL {
        for layout in [Layout::Words, Layout::Email, Layout::Code, Layout::Date, Layout::Phone] {
            let mut editor = Editor::new(layout, "");
            for letter in "xin".chars() {
                editor.strike(Stroke::Spell(letter));
            }
            let keyboard = editor.keyboard(Breadth::Wide, &lexicon.speak(language), |stroke| stroke);
            for key in keyboard.keys().filter(|key| key.control.state != State::Disabled) {
                let (moves, selections) = presses(&keyboard, &key.control.id.0);
                assert!(moves <= 13 && selections <= 3, "{language} {:?}: {moves} and {selections}", key.control.id);
            }
        }
    }
}

#[test]
fn past_the_last_one_comes_back_up_and_at_last_off_the_keyboard() {
    let keyboard = plain(2, 6);
    let scan = Scan::Keys { row: 1, group: 0, at: Some(2) };
    let Moved::To(scan) = scan.moved(&keyboard) else { panic!("left too early") };
    assert_eq!(scan, Scan::Groups { row: 1, at: Some(0) });
    let Moved::To(scan) = Scan::Groups { row: 1, at: Some(1) }.moved(&keyboard) else { panic!("left too early") };
    assert_eq!(scan, Scan::Rows { at: Some(1) });
    assert_eq!(scan.moved(&keyboard), Moved::Out);
}

#[test]
fn a_row_that_is_one_group_is_entered_at_once_and_one_key_is_pressed_at_once() {
    let keyboard = plain(1, 3);
    let row = Scan::Rows { at: Some(0) };
    assert_eq!(row.selected(&keyboard), Selected::Into(Scan::Keys { row: 0, group: 0, at: None }));
    assert_eq!(row.selected(&plain(1, 1)), Selected::Key(BlockId("0-0".to_owned())));
    assert_eq!(Scan::default().selected(&keyboard), Selected::Nothing);
}

#[test]
fn each_level_says_what_it_holds() {
    let lexicon = Lexicon::shipped().unwrap();
    let say = lexicon.speak(Language::English);
    let mut editor = Editor::new(Layout::Words, "");
    editor.strike(Stroke::Shift);
    let keyboard = editor.keyboard(Breadth::Wide, &say, |stroke| stroke);
    for (scan, said, lit) in [
        (Scan::default(), "Rows of keys. Move to begin.", 0),
        (Scan::Rows { at: Some(1) }, "row 2: q to p", 10),
        (Scan::Groups { row: 1, at: None }, "q to p", 10),
        (Scan::Groups { row: 1, at: Some(0) }, "q to e", 3),
        (Scan::Keys { row: 1, group: 0, at: Some(1) }, "w", 1),
        (Scan::Rows { at: Some(4) }, "row 5: Letters with accents to full stop", 5),
    ] {
        assert_eq!((scan.says(&keyboard, &say).as_str(), scan.lit(&keyboard).len()), (said, lit));
    }
}

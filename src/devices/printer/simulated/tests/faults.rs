//! What stands in the way: what the printer says of it, what it keeps, and how it goes on.

use proptest::prelude::*;

use super::*;

#[test]
fn every_trouble_has_its_status_bytes() {
    let fine = ([0x12, 0x12, 0x12, 0x12], [0x10, 0, 0, 0]);
    for (trouble, real_time, automatic) in [
        (Trouble::PaperOut, [0x1A, 0x32, 0x12, 0x7E], [0x18, 0, 0x0F, 0]),
        (Trouble::PaperLow, [0x12, 0x12, 0x12, 0x1E], [0x10, 0, 0x03, 0]),
        (Trouble::CoverOpen, [0x1A, 0x16, 0x12, 0x12], [0x38, 0, 0, 0]),
        (Trouble::Offline, [0x1A, 0x12, 0x12, 0x12], [0x18, 0, 0, 0]),
        (Trouble::CutterJammed, [0x1A, 0x52, 0x1A, 0x12], [0x18, 0x08, 0, 0]),
        (Trouble::HeadHot, [0x1A, 0x52, 0x52, 0x12], [0x18, 0x40, 0, 0]),
        (Trouble::NeedsRecovery, [0x3A, 0x52, 0x16, 0x12], [0x18, 0x04, 0, 0]),
        (Trouble::Broken, [0x1A, 0x52, 0x32, 0x12], [0x18, 0x20, 0, 0]),
    ] {
        let mut rig = epson();
        rig.check(b"\x1d\x61\xff", &fine.1);
        rig.controls.set(trouble);
        rig.check(&[], &automatic);
        for (question, answer) in (1..).zip(real_time) {
            rig.check(&[0x10, 0x04, question], &[answer]);
        }
        rig.controls.clear(trouble);
        if trouble == Trouble::CutterJammed {
            rig.check(b"\x10\x05\x02", &[0x18, 0x04, 0, 0, 0x10, 0, 0, 0]);
        } else {
            rig.check(&[], &fine.1);
        }
        for (question, answer) in (1..).zip(fine.0) {
            rig.check(&[0x10, 0x04, question], &[answer]);
        }
    }
}

#[test]
fn what_is_held_comes_out_when_the_trouble_is_over() {
    for trouble in [Trouble::PaperOut, Trouble::CoverOpen, Trouble::Offline, Trouble::HeadHot] {
        let mut rig = epson();
        rig.controls.set(trouble);
        rig.check(&[b"held\n", CUT, &id("0001"), b"\x1d\x72\x01"].concat(), &[]);
        assert!(rig.text().is_empty() && rig.remembers("held"), "{trouble:?}");
        rig.controls.clear(trouble);
        rig.rest();
        rig.check(&[], b"\x37\x220001\x00\x00");
        assert_eq!(rig.text(), ["held"], "{trouble:?}");
    }
}

#[test]
fn a_hot_head_cools_by_itself() {
    let mut rig = epson();
    rig.controls.after(When::Rows(200), Turn::Comes(Trouble::HeadHot));
    rig.send(&[&picture(250), id("0001").as_slice()].concat());
    assert_eq!(rig.hear(COOLING), b"");
    assert_eq!(rig.controls.troubles(), [Trouble::HeadHot]);
    assert_eq!(rig.hear(Duration::from_secs(1)), b"\x37\x220001\x00");
    assert_eq!(rig.text(), ["[picture 8x250]"]);
}

#[test]
fn paper_that_ends_at_any_row_loses_nothing_and_repeats_nothing() {
    let job = [b"first line\n".as_slice(), &picture(100), b"last line\n", CUT, &id("0007")].concat();
    let mut whole = epson();
    whole.send(&job);
    for rows in 1..=300 {
        let mut rig = epson();
        rig.controls.run_out_of_paper_after(rows);
        rig.send(&job);
        rig.hear(Duration::from_secs(2));
        if rows <= 34 + 100 + 34 + 64 {
            assert_eq!(rig.controls.troubles(), [Trouble::PaperOut], "row {rows}");
            assert!(rig.controls.slot().rows() < rows + 34 || rig.controls.slot().is_blank(), "row {rows}");
            rig.controls.clear(Trouble::PaperOut);
        }
        assert_eq!(rig.controls.papers(), whole.controls.papers(), "row {rows}");
    }
}

#[test]
fn an_error_is_left_by_going_on_or_by_forgetting_and_only_when_its_cause_is_gone() {
    for (order, expected) in [(1, vec!["before", "held"]), (2, vec!["before", "next"]), (3, vec!["before"])] {
        let mut rig = epson();
        rig.send(b"before\n");
        rig.rest();
        rig.controls.set(Trouble::NeedsRecovery);
        rig.controls.set(Trouble::CoverOpen);
        rig.send(b"held\n").check(&[0x10, 0x05, order], &[]);
        assert_eq!(rig.text(), ["before"], "the cover is open still");
        assert!(rig.remembers("held"));
        rig.controls.clear(Trouble::CoverOpen);
        rig.send(&[0x10, 0x05, order]);
        assert_eq!(rig.controls.memory().is_empty(), order != 3, "order {order}");
        if order == 2 {
            rig.send(b"next\n");
        }
        assert_eq!(rig.text(), expected, "order {order}");
    }
}

#[test]
fn a_printer_that_is_well_does_not_forget_unless_it_is_one_that_always_does() {
    for (recovery, expected) in [(Recovery::AfterErrors, 1), (Recovery::Always, 0)] {
        let mut rig = rig(Hardware { recovery, ..Hardware::of(&Profile::generic_80()) });
        rig.send(b"set, not printed\x10\x05\x02\n");
        assert_eq!(rig.text().len(), expected, "{recovery:?}");
    }
}

#[test]
fn a_cutter_that_jams_leaves_the_paper_whole_and_goes_on_when_told() {
    let mut rig = epson();
    rig.controls.after(When::Cuts(2), Turn::Comes(Trouble::CutterJammed));
    rig.send(&[b"one\n", CUT, b"two\n", CUT, b"three\n"].concat());
    assert_eq!(rig.text(), ["one", "two"]);
    assert!(!rig.controls.paper().cut);
    rig.controls.clear(Trouble::CutterJammed);
    assert_eq!(rig.text(), ["one", "two"], "it waits to be told");
    rig.send(b"\x10\x05\x01");
    assert_eq!(rig.text(), ["one", "two", "three"]);
}

#[test]
fn clearing_loses_what_is_held_and_its_ids_and_keeps_the_settings() {
    let mut rig = epson();
    rig.check(b"\x1d\x21\x11\x1d\x61\xff", &[0x10, 0, 0, 0]);
    rig.controls.set(Trouble::PaperOut);
    rig.check(&[], &[0x18, 0, 0x0F, 0]);
    rig.check(&[b"CANARY\n", id("0001").as_slice()].concat(), &[]);
    assert!(rig.remembers("CANARY"));
    rig.check(CLEAR, CLEARED);
    assert_eq!(rig.controls.memory(), b"");
    rig.controls.clear(Trouble::PaperOut);
    rig.check(&[], &[0x10, 0, 0, 0]);
    rig.send(b"AB\n");
    assert_eq!(rig.controls.paper().rows(), 48, "it writes twice as high still");
    assert_eq!(rig.text(), ["AB"]);
}

#[test]
fn a_code_that_was_stored_survives_a_clear_and_not_what_follows_it() {
    let mut rig = epson();
    rig.send(b"\x1d\x28\x6b\x09\x00\x31\x50\x30CANARY").check(CLEAR, CLEARED);
    assert!(rig.remembers("CANARY"));
    rig.send(b"\x1b\x40");
    assert!(!rig.remembers("CANARY"));
}

#[test]
fn a_clear_in_the_middle_of_a_picture_is_a_command_or_ten_bytes_of_it() {
    for (clear_in_block, answer) in [(InBlock::Obeyed, CLEARED), (InBlock::Data, &[])] {
        let mut rig = rig(Hardware { clear_in_block, ..Hardware::of(&Profile::epson_tm_t20iii()) });
        rig.send(&picture(250)[..100]).check(CLEAR, answer);
        rig.send(b"next\n").send(&[0; 400]);
        assert_eq!(rig.text().contains(&"next".to_owned()), clear_in_block == InBlock::Obeyed, "{clear_in_block:?}");
    }
    let mut rig = epson();
    rig.controls.set(Trouble::ClearLost);
    rig.check(CLEAR, &[]);
    rig.controls.clear(Trouble::ClearLost);
    rig.check(CLEAR, CLEARED);
}

#[test]
fn a_power_cut_at_any_byte_forgets_all_but_the_paper() {
    let job =
        [b"\x1d\x61\xffgone\n".as_slice(), &picture(60), b"\x1d\x28\x6b\x09\x00\x31\x50\x30CANARY", b"set"].concat();
    for bytes in 1..=job.len() {
        let mut rig = epson();
        rig.controls.after(When::Bytes(bytes), Turn::Comes(Trouble::PoweredOff));
        rig.send(&job);
        rig.hear(WAIT);
        rig.check(b"\x10\x04\x01", &[]);
        rig.controls.clear(Trouble::PoweredOff);
        assert_eq!(rig.controls.memory(), b"", "byte {bytes}");
        rig.controls.set(Trouble::PaperLow);
        rig.check(&[], &[]);
        let before = rig.text();
        rig.check(&[b"next\n", id("0002").as_slice()].concat(), b"\x37\x220002\x00");
        assert_eq!(rig.text(), [before, vec!["next".into()]].concat(), "byte {bytes}");
    }
}

#[test]
fn answers_may_be_late_lost_or_broken_up() {
    let mut rig = epson();
    rig.controls.delay_answers(Duration::from_secs(3));
    rig.send(b"\x10\x04\x01");
    assert_eq!(rig.hear(Duration::from_millis(2_900)), b"");
    assert_eq!(rig.hear(WAIT), [0x12]);
    rig.controls.delay_answers(Duration::ZERO);
    rig.controls.lose_answers(2);
    rig.check(b"\x10\x04\x01\x10\x04\x02", &[]).check(b"\x10\x04\x01", &[0x12]);
    rig.controls.set(Trouble::SplitBlocks);
    rig.check(&id("0001"), b"\x37\x220\x13\x11001\x00").check(b"\x10\x04\x01", &[0x12]);
    rig.controls.clear(Trouble::SplitBlocks);
    rig.controls.set(Trouble::IdsLost);
    rig.check(&[id("0002"), b"\x1d\x72\x01".to_vec()].concat(), &[]);
    rig.controls.set(Trouble::Silence);
    rig.check(b"\x10\x04\x01", &[]);
}

#[test]
fn noise_changes_bytes_in_both_directions() {
    let mut rig = epson();
    rig.controls.set(Trouble::Noise);
    rig.send(&b"a".repeat(30)).send(b"\n");
    let text = rig.text().concat();
    assert_eq!((text.matches('a').count(), text.matches(';').count()), (28, 2));
    let heard: Vec<u8> = (0..12).flat_map(|_| rig.send(b"\x10\x04\x01").hear(WAIT)).collect();
    assert!(heard.len() < 12 || heard.iter().any(|byte| *byte != 0x12), "{heard:02x?}");
}

#[test]
fn a_cable_comes_out_after_any_byte_and_the_printer_waits_for_the_rest() {
    let mut rig = epson();
    rig.controls.unplug_after(100);
    assert!(rig.port.write(&picture(250), WAIT).is_err());
    assert!(rig.port.read(&mut [0; 1], WAIT).is_err() && rig.port.reopen().is_err());
    rig.controls.clear(Trouble::Unplugged);
    rig.port.reopen().unwrap();
    rig.check(b"\x10\x04\x01", &[0x12]);
    rig.send(b"swallowed\n").send(&[0; 148]).send(b"next\n");
    assert_eq!(rig.text(), ["[picture 8x250]", "next"]);
}

fn mischief() -> impl Strategy<Value = Vec<u8>> {
    let begins = prop_oneof![Just(0x10_u8), Just(0x1B), Just(0x1C), Just(0x1D), Just(0x28), Just(0x76), Just(0x30)];
    prop::collection::vec(prop_oneof![2 => begins, 1 => 0_u8..8, 2 => any::<u8>()], 0..1_500)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn no_bytes_break_it_or_fill_its_memory(
        bytes in mischief(),
        model in 0..Profile::all().len(),
        small in any::<bool>(),
        words in prop::collection::vec(0..Turn::words().len(), 0..6),
    ) {
        let profile = Profile { baud: small.then_some(115_200), ..Profile::all().swap_remove(model) };
        let memory = if small { Memory::SMALL } else { Memory::LARGE };
        let mut rig = rig(Hardware { memory, ..Hardware::of(&profile) });
        let mut turns = words.iter().filter_map(|word| Turn::named(Turn::words()[*word]));
        for piece in bytes.chunks(200) {
            let _ = rig.port.write(piece, Duration::from_secs(1));
            let _ = rig.port.read(&mut [0; 32], Duration::from_secs(1));
            if let Some(turn) = turns.next() {
                rig.controls.turn(turn);
            }
        }
        prop_assert!(rig.controls.memory().len() <= bytes.len() + 2_048);
        let rows: usize = rig.controls.papers().iter().map(Paper::rows).sum();
        prop_assert!(rows <= 64_000 + 2 * 65_536, "{rows} rows are kept");
    }
}

#[test]
fn a_printer_that_runs_for_years_keeps_the_newest_paper_alone() {
    let mut rig = epson();
    let feed = [0x1B, 0x4A, 0xFF].repeat(70);
    for _ in 0..40 {
        rig.send(&feed).send(b"line\n");
        rig.rest();
    }
    assert!(rig.controls.papers().iter().map(Paper::rows).sum::<usize>() < 100_000);
    assert!(rig.events().iter().any(|event| matches!(event, Event::Paper { number: 1 })));
    assert!(rig.controls.piece(1).is_none_or(|paper| !paper.cut));
    // A picture that says it is four gigabytes, and one that never ends.
    rig.send(b"\x1d\x38\x4c\xff\xff\xff\xff\x30\x70").send(&vec![0xAA; 100_000]);
    rig.rest();
    assert!(rig.controls.memory().len() < 100);
}

#[test]
fn a_line_that_an_error_struck_half_way_is_printed_again_when_told_to_go_on() {
    for (order, expected) in [(1, vec!["one", "two", "two", "three"]), (2, vec!["one", "two", "three"])] {
        let mut rig = epson();
        rig.controls.after(When::Rows(35), Turn::Comes(Trouble::NeedsRecovery));
        rig.send(b"one\ntwo\n");
        rig.rest();
        rig.send(&[0x10, 0x05, order]).send(b"three\n");
        assert_eq!(rig.text(), expected, "order {order}");
        assert_eq!(rig.controls.paper().rows(), 34 * expected.len(), "order {order}");
    }
}

#[test]
fn its_memory_is_as_large_as_its_profile_says() {
    for (buffer, window, ready_mark) in
        [(4_096, 3_968, 256), (45, 29, 26), (1_024, 960, 128), (100, 100, 1), (64, 14, 64)]
    {
        let profile = Profile { buffer, window, ..Profile::generic_80() };
        let memory = Memory { size: buffer, full_mark: buffer - window, ready_mark };
        assert_eq!(Hardware::of(&profile).memory, memory);
    }
}

//! What comes out: letters, Chinese, pictures and codes, and tickets in an ejector.

use super::*;

#[test]
fn chinese_letters_are_two_columns_wide_where_there_is_a_rom_for_them() {
    let line = b"A \x1c\x26\xc9\xea\xc7\xeb\xd0\xed\xbf\xc9\x1c\x2e B\n";
    let mut chinese = rig(Hardware::of(&Profile::epson_tm_t20iii_zh()));
    chinese.send(line);
    assert_eq!(chinese.text(), ["A 申请许可 B"]);
    assert!(!chinese.controls.paper().is_blank());
    // Twenty-four of them fill a line.
    chinese.controls.take_papers();
    chinese.send(&[b"\x1c\x26".as_slice(), &b"\xd0\xed".repeat(25), b"\n"].concat());
    assert_eq!(chinese.text(), ["许".repeat(24), "许".to_owned()]);
    let mut western = epson();
    western.send(b"\x1b\x74\x13").send(line);
    assert_eq!(western.text()[0].chars().count(), 12, "{:?}", western.text());
    assert!(!western.text()[0].contains('申'));
}

#[test]
fn a_line_is_as_long_as_the_paper_is_wide() {
    for (profile, columns) in [(Profile::epson_tm_t20iii(), 48), (Profile::generic_58(), 32)] {
        let mut rig = rig(Hardware::of(&profile));
        rig.send(&b"x".repeat(100)).send(b"\n\x1b\x4d\x01").send(&b"y".repeat(100)).send(b"\n");
        let lengths: Vec<usize> = rig.text().iter().map(String::len).collect();
        let small = usize::from(profile.columns_small);
        let expected = [columns, columns, 100 - 2 * columns, small, 100 - small].map(|length| length.min(100));
        let expected: Vec<usize> = if columns == 32 { vec![32, 32, 32, 4, 42, 42, 16] } else { expected.to_vec() };
        assert_eq!(lengths, expected, "{}", profile.name);
        assert_eq!(rig.controls.paper().width(), usize::from(profile.dots));
    }
}

#[test]
fn letters_stand_where_they_are_told() {
    let mut rig = epson();
    // To dot 480 of 576; centred; at the right edge; behind a margin; twice as wide by the old command.
    rig.send(b"left\x1b\x24\xe0\x01right\n\x1b\x61\x01mid\n\x1b\x61\x02end\n\x1b\x61\x00\x1d\x4c\x30\x00in\n\x1d\x4c\x00\x00");
    rig.send(b"\x1b\x21\x20wide\n\x1b\x40\x1b\x5c\x78\x00moved\n");
    let text = rig.text();
    assert_eq!(text[0], format!("left{}right", " ".repeat(36)));
    assert_eq!(text[1], format!("{}mid", " ".repeat(22)));
    assert_eq!(text[2], format!("{}end", " ".repeat(45)));
    assert_eq!(text[3], "    in");
    assert_eq!(text[4], "wide");
    assert_eq!(text[5], "          moved");
}

#[test]
fn a_picture_is_printed_in_the_old_form_and_in_the_new() {
    let dots = [0xF0, 0x0F];
    let old = [&[0x1D, 0x76, 0x30, 0, 1, 0, 2, 0], &dots[..]].concat();
    let new = [&[0x1D, 0x28, 0x4C, 12, 0, 0x30, 0x70, 0x30, 1, 1, 0x31, 8, 0, 2, 0], &dots[..]].concat();
    let long = [&[0x1D, 0x38, 0x4C, 12, 0, 0, 0, 0x30, 0x70, 0x30, 1, 1, 0x31, 8, 0, 2, 0], &dots[..]].concat();
    let print = b"\x1d\x28\x4c\x02\x00\x30\x32".to_vec();
    let expected = print_on_paper(&old, &Profile::generic_80());
    assert_eq!(expected.text, ["[picture 8x2]"]);
    for bytes in [[new, print.clone()].concat(), [long, print].concat()] {
        assert_eq!(print_on_paper(&bytes, &Profile::generic_80()), expected);
    }
    let twice = [&[0x1D, 0x76, 0x30, 3, 1, 0, 2, 0], &dots[..]].concat();
    assert_eq!(print_on_paper(&twice, &Profile::generic_80()).text, ["[picture 16x4]"]);
}

#[test]
fn a_code_that_is_wider_than_the_paper_is_not_printed() {
    let store = |content: &str| {
        let length = u16::try_from(content.len() + 3).unwrap().to_le_bytes();
        [b"\x1d\x28\x6b", &length[..], b"\x31\x50\x30", content.as_bytes(), b"\x1d\x28\x6b\x03\x00\x31\x51\x30"]
            .concat()
    };
    let module = |dots: u8| [0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, dots];
    for (dots, content, expected) in [(8, "LA-2026".to_owned(), 1), (16, "x".repeat(200), 0), (3, "y".repeat(200), 1)] {
        let paper = print_on_paper(&[&module(dots)[..], &store(&content)].concat(), &Profile::generic_58());
        assert_eq!(paper.codes.len(), expected, "{dots} dots");
    }
}

#[test]
fn what_a_printer_does_not_do_is_taken_with_its_right_length() {
    for command in [
        b"\x1b\x44\x08\x10\x18\x00".as_slice(),
        b"\x1b\x63\x34\x00",
        b"\x1b\x70\x00\x19\xfa",
        b"\x1b\x57\x00\x00\x00\x00\x00\x02\x00\x02",
        b"\x1b\x06\x01",
        b"\x1d\x6b\x04ABC\x00",
        b"\x1d\x6b\x49\x03ABC",
        b"\x1d\x57\x40\x02",
        b"\x1d\x42\x01",
        b"\x1d\x28\x41\x02\x00\x00\x02",
        b"\x1d\x2a\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00",
        b"\x1c\x21\x00",
        b"\x1c\x43\x01",
        b"\x1c\x28\x41\x02\x00\x30\x30",
        b"\x1b\x52\x00",
        b"\x1b\x7b\x00",
        b"\x1d\xe0\x01",
        b"\x07\x00\x18",
    ] {
        let mut rig = epson();
        rig.check(&[command, b"next\n"].concat(), &[]);
        assert_eq!(rig.text(), ["next"], "{command:02x?}");
    }
}

#[test]
fn an_ejector_holds_presents_and_draws_back() {
    const STATUS: &[u8] = b"\x1d\x65\x06";
    let mut rig = rig(Hardware::of(&Profile::custom_kpm210()));
    let ticket = |words: &str, rig: &mut Rig| {
        rig.send(&[words.as_bytes(), b"\n", CUT].concat());
        rig.rest();
    };
    ticket("first", &mut rig);
    assert_eq!((rig.controls.ticket(), rig.controls.take_ticket()), (Ticket::Inside, None));
    rig.check(STATUS, &[0]).send(b"\x1d\x65\x03\x50").hear(Duration::from_secs(1));
    assert_eq!(rig.controls.ticket(), Ticket::Presented);
    rig.check(STATUS, &[0x08]);
    assert!(rig.controls.take_ticket().unwrap().says("first"));
    rig.check(STATUS, &[0]);
    ticket("second", &mut rig);
    rig.send(b"\x1d\x65\x03\x50\x1d\x65\x02").hear(Duration::from_secs(2));
    assert_eq!((rig.controls.ticket(), rig.controls.take_ticket()), (Ticket::Absent, None));
    assert!(rig.controls.retracted()[0].says("second") && !rig.text().contains(&"second".to_owned()));
    ticket("third", &mut rig);
    ticket("fourth", &mut rig);
    rig.send(b"\x1d\x65\x05").hear(Duration::from_secs(1));
    let events: Vec<Event> = rig.events().into_iter().filter(|event| !matches!(event, Event::Paper { .. })).collect();
    assert_eq!(
        events,
        [
            Event::Presented { number: 1 },
            Event::Taken { number: 1 },
            Event::Presented { number: 2 },
            Event::Retracted { number: 2 },
            Event::Ejected { number: 3 },
            Event::Ejected { number: 4 },
        ]
    );
    rig.controls.set(Trouble::PaperLow);
    rig.check(STATUS, &[0x01]);
    // Its own reset is as good as a power cut.
    rig.send(b"CANARY\x1c\xc0\x18\x10\x14\x1a");
    assert!(!rig.remembers("CANARY"));
    assert_eq!(rig.events().last(), Some(&Event::Restarted));
    assert_eq!(epson().check(STATUS, &[]).controls.ticket(), Ticket::Absent);
}

#[test]
fn a_ticket_that_is_stuck_stops_the_paper_and_is_told_in_each_of_customs_ways() {
    const FULL: &[u8] = b"\x10\x04\x14";
    let mut rig = rig(Hardware::of(&Profile::custom_kpm210()));
    rig.check(FULL, &[0x10, 0x0F, 0, 0, 0, 0]);
    rig.send(&[b"first\n", CUT, b"\x1d\x65\x03\x50"].concat()).hear(Duration::from_secs(2));
    rig.check(FULL, &[0x10, 0x0F, 0x20, 0, 0, 0]);
    // Told of paper and of errors that pass, on each change and not before.
    rig.check(b"\x1d\xe0\x05", &[]);
    rig.controls.set(Trouble::TicketJammed);
    rig.check(&[], &[0x10, 0x05, 0x20, 0x40]);
    rig.check(b"\x1d\x65\x06", &[0xC8]).check(b"\x10\x04\x03", &[0x16]);
    rig.check(b"next\n\x1d\x72\x01", &[]);
    assert!(!rig.text().contains(&"next".to_owned()) && rig.remembers("next"));
    rig.controls.set(Trouble::CoverOpen);
    rig.check(&[], &[]);
    rig.controls.clear(Trouble::CoverOpen);
    rig.controls.clear(Trouble::TicketJammed);
    rig.rest();
    assert_eq!(rig.hear(WAIT), [0x10, 0x05, 0x20, 0x00, 0x00], "what it tells, and the answer that was held");
    assert!(rig.text().contains(&"next".to_owned()));
    rig.controls.take_ticket();
    rig.check(&[], &[0x10, 0x05, 0, 0]);
    // Others know neither question.
    epson().check(FULL, &[]).check(b"\x1d\xe0\x0f", &[]);
}

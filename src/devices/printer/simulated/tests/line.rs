//! The line: how long bytes take, what the buffer holds, how the host is stopped, and what is lost.

use super::*;
use crate::port::PortError;
use crate::printer::escpos::tests::{in_scripts, receipt};
use crate::printer::sample;
use crate::printer::{Outcome, Printer};

#[test]
fn bytes_take_their_time_in_both_directions() {
    for (baud, expected_ms) in [(4_800, 2_008), (9_600, 1_004), (38_400, 251), (115_200, 83)] {
        let mut rig = rig(serial(baud));
        rig.send(&[0; 960]).send(b"\x10\x04\x01");
        let mut byte = [0];
        while rig.port.read(&mut byte, Duration::from_secs(5)).unwrap() == 0 {}
        // 963 bytes out and one back.
        assert_eq!(rig.port.elapsed().as_millis(), expected_ms, "at {baud}");
    }
}

#[test]
fn an_id_comes_when_the_paper_stands_and_a_question_is_answered_at_once() {
    let mut rig = epson();
    // 800 rows are 100 mm, at 150 mm a second; the questions stand behind them.
    rig.send(&[[0x1B, 0x4A, 200].repeat(4), id("0001"), b"\x10\x04\x01".to_vec()].concat());
    assert_eq!(rig.hear(Duration::from_millis(600)), [0x12]);
    assert_eq!(rig.hear(Duration::from_millis(60)), b"");
    assert_eq!(rig.hear(Duration::from_millis(10)), b"\x37\x220001\x00");
}

#[test]
fn the_host_is_stopped_at_the_full_mark_and_let_go_at_the_ready_mark() {
    for (memory, room) in [(Memory::LARGE, 4_096 - 128), (Memory::SMALL, 45 - 16)] {
        let mut rig = rig(Hardware { memory, ..serial(115_200) });
        rig.controls.set(Trouble::PaperOut);
        rig.send(&vec![b'x'; room - 1]);
        assert_eq!(rig.hear(Duration::from_secs(1)), b"", "{memory:?}");
        rig.check(b"x", &[0x13]);
        // Questions are answered although it is full.
        rig.check(b"\x10\x04\x04", &[0x7E]);
        rig.controls.clear(Trouble::PaperOut);
        rig.check(&[], &[0x11]);
    }
}

#[test]
fn what_finds_no_room_is_lost_without_a_word() {
    for flow in [Flow::XonXoff, Flow::Ignored, Flow::DataSetReady] {
        let mut rig = rig(Hardware { flow, memory: Memory::SMALL, ..serial(38_400) });
        rig.controls.set(Trouble::CoverOpen);
        rig.send(&[b"0123456789".repeat(6), b"\n".to_vec()].concat());
        let heard = rig.hear(WAIT);
        assert_eq!(heard, if flow == Flow::XonXoff { vec![0x13] } else { vec![] }, "{flow:?}");
        assert_eq!(rig.events().last(), Some(&Event::Lost { bytes: 16 }), "{flow:?}");
        rig.controls.clear(Trouble::CoverOpen);
        rig.send(b"|next\n");
        let kept = "0123456789".repeat(5)[..45].to_owned();
        assert_eq!(rig.text(), [kept + "|ne", "xt".into()], "{flow:?}");
    }
}

#[test]
fn one_switch_decides_whether_being_off_line_stops_the_host() {
    for (busy, comes, goes) in [(Busy::WhenFull, vec![], vec![]), (Busy::WhenFullOrOffline, vec![0x13], vec![0x11])] {
        let mut rig = rig(Hardware { busy, ..serial(9_600) });
        rig.controls.set(Trouble::CoverOpen);
        rig.check(&[], &comes);
        rig.check(b"\x10\x04\x02", &[0x16]);
        rig.controls.clear(Trouble::CoverOpen);
        rig.check(&[], &goes);
    }
}

#[test]
fn a_wire_says_what_xoff_would() {
    let mut rig = rig(Hardware { flow: Flow::DataSetReady, busy: Busy::WhenFullOrOffline, ..serial(9_600) });
    for (trouble, ready) in
        [(Trouble::PaperLow, true), (Trouble::CoverOpen, false), (Trouble::Held, false), (Trouble::PoweredOff, false)]
    {
        rig.controls.set(trouble);
        assert_eq!(rig.port.data_set_ready(), Some(ready), "{trouble:?}");
        rig.check(&[], &[]);
        rig.controls.clear(trouble);
        assert_eq!(rig.port.data_set_ready(), Some(true));
    }
    assert_eq!(epson().port.data_set_ready(), None);
}

#[test]
fn xoff_overtakes_a_block_that_is_on_its_way() {
    // 1200 bits a second: seven bytes of an id take 58 ms.
    let mut rig = rig(serial(1_200));
    rig.send(&id("0042"));
    let mut first = [0];
    while rig.port.read(&mut first, WAIT).unwrap() == 0 {}
    rig.controls.set(Trouble::Held);
    let rest = rig.hear(WAIT);
    assert_eq!([&first[..], &rest].concat(), b"\x37\x13\x220042\x00");
    rig.controls.clear(Trouble::Held);
    rig.check(&[], &[0x11]);
}

#[test]
fn the_system_takes_so_much_and_then_says_how_much() {
    let mut rig = rig(serial(9_600));
    let error = rig.port.write(&[0; 6_000], Duration::from_secs(1)).unwrap_err();
    // 4096 at once and 960 in the second.
    assert!(matches!(error, PortError::Stuck { written: 5_055..=5_057, of: 6_000, .. }), "{error:?}");
    assert_eq!(rig.port.elapsed(), Duration::from_secs(1));
    rig.port.drop_output();
    rig.send(b"\x10\x04\x01");
    assert_eq!(rig.hear(Duration::from_millis(10)), [0x12], "what was dropped is not waited for");
}

#[test]
fn a_network_printer_holds_the_host_back_and_loses_nothing() {
    let mut rig = rig(Hardware { memory: Memory::SMALL, ..Hardware::of(&Profile::generic_80()) });
    rig.controls.set(Trouble::PaperOut);
    let lines: Vec<String> = (0..60).map(|line| format!("line {line}")).collect();
    rig.send(format!("{}\n", lines.join("\n")).as_bytes());
    rig.check(b"\x10\x04\x01", &[]);
    rig.controls.clear(Trouble::PaperOut);
    assert_eq!(rig.text(), lines);
    rig.check(&[], &[0x12]);
}

#[test]
fn real_time_commands_are_obeyed_inside_a_picture_and_the_picture_is_short_of_them() {
    let mut rig = epson();
    let mut bytes = picture(20);
    bytes.splice(12..15, [0x10, 0x04, 0x01]);
    rig.check(&bytes, &[0x12]);
    // Three bytes are missing, so the next three are swallowed.
    rig.send(b"abcdef\n");
    assert_eq!(rig.text(), ["[picture 8x20]", "def"]);
    let mut guarded = picture(20);
    guarded.splice(12..15, [0x10, 0x04, 0x01]);
    crate::printer::guard::guard(&mut guarded, 8);
    let mut rig = epson();
    rig.check(&guarded, &[]).send(b"abcdef\n");
    assert_eq!(rig.text(), ["[picture 8x20]", "abcdef"]);
}

#[test]
fn only_whole_real_time_commands_are_taken_out() {
    for (bytes, answer, text) in [
        (b"a\x10b\n".as_slice(), [].as_slice(), "ab"),
        (b"a\x10\x10\x04\x01b\n", &[0x12], "ab"),
        (b"a\x10\x14\x01\x00\x02b\n", &[], "ab"),
        (b"a\x10\x14\x08\x01\x09b\n", &[], "ab"),
        (b"a\x10\x04\x09b\n", &[], "ab"),
        (b"a\x10\x05\x01b\n", &[], "ab"),
    ] {
        let mut rig = epson();
        rig.check(bytes, answer);
        assert_eq!(rig.text(), [text], "{bytes:02x?}");
    }
}

#[test]
fn a_broken_picture_swallows_what_follows_until_it_is_whole() {
    let mut rig = epson();
    rig.send(&picture(200)[..58]).check(b"swallowed\n\x1b\x40\x1d\x61\xff", &[]);
    rig.send(&[0; 200]).check(b"\x1b\x40\x1d\x61\xff", &[0x10, 0, 0, 0]);
    rig.send(b"next\n");
    assert_eq!(rig.text(), ["[picture 8x200]", "next"]);
}

#[test]
fn the_status_from_the_queue_waits_for_paper_and_never_says_that_there_is_none() {
    let mut rig = epson();
    rig.check(b"\x1d\x72\x01\x1d\x72\x31\x1d\x72\x02\x1d\x72\x07", &[0, 0, 0]);
    rig.controls.set(Trouble::PaperLow);
    rig.check(b"\x1d\x72\x01", &[0x03]);
    rig.controls.set(Trouble::PaperOut);
    rig.check(b"\x1d\x72\x01", &[]);
    rig.controls.clear(Trouble::PaperOut);
    rig.check(&[], &[0x03]);
}

#[test]
fn it_says_what_it_is() {
    for (profile, kind, model) in [
        (Profile::epson_tm_t20iii(), 0x02, b"_epson-tm-t20iii\0".as_slice()),
        (Profile::epson_tm_t20iii_zh(), 0x03, b"_epson-tm-t20iii-zh\0"),
        (Profile::generic_58(), 0x02, b"_generic-58\0"),
    ] {
        let mut rig = rig(Hardware::of(&profile));
        rig.check(b"\x1d\x49\x02", &[kind]).check(b"\x1d\x49\x43", model).check(b"\x1d\x49\x42", b"_Guichet\0");
        rig.check(b"\x1d\x49\x01", &[0x63]).check(b"\x1d\x49\x7f", &[]);
    }
}

#[test]
fn our_own_driver_loses_nothing_with_four_kilobytes_at_any_rate() {
    for profile in [Profile::epson_tm_t20iii(), Profile::generic_80()] {
        for (baud, flow) in [(9_600, Flow::XonXoff), (115_200, Flow::XonXoff), (115_200, Flow::Ignored)] {
            let profile = Profile { baud: Some(baud), ..profile.clone() };
            let (port, controls) = assemble(Hardware { flow, ..Hardware::of(&profile) }, Pace::Told);
            let mut printer = SerialPrinter::new(port, profile.clone(), Policy::default());
            for document in [receipt(), in_scripts()] {
                let outcome = printer.print(&document, &mut |_| {});
                assert!(matches!(outcome, Outcome::Printed { .. }), "{} at {baud}: {outcome:?}", profile.name);
                assert_eq!(controls.take_papers(), [printer.preview(&document)], "{} at {baud}", profile.name);
            }
        }
    }
}

#[test]
fn the_longest_receipt_takes_little_more_than_its_bytes_do() {
    // PRINTING, P8, on the line and the paper, with every answer waited for.
    for (baud, most) in [(38_400, Duration::from_secs(15)), (115_200, Duration::from_secs(6))] {
        let profile = Profile { baud: Some(baud), ..Profile::epson_tm_t20iii() };
        let (port, controls) = assemble(Hardware::of(&profile), Pace::Told);
        let mut printer = SerialPrinter::new(port, profile.clone(), Policy::default());
        let document = sample::receipt(domain::Language::Tamil);
        let job = printer.encode(&document);
        assert!(matches!(printer.print_job(&job, &mut |_| {}), Outcome::Printed { .. }));
        let before = printer.line.elapsed();
        let Outcome::Printed { bytes, .. } = printer.print_job(&job, &mut |_| {}) else { panic!("it is not printed") };
        let (took, line) =
            (printer.line.elapsed() - before, Duration::from_micros(bytes as u64 * 10_000_000 / u64::from(baud)));
        assert!(took < most, "{took:?} at {baud}");
        assert!(took < line + Duration::from_secs(1), "{took:?} for {line:?} of bytes at {baud}");
        assert!(controls.take_papers().last() == Some(&printer.preview(&document)));
    }
}

//! The printer's words in every order and split they can come in.

use proptest::prelude::*;

use super::*;

fn hear_all(bytes: &[u8]) -> Vec<Heard> {
    let mut listener = Listener::default();
    bytes.iter().filter_map(|byte| listener.hear(*byte)).collect()
}

#[test]
fn each_of_all_256_bytes_is_classified_and_none_stops_the_listener() {
    for byte in 0..=u8::MAX {
        let mut listener = Listener::default();
        let heard = listener.hear(byte);
        let expected = match byte {
            0x11 => Some(Heard::Xon),
            0x13 => Some(Heard::Xoff),
            0x35 | 0x37 | 0x3B | 0x3D | 0x5F => None,
            b if b & 0x93 == 0x12 => Some(Heard::RealTime(b)),
            b if b & 0x93 == 0x10 => None,
            b if b & 0x90 == 0 => Some(Heard::Queued(b)),
            b if b & 0x90 == 0x80 => Some(Heard::Jammed(b)),
            _ => None,
        };
        assert_eq!(heard, expected, "{byte:02x}");
        listener.silence();
        assert_eq!(listener.hear(0x12), Some(Heard::RealTime(0x12)), "after {byte:02x} and a silence");
    }
}

#[test]
fn an_id_digit_is_not_mistaken_for_a_status() {
    assert_eq!(hear_all(b"\x37\x220122\x00\x12"), [Heard::ProcessId(122), Heard::RealTime(0x12)]);
}

#[test]
fn flow_control_inside_a_block_is_taken_out() {
    assert_eq!(hear_all(b"\x37\x2200\x1301\x11\x00"), [Heard::Xoff, Heard::Xon, Heard::ProcessId(1)]);
}

#[test]
fn the_automatic_status_is_always_taken_as_four() {
    assert_eq!(
        hear_all(&[0x18, 0x00, 0x0F, 0x00, 0x0F, 0x37, 0x25, 0x00]),
        [Heard::Automatic([0x18, 0, 0x0F, 0]), Heard::Queued(0x0F), Heard::Cleared]
    );
}

#[test]
fn a_broken_group_gives_way_to_what_follows() {
    let mut listener = Listener::default();
    let heard: Vec<Heard> = [0x10, 0x00, 0x12, 0x16].iter().filter_map(|byte| listener.hear(*byte)).collect();
    assert_eq!(heard, [Heard::RealTime(0x12), Heard::RealTime(0x16)]);
    assert_eq!(listener.unknown(), 1);
}

#[test]
fn the_statuses_seen_on_a_real_protocol_mean_what_they_meant() {
    let automatic = |bytes| Condition::from_automatic(bytes);
    assert_eq!(automatic([0x10, 0, 0, 0]), Condition::default());
    assert_eq!(automatic([0x10, 0, 3, 0]).paper, Paper::NearEnd);
    assert_eq!(automatic([0x18, 0, 0x0F, 0]).fault, Some(Fault::PaperOut));
    assert_eq!(automatic([0x38, 0, 0, 0]).fault, Some(Fault::CoverOpen));
    assert_eq!(automatic([0x18, 0x08, 0, 0]).fault, Some(Fault::CutterJammed));
    assert_eq!(Condition::from_real_time(0x1A, 0x32, 0x12, 0x7E).fault, Some(Fault::PaperOut));
    assert_eq!(Condition::from_real_time(0x12, 0x12, 0x12, 0x12), Condition::default());
    assert_eq!(Condition::from_real_time(0x1A, 0x12, 0x12, 0x12).fault, Some(Fault::Offline));
}

fn phrase() -> impl Strategy<Value = (Vec<u8>, Heard)> {
    prop_oneof![
        (1_u16..9999).prop_map(|id| (format!("\x37\x22{id:04}\0").into_bytes(), Heard::ProcessId(id))),
        Just((vec![0x37, 0x25, 0], Heard::Cleared)),
        Just((vec![0x5F, b'T', b'M', 0], Heard::Identity(String::from("TM")))),
        (0_u8..4).prop_map(|n| (vec![0x12 | n << 2], Heard::RealTime(0x12 | n << 2))),
        (0_u8..16).prop_map(|n| (vec![0x10, 0, n, 0], Heard::Automatic([0x10, 0, n, 0]))),
        (0_u8..16).prop_map(|n| (vec![n], Heard::Queued(n))),
    ]
}

proptest! {
    #[test]
    fn phrases_are_understood_whatever_came_before_with_flow_control_anywhere(
        phrases in prop::collection::vec(phrase(), 1..20),
        strikes in prop::collection::vec((any::<prop::sample::Index>(), prop::bool::ANY), 0..6),
    ) {
        let mut bytes: Vec<u8> = phrases.iter().flat_map(|(bytes, _)| bytes.clone()).collect();
        for (place, on) in strikes {
            bytes.insert(place.index(bytes.len()), if on { 0x11 } else { 0x13 });
        }
        let heard: Vec<Heard> = hear_all(&bytes).into_iter().filter(|h| !matches!(h, Heard::Xon | Heard::Xoff)).collect();
        let meant: Vec<Heard> = phrases.into_iter().map(|(_, heard)| heard).collect();
        prop_assert_eq!(heard, meant);
    }

    #[test]
    fn no_noise_stops_the_listener(noise in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut listener = Listener::default();
        for byte in noise {
            let _ = listener.hear(byte);
        }
        listener.silence();
        prop_assert_eq!(listener.hear(0x12), Some(Heard::RealTime(0x12)));
    }
}

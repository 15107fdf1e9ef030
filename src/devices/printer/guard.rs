//! The real-time guard. Many printers obey `10 04`, `10 05` and `10 14` even inside picture data, so no picture may
//! hold them; it knows bytes only.

/// Begins every real-time command.
const DLE: u8 = 0x10;
/// What a dangerous [`DLE`] becomes: the same byte with one more dot. Its follower is left alone, because one dot
/// more there could turn a question into a recovery command.
const HARMLESS: u8 = 0x11;

/// Makes a finished command harmless from byte `payload` on; what stands before is header and is only read.
pub fn guard(command: &mut [u8], payload: usize) {
    let mut follower = None;
    for byte in command.iter_mut().skip(payload).rev() {
        // The last byte counts as dangerous too: a real status request may follow it.
        if *byte == DLE && follower.is_none_or(is_real_time) {
            *byte = HARMLESS;
        }
        follower = Some(*byte);
    }
}

/// Whether bytes hold a real-time command, or begin one at their end.
#[must_use]
pub fn is_dangerous(bytes: &[u8]) -> bool {
    bytes.last() == Some(&DLE)
        || bytes.windows(2).any(|pair| matches!(pair, [DLE, follower] if is_real_time(*follower)))
}

fn is_real_time(byte: u8) -> bool {
    matches!(byte, 0x04 | 0x05 | 0x14)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_picture_holds_a_real_time_command(
            picture in prop::collection::vec(prop_oneof![Just(0x10_u8), Just(0x04), Just(0x05), Just(0x14), any::<u8>()], 1..600),
            header in prop::collection::vec(0x11_u8.., 0..9),
        ) {
            let mut command = [header.clone(), picture.clone()].concat();
            let before = command.clone();
            guard(&mut command, header.len());
            prop_assert!(!is_dangerous(&command));
            prop_assert_eq!(&command[..header.len()], &header[..]);
            for (was, is) in before.iter().zip(&command) {
                prop_assert!(was == is || (*was == 0x10 && *is == 0x11), "{was:02x} became {is:02x}");
            }
            let once = command.clone();
            guard(&mut command, header.len());
            prop_assert_eq!(once, command);
        }

        #[test]
        fn a_harmless_picture_is_not_touched(picture in prop::collection::vec(0x15_u8.., 0..300)) {
            let mut command = picture.clone();
            guard(&mut command, 0);
            prop_assert_eq!(picture, command);
        }
    }

    #[test]
    fn the_join_of_two_pictures_is_safe() {
        let mut first = vec![0x10, 0x10];
        let mut second = vec![0x04];
        guard(&mut first, 0);
        guard(&mut second, 0);
        assert!(!is_dangerous(&[first, second].concat()));
    }
}

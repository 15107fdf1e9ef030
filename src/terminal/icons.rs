//! The icons there are, by the names that Lucide gives them. `assets/fonts/lucide.txt` lists each with its place in the
//! icon font; nothing else knows those places.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static PLACES: LazyLock<BTreeMap<&'static str, char>> =
    LazyLock::new(|| include_str!("../../assets/fonts/lucide.txt").lines().filter_map(place).collect());

fn place(line: &'static str) -> Option<(&'static str, char)> {
    let (name, place) = line.split_once(' ')?;
    Some((name, char::from_u32(u32::from_str_radix(place, 16).ok()?)?))
}

/// The letter that draws an icon.
#[must_use]
pub fn letter(name: &str) -> Option<char> {
    PLACES.get(name).copied()
}

/// The letter for a page that runs from right to left: the mirror image, if the icon has a direction.
#[must_use]
pub fn mirrored(name: &str) -> Option<char> {
    letter(&format!("{name}-mirrored")).or_else(|| letter(name))
}

/// The name as a control keeps it, if there is such an icon: a catalogue's icon becomes a control's icon here.
#[must_use]
pub fn known(name: &str) -> Option<&'static str> {
    PLACES.get_key_value(name).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_an_icon() {
        let lines = include_str!("../../assets/fonts/lucide.txt").lines().count();
        assert_eq!(PLACES.len(), lines);
        assert!(lines > 300);
    }

    #[test]
    fn what_points_forward_points_the_other_way_and_what_has_no_direction_stays() {
        for (name, other) in [("arrow-right", "arrow-left"), ("chevron-left", "chevron-right")] {
            assert_eq!(mirrored(name), letter(other));
            assert_eq!(mirrored(other), letter(name));
        }
        for name in ["send", "log-out", "list", "volume-2"] {
            assert_ne!(mirrored(name), letter(name), "{name}");
        }
        assert_eq!(mirrored("search"), letter("search"));
        assert_eq!(mirrored("no-such-icon"), None);
    }

    #[test]
    fn a_name_that_is_not_there_is_said_so() {
        assert_eq!(known("utensils"), Some("utensils"));
        assert_eq!(known("no-such-icon"), None);
        assert_eq!(letter("no-such-icon"), None);
    }
}

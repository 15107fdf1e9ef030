//! A wrapper for what a citizen tells us: it cannot be printed by accident and it is wiped when dropped.

use std::fmt;

use zeroize::Zeroize;

/// A personal value. `Debug` shows `[personal]`, there is no `Display`, and reading it takes a word that a
/// reviewer can search for: [`Personal::reveal`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Personal<T: Zeroize>(T);

impl<T: Zeroize> Personal<T> {
    /// Takes a value into care.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself. Every file that calls this is on the list of the tidy test.
    pub fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[personal]")
    }
}

impl<T: Zeroize> Drop for Personal<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_personal_value_does_not_show_in_debug_output() {
        let name = Personal::new(String::from("Tan Mei Ling"));
        assert_eq!(format!("{name:?}"), "[personal]");
        assert_eq!(name.reveal(), "Tan Mei Ling");
    }
}

//! A code that a telephone scans, encoded once for all drawings of its page.

use std::fmt;
use std::sync::Arc;

use devices::Repair;

/// A code to scan.
#[derive(Clone, PartialEq, Eq)]
pub struct QrCode {
    text: Arc<str>,
    modules: Arc<[Vec<bool>]>,
    extent: Extent,
}

impl fmt::Debug for QrCode {
    /// Without what it holds, which belongs to a citizen.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "QrCode({0} x {0})", self.modules.len())
    }
}

/// How much of its page a code takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// A part, beside other things.
    Part,
    /// All there is: it is what the page is for.
    Whole,
}

impl QrCode {
    /// A code that holds `text`; `None` if that is too long for any code.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let modules: Arc<[_]> = devices::qr(text, Repair::Low).into();
        (!modules.is_empty()).then(|| Self { text: text.into(), modules, extent: Extent::Part })
    }

    /// The same code on a page of its own.
    #[must_use]
    pub fn whole(self) -> Self {
        Self { extent: Extent::Whole, ..self }
    }

    /// What it holds.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its modules, row by row, `true` for dark.
    #[must_use]
    pub fn modules(&self) -> &[Vec<bool>] {
        &self.modules
    }

    /// How much of its page it takes.
    #[must_use]
    pub fn extent(&self) -> Extent {
        self.extent
    }
}

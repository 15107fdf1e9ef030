//! A QR code of a size that a telephone reads from arm's length, by the printer itself or as a picture. It knows no words
//! but the code's own.

use crate::printer::escpos::picture::{Grain, STRIP_ROWS_MAX, strip};
use crate::printer::escpos::{Codes, Encoder};
use crate::qr::{Repair, qr};
use crate::scribe::{Ink, Place};

/// A code with its white border takes no more of the paper's width.
const WIDTH_PERCENT: usize = 70;
/// White modules around a code (ISO/IEC 18004).
const QUIET_MODULES: usize = 4;
/// Below three dots a module burnt dots run into each other.
const MODULE_DOTS_MIN: usize = 3;
/// A millimetre; larger reads no better.
const MODULE_DOTS_MAX: usize = 8;
/// White that stands around a code anyway: what is fed before and after it, and the least that a line leaves.
const WHITE_ROWS: usize = 12;

impl Encoder<'_> {
    pub(super) fn code(&mut self, content: &str) {
        let content: String = content.chars().filter(|c| !c.is_control()).collect();
        let code = qr(&content, Repair::Medium);
        let dots = usize::from(self.profile.dots);
        let module = module_dots(code.len(), dots);
        if code.is_empty() || module == 0 {
            return;
        }
        let border = u16::try_from((QUIET_MODULES * module).saturating_sub(WHITE_ROWS)).unwrap_or(0);
        self.feed(border);
        match self.profile.codes {
            Codes::Native => self.native_code(&content, code.len(), module),
            Codes::Drawn => self.drawn_code(&code, module),
        }
        self.feed(border);
    }

    fn native_code(&mut self, content: &str, modules: usize, module: usize) {
        let (Ok(length), Ok(size)) = (u16::try_from(content.len() + 3), u8::try_from(module)) else {
            return;
        };
        let mut bytes = self.place(Place::Centre);
        // Model 2, the module's dots, a quarter of it may be dirty.
        bytes.extend([0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0]);
        bytes.extend([0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, size]);
        bytes.extend([0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x31]);
        bytes.extend([0x1D, 0x28, 0x6B]);
        bytes.extend(length.to_le_bytes());
        bytes.extend([0x31, 0x50, 0x30]);
        bytes.extend(content.as_bytes());
        bytes.extend([0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30]);
        self.command(bytes, u16::try_from(modules * module).unwrap_or(u16::MAX));
    }

    /// An even number of dots a module is sent at half the size and printed at twice.
    fn drawn_code(&mut self, code: &[Vec<bool>], module: usize) {
        let (grain, module) =
            if module.is_multiple_of(2) { (Grain::Coarse, module / 2) } else { (Grain::Fine, module) };
        let side = code.len() * module;
        let mut ink = Ink::blank(side, side);
        for (y, row) in code.iter().enumerate() {
            for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
                for (dx, dy) in (0..module).flat_map(|dx| (0..module).map(move |dy| (dx, dy))) {
                    ink.add(x * module + dx, y * module + dy, 0xFF);
                }
            }
        }
        let mut top = 0;
        while top < side {
            let bottom = side.min(top + STRIP_ROWS_MAX);
            self.strip(strip(&ink, 0..side.div_ceil(8), top..bottom, grain), Place::Centre);
            top = bottom;
        }
    }
}

/// Dots of one module of a code with so many: as large as there is room for, and never so small that it cannot be read
/// while the paper is wide enough for that.
fn module_dots(modules: usize, dots: usize) -> usize {
    let with_border = (dots * WIDTH_PERCENT / 100) / (modules + 2 * QUIET_MODULES);
    with_border.clamp(MODULE_DOTS_MIN, MODULE_DOTS_MAX).min(dots / modules.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_three_dots_at_least_and_the_code_stays_within_its_share() {
        for (modules, dots, expected) in [
            (21, 576, 8), // a reference
            (29, 576, 8), // a receipt of today
            (65, 576, 5), // four hundred letters and digits
            (29, 384, 7), // narrow paper
            (65, 384, 3),
            (177, 576, 3), // the largest there is fills the paper
            (177, 384, 2),
        ] {
            assert_eq!(module_dots(modules, dots), expected, "{modules} modules on {dots} dots");
            if modules <= 73 {
                assert!((modules + 8) * expected * 100 <= dots * 70, "{modules} modules on {dots} dots");
            }
        }
    }
}

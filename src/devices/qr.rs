//! QR codes, as modules. One encoder for the screen and the simulated paper; it knows no size and no colour.

use qrcodegen::{QrCode, QrCodeEcc};

/// How much of a code may be unreadable (ISO/IEC 18004, 7.5.1). The more, the smaller its modules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repair {
    /// About 7 in 100: a screen is neither torn nor stained.
    Low,
    /// About 15 in 100: paper is.
    Medium,
}

/// The modules of a code that holds `content`, row by row, `true` for dark; empty when it is too long for any code.
#[must_use]
pub fn qr(content: &str, repair: Repair) -> Vec<Vec<bool>> {
    let level = match repair {
        Repair::Low => QrCodeEcc::Low,
        Repair::Medium => QrCodeEcc::Medium,
    };
    let Ok(code) = QrCode::encode_text(content, level) else {
        return Vec::new();
    };
    (0..code.size()).map(|y| (0..code.size()).map(|x| code.get_module(x, y)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_square_and_has_its_three_eyes() {
        let code = qr("7K4-3367A-Q", Repair::Medium);
        assert!(code.iter().all(|row| row.len() == code.len()));
        let last = code.len() - 7;
        for (x, y) in [(0, 0), (last, 0), (0, last)] {
            assert!((0..7).all(|step| code[y][x + step] && code[y + step][x]), "eye at {x},{y}");
        }
    }

    #[test]
    fn what_no_code_can_hold_gives_no_code() {
        assert!(qr(&"x".repeat(4_000), Repair::Low).is_empty());
    }
}

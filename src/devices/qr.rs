//! QR codes, as modules. One encoder for the screen and the simulated paper; it knows no size and no colour.

use qrcodegen::{QrCode, QrCodeEcc};

/// The modules of a code that holds `content`, row by row, `true` for dark; empty when it is too long for any code.
/// A quarter of the code may be dirty and it still reads.
#[must_use]
pub fn qr(content: &str) -> Vec<Vec<bool>> {
    let Ok(code) = QrCode::encode_text(content, QrCodeEcc::Medium) else {
        return Vec::new();
    };
    (0..code.size()).map(|y| (0..code.size()).map(|x| code.get_module(x, y)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_square_and_has_its_three_eyes() {
        let code = qr("7K4-3367A-Q");
        assert!(code.iter().all(|row| row.len() == code.len()));
        let last = code.len() - 7;
        for (x, y) in [(0, 0), (last, 0), (0, last)] {
            assert!((0..7).all(|step| code[y][x + step] && code[y + step][x]), "eye at {x},{y}");
        }
    }

    #[test]
    fn what_no_code_can_hold_gives_no_code() {
        assert!(qr(&"x".repeat(4_000)).is_empty());
    }
}

//! What a receipt costs, and which printers are known.

use domain::Language;

use super::{folder, terminal};
use crate::printer_figures;

#[test]
fn the_figures_are_those_of_the_bytes_and_of_nothing_else() {
    let data = folder();
    let figures = printer_figures(&terminal(&data), Some("epson-tm-t20iii")).unwrap();
    assert_eq!(figures.receipts.len(), Language::ALL.len());
    for receipt in &figures.receipts {
        let cost_at = |baud: u32| receipt.times.iter().find(|at| at.baud == baud).unwrap().seconds;
        let line = (receipt.bytes + receipt.proof_bytes) as f64 * 10.0 / 9_600.0;
        let paper = receipt.rows as f64 / 203.0 * 25.4 / f64::from(figures.speed_mm);
        assert!((cost_at(9_600) - line.max(paper)).abs() < 0.02, "{receipt:?}");
        assert!(cost_at(115_200) >= (paper - 0.02), "{receipt:?}");
        assert!(figures.to_string().contains(&receipt.bytes.to_string()));
    }
    let tamil = figures.receipts.iter().find(|receipt| receipt.language == "ta").unwrap();
    assert!(tamil.percent_of_picture <= 60 && tamil.bytes > 10_000, "{tamil:?}");
}

#[test]
fn a_profile_that_nobody_knows_is_refused_with_those_that_there_are() {
    let data = folder();
    let error = printer_figures(&terminal(&data), Some("epson")).unwrap_err();
    assert!(error.to_string().contains("epson-tm-t88"), "{error}");
    let listed = crate::printer_profiles(&terminal(&data)).unwrap();
    assert!(listed.profiles.len() >= 9 && listed.to_string().lines().count() == listed.profiles.len());
}

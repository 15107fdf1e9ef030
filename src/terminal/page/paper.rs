//! Paper on a page: what the head of a simulated printer has burnt, dot by dot, and which part of it is shown. What stands
//! on it is the citizen's own. It knows no pixel.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use devices::printer::simulated;
use zeroize::Zeroizing;

use super::{Control, Words};

/// A band of paper has at least so many rows of dots, about 10 mm.
const BAND_ROWS: usize = 80;
/// And at most so many, where no blank row comes before: a picture or a code is cut through.
const BAND_ROWS_MAX: usize = 240;
const WHITE: u8 = 0xFF;

/// A piece of paper as it came out: grey dots, row after row. A clone is the same piece; its last holder wipes it.
#[derive(Clone)]
pub struct Sheet(Arc<Piece>);

#[derive(PartialEq)]
struct Piece {
    width: usize,
    dots: Zeroizing<Vec<u8>>,
    bands: Vec<Range<usize>>,
    lines: Zeroizing<Vec<String>>,
}

/// A part of a sheet on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip<M> {
    /// The paper.
    pub sheet: Sheet,
    /// Which of its rows of dots are shown.
    pub rows: Range<usize>,
    /// What it is.
    pub says: Words,
    /// What stands on it, as far as that can be told, for private listening.
    pub text: Option<Words>,
    /// Leads to the whole of it; then the strip is a preview and pressed as a whole.
    pub opens: Option<Control<M>>,
}

impl Sheet {
    /// From dots, row after row, and the lines in the printer's own letters.
    pub(crate) fn new(width: usize, dots: Vec<u8>, lines: Vec<String>) -> Self {
        let bands = bands(width, &dots);
        Self(Arc::new(Piece { width, dots: Zeroizing::new(dots), bands, lines: Zeroizing::new(lines) }))
    }

    /// Dots across, margins and all.
    #[must_use]
    pub fn width(&self) -> usize {
        self.0.width
    }

    /// Rows of dots.
    #[must_use]
    pub fn height(&self) -> usize {
        self.0.dots.len() / self.0.width.max(1)
    }

    /// The dots of some rows, 255 where nothing was burnt.
    #[must_use]
    pub fn dots(&self, rows: &Range<usize>) -> &[u8] {
        let Piece { width, dots, .. } = &*self.0;
        let to = (rows.end * width).min(dots.len());
        dots.get(rows.start * width..to).unwrap_or_default()
    }

    /// The rows of the sheet from top to bottom, in bands that end between two lines.
    #[must_use]
    pub fn bands(&self) -> &[Range<usize>] {
        &self.0.bands
    }

    /// What stands on it in the printer's own letters, one line after the other. `None` where most of it was drawn, for
    /// the rest alone would say nothing.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let is_picture = |line: &&String| line.trim_start().starts_with("[picture");
        let lines = &self.0.lines;
        let told: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| is_told(line)).collect();
        let drawn = lines.iter().filter(is_picture).count();
        (drawn * 2 <= told.len() && !told.is_empty()).then(|| told.join(". "))
    }

    /// Whether both are the same piece, not only alike.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl From<&simulated::Paper> for Sheet {
    fn from(paper: &simulated::Paper) -> Self {
        let (width, dots) = paper.picture();
        Self::new(width, dots, paper.text.clone())
    }
}

impl PartialEq for Sheet {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || self.0 == other.0
    }
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("width", &self.width()).field("height", &self.height()).finish_non_exhaustive()
    }
}

/// Neither the mark of a picture or a code, nor a rule.
fn is_told(line: &str) -> bool {
    !line.starts_with('[') && line.chars().any(char::is_alphanumeric)
}

fn bands(width: usize, dots: &[u8]) -> Vec<Range<usize>> {
    let mut bands: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for (row, line) in dots.chunks(width.max(1)).enumerate() {
        let rows = row + 1 - from;
        let is_blank = line.iter().all(|dot| *dot == WHITE);
        if rows >= BAND_ROWS_MAX || (rows >= BAND_ROWS && is_blank) {
            bands.push(from..row + 1);
            from = row + 1;
        }
    }
    let end = dots.len() / width.max(1);
    if from < end {
        bands.push(from..end);
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sheet of one dot across whose rows are inked where `inked` says so.
    fn sheet(rows: usize, inked: impl Fn(usize) -> bool) -> Sheet {
        Sheet::new(1, (0..rows).map(|row| if inked(row) { 0 } else { WHITE }).collect(), Vec::new())
    }

    #[test]
    fn bands_end_between_two_lines_and_cover_the_sheet() {
        // Lines of 30 rows with 10 blank ones behind each; a picture of 400 rows; two lines.
        let sheet = sheet(1_000, |row| (500..900).contains(&row) || row % 40 < 30);
        let bands = sheet.bands();
        assert_eq!(bands.first(), Some(&(0..80)));
        assert!(bands.windows(2).all(|pair| pair[0].end == pair[1].start), "{bands:?}");
        assert_eq!(bands.last().map(|band| band.end), Some(1_000));
        for band in bands.iter().take(bands.len() - 1) {
            let last = sheet.dots(&(band.end - 1..band.end));
            assert!(last == [WHITE] || band.len() == BAND_ROWS_MAX, "{band:?}");
            assert!((BAND_ROWS..=BAND_ROWS_MAX).contains(&band.len()), "{band:?}");
        }
    }

    #[test]
    fn rows_beyond_the_end_are_no_rows() {
        let sheet = sheet(10, |_| true);
        assert_eq!((sheet.height(), sheet.dots(&(8..20)).len(), sheet.dots(&(30..40)).len()), (10, 2, 0));
    }

    #[test]
    fn the_words_are_told_where_most_of_them_are_letters_and_never_in_a_log() {
        let told = |lines: &[&str]| {
            let lines = lines.iter().map(|line| (*line).to_owned()).collect();
            let sheet = Sheet::new(1, vec![WHITE; 9], lines);
            assert_eq!(format!("{sheet:?}"), "Sheet { width: 1, height: 9, .. }");
            sheet.words()
        };
        let english = ["[picture 96x96]", "  Guichet", "──────", "7K4-0007-X", "[code 7K4]", "S$20.00"];
        assert_eq!(told(&english), Some("Guichet. 7K4-0007-X. S$20.00".to_owned()));
        assert_eq!(told(&["[picture 300x40]", "[picture 288x40]", "7K4-0007-X"]), None);
        assert_eq!(told(&[]), None);
    }
}

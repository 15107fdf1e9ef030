//! Documents that are added: both ways in, everything that scanner and stick can say, a file that came, and how the list and
//! the review look afterwards.

use domain::Personal;
use domain::attachment::{AttachedFile, FileKind, FileNumber};

use super::Lost;
use super::guide::Guide;
use super::sight::{self, Sight};
use crate::app::Message;
use crate::effect::documents::{DocumentsNews, EntryNumber, Listed, Offer, Plugged, Refused};
use crate::page::paper::Sheet;

/// So many files that the list has to be turned.
const FILES: u32 = 23;
const REFUSALS: [Refused; 7] =
    [Refused::Kind, Refused::TooLarge, Refused::Broken, Refused::Locked, Refused::Active, Refused::Full, Refused::Gone];
/// The preview of a picture that stands upright: a sheet with lines on it.
const PREVIEW: [usize; 2] = [212, 300];

impl Guide<'_, '_> {
    /// From the documents and back to them; two of them are added.
    pub(super) fn add_documents(&mut self) -> Result<(), Lost> {
        // The list comes once more where answers have added to it.
        if self.seen.contains(&Sight::Add) {
            return Ok(());
        }
        if !self.find_first("add-")? {
            return Ok(());
        }
        self.look("add");
        self.scan()?;
        self.press("use")?;
        self.look("documents-added");
        if !self.find_first("add-")? {
            return Ok(());
        }
        self.stick()?;
        self.press("use")?;
        self.look_through("documents-added-both")?;
        // Whoever would save now is told first that files are not kept.
        self.press("tool-finish")?;
        self.press("keep")?;
        self.look("keep-files");
        self.press("back")
    }

    fn scan(&mut self) -> Result<(), Lost> {
        self.press("way-scan")?;
        self.look("add-scan");
        for (place, refused) in (1..).zip(REFUSALS) {
            self.brings(DocumentsNews::Refused(refused))?;
            self.look(&format!("add-scan-refused-{place}"));
        }
        let file = AttachedFile { number: FileNumber(1), kind: FileKind::Pdf, bytes: 812_000, pages: Some(3) };
        self.brings(DocumentsNews::Offered(Box::new(Offer { file, name: None, preview: None })))?;
        self.look("add-file-scanned");
        Ok(())
    }

    fn stick(&mut self) -> Result<(), Lost> {
        self.press("way-stick")?;
        self.look("add-stick");
        let listed = |number: u32| Listed {
            number: EntryNumber(number),
            name: Personal::new(format!("IMG_20261122_{number:06}.jpg")),
            kind: if number.is_multiple_of(3) { FileKind::Pdf } else { FileKind::Jpeg },
            bytes: u64::from(number) * 480_000,
        };
        let there = Plugged::There((1..=FILES).map(listed).collect());
        for (name, plugged) in [
            ("add-stick-absent", Plugged::Absent),
            ("add-stick-unsafe", Plugged::Unsafe),
            ("add-stick-empty", Plugged::There(Vec::new())),
        ] {
            self.brings(DocumentsNews::Stick(plugged))?;
            self.look(name);
        }
        self.brings(DocumentsNews::Stick(there.clone()))?;
        self.look_through("add-stick-there")?;
        self.find("choose-1")?;
        self.look("add-stick-reading");
        self.brings(DocumentsNews::Refused(Refused::Active))?;
        self.brings(DocumentsNews::Stick(there))?;
        self.look("add-stick-refused");
        self.find("choose-2")?;
        let file = AttachedFile { number: FileNumber(2), kind: FileKind::Jpeg, bytes: 2_480_000, pages: None };
        let name = Some(Personal::new("IMG_20261122_000002.jpg".to_owned()));
        self.brings(DocumentsNews::Offered(Box::new(Offer { file, name, preview: Some(sheet()) })))?;
        self.look("add-file");
        Ok(())
    }

    fn brings(&mut self, news: DocumentsNews) -> Result<(), Lost> {
        let visit = self.visit()?;
        self.seen.insert(sight::of_document(&news));
        self.hear(Message::Documents { visit, news });
        Ok(())
    }
}

fn sheet() -> Sheet {
    let [width, height] = PREVIEW;
    let inked = |x: usize, y: usize| y % 14 < 5 && (20..width - 20).contains(&x) && (20..height - 20).contains(&y);
    let dots = (0..width * height).map(|at| if inked(at % width, at / width) { 70 } else { 250 });
    Sheet::new(width, dots.collect(), Vec::new())
}

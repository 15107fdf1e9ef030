//! A contact sheet: pages side by side, each a quarter as wide, so that one can look at a whole walk at once. A full
//! sheet is put down as a file and the next begun.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use terminal::draw::{Picture, Screen};

use crate::roof::rehearsal::album::write_png;

/// The longer side of a page on a sheet, in pixels.
const LONG_PX: u32 = 480;
/// Between the pages, in pixels.
const GAP_PX: u32 = 12;
/// What lies between them: a grey that no theme has.
const GREY: [u8; 4] = [120, 120, 124, 255];

pub(crate) struct Sheet {
    folder: PathBuf,
    name: String,
    /// Pixels of a page to one of the sheet, each way.
    reduction: u32,
    page: (u32, u32),
    columns: u32,
    rows: u32,
    pages: Vec<Vec<u8>>,
    put_down: usize,
}

impl Sheet {
    pub(crate) fn new(folder: PathBuf, name: String, screen: Screen) -> Self {
        let reduction = screen.width.max(screen.height).div_ceil(LONG_PX).max(1);
        let page = (screen.width / reduction, screen.height / reduction);
        let (columns, rows) = if page.0 > page.1 { (4, 7) } else { (8, 4) };
        Self { folder, name, reduction, page, columns, rows, pages: Vec::new(), put_down: 0 }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn add(&mut self, picture: &Picture) -> anyhow::Result<()> {
        self.pages.push(self.reduced(picture));
        if self.pages.len() < (self.columns * self.rows) as usize { Ok(()) } else { self.put_down() }
    }

    /// Writes what there is; nothing, if the sheet is empty.
    pub(crate) fn put_down(&mut self) -> anyhow::Result<()> {
        if self.pages.is_empty() {
            return Ok(());
        }
        self.put_down += 1;
        std::fs::create_dir_all(&self.folder)
            .with_context(|| format!("the folder {} cannot be made", self.folder.display()))?;
        let picture = self.laid_out();
        self.pages.clear();
        write_png(&self.folder.join(format!("{}-sheet-{}.png", self.name, self.put_down)), &picture)
    }

    /// The mean of each square of pixels.
    fn reduced(&self, picture: &Picture) -> Vec<u8> {
        let (width, height) = self.page;
        let side = self.reduction as usize;
        let line = picture.width as usize * 4;
        let mut small = Vec::with_capacity((width * height * 4) as usize);
        for (y, x) in (0..height as usize).flat_map(|y| (0..width as usize).map(move |x| (y, x))) {
            let mut sums = [0_usize; 4];
            for dy in 0..side {
                let from = (y * side + dy) * line + x * side * 4;
                let pixels = picture.rgba.get(from..from + side * 4).unwrap_or_default();
                for pixel in pixels.chunks_exact(4) {
                    sums.iter_mut().zip(pixel).for_each(|(sum, part)| *sum += usize::from(*part));
                }
            }
            small.extend(sums.map(|sum| (sum / (side * side)) as u8));
        }
        small
    }

    fn laid_out(&self) -> Picture {
        let (page_width, page_height) = self.page;
        let columns = self.columns.min(self.pages.len() as u32).max(1);
        let rows = (self.pages.len() as u32).div_ceil(columns);
        let width = columns * (page_width + GAP_PX) + GAP_PX;
        let height = rows * (page_height + GAP_PX) + GAP_PX;
        let mut rgba = GREY.repeat((width * height) as usize);
        for (place, page) in (0_u32..).zip(&self.pages) {
            let left = GAP_PX + place % columns * (page_width + GAP_PX);
            let top = GAP_PX + place / columns * (page_height + GAP_PX);
            for (y, line) in (top..).zip(page.chunks_exact(page_width as usize * 4)) {
                let from = ((y * width + left) * 4) as usize;
                if let Some(target) = rgba.get_mut(from..from + line.len()) {
                    target.copy_from_slice(line);
                }
            }
        }
        Picture { width, height, rgba }
    }
}

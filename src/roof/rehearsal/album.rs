//! The album of a rehearsal: each page as a picture and as speech, in the order in which the citizen met them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use terminal::app::Message;
use terminal::draw::{Painter, Picture, Screen};
use terminal::look::Look;
use terminal::page::{Page, Privacy};

use crate::roof::report::PageReport;

/// Pictures and speech so far.
pub(crate) struct Album {
    out: PathBuf,
    screen: Screen,
    painter: Painter,
    last: Option<Page<Message>>,
    asked: Option<(Page<Message>, Look, bool)>,
    pub(crate) pages: Vec<PageReport>,
    pub(crate) draw_ms_max: u64,
}

impl Album {
    pub(crate) fn new(out: PathBuf, screen: Screen) -> Self {
        Self { out, screen, painter: Painter::new(), last: None, asked: None, pages: Vec::new(), draw_ms_max: 0 }
    }

    /// Keeps a page, unless it looks as the one before.
    pub(crate) fn keep(&mut self, page: &Page<Message>, look: &Look) -> anyhow::Result<()> {
        if self.last.as_ref() == Some(page) {
            return Ok(());
        }
        let began = crate::roof::clock::now();
        let picture = self.painter.draw(page, None, look, self.screen);
        let drawn_ms = u64::try_from(crate::roof::clock::now().duration_since(began).as_millis()).unwrap_or(0);
        if !self.pages.is_empty() {
            // The first picture loads the fonts as well.
            self.draw_ms_max = self.draw_ms_max.max(drawn_ms);
        }
        let overflow_px = self.painter.fits(page, look, self.screen).overflow_px;
        let png = format!("pages/{:02}-{}.png", self.pages.len() + 1, page.id.0);
        write_png(&self.out.join(&png), &picture)?;
        // A rehearsal hears what the citizen hears with headphones.
        let spoken = page.spoken(Privacy::Private);
        self.pages.push(PageReport { id: page.id.0.clone(), png, spoken, overflow_px });
        self.last = Some(page.clone());
        Ok(())
    }

    /// Whether a page finds room; what was asked last is remembered, for a page is asked after at every tick.
    pub(crate) fn fits(&mut self, page: &Page<Message>, look: &Look) -> bool {
        if let Some((asked, asked_look, fits)) = &self.asked
            && asked == page
            && asked_look == look
        {
            return *fits;
        }
        let fits = self.painter.fits(page, look, self.screen).overflow_px == 0;
        self.asked = Some((page.clone(), look.clone(), fits));
        fits
    }

    /// Everything spoken, page by page.
    pub(crate) fn speech(&self) -> String {
        let mut speech = String::new();
        for page in &self.pages {
            speech.push_str(&format!("[{}]\n", page.id));
            for sentence in &page.spoken {
                speech.push_str(sentence);
                speech.push('\n');
            }
            speech.push('\n');
        }
        speech
    }
}

/// Writes a picture as PNG.
pub(crate) fn write_png(path: &Path, picture: &Picture) -> anyhow::Result<()> {
    let file = fs::File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
    let mut encoder = png::Encoder::new(std::io::BufWriter::new(file), picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&picture.rgba));
    written.with_context(|| format!("{} cannot be written", path.display()))
}

//! The wall of one walk: each stop is inspected, and drawn in every theme that is wanted. What goes wrong with a file is
//! kept until the end of the walk, for the tour knows no files.

use std::path::PathBuf;

use anyhow::Context as _;
use domain::Language;
use terminal::draw::Painter;
use terminal::look::{Look, TextSize, Theme};
use terminal::tour::Stop;

use crate::roof::gallery::sheet::Sheet;
use crate::roof::gallery::{Ground, Hung, Place};
use crate::roof::rehearsal::album::write_png;

pub(crate) struct Wall<'a> {
    ground: &'a Ground,
    language: Language,
    text_size: TextSize,
    place: &'a Place,
    painter: &'a mut Painter,
    hung: Vec<Hung>,
    sheets: Vec<(Theme, Sheet)>,
    failed: Option<anyhow::Error>,
}

impl<'a> Wall<'a> {
    pub(crate) fn new(
        ground: &'a Ground,
        language: Language,
        text_size: TextSize,
        place: &'a Place,
        painter: &'a mut Painter,
    ) -> Self {
        let mut sheets = Vec::new();
        if let Some(out) = &ground.out {
            let folder = |theme| out.join(language.tag()).join(theme_name(theme)).join(text_name(text_size));
            let sheet = |theme: &Theme| (*theme, Sheet::new(folder(*theme), place.name.clone(), place.screen));
            sheets = ground.themes.iter().map(sheet).collect();
        }
        Self { ground, language, text_size, place, painter, hung: Vec::new(), sheets, failed: None }
    }

    /// Inspects a stop and draws it.
    pub(crate) fn hang(&mut self, stop: Stop) {
        let found = self.painter.inspect(&stop.page, &stop.look, self.place.screen);
        let mut mistakes = found.mistakes();
        if self.place.may_fold(self.text_size, &stop) && found.overflow_px > 0 {
            mistakes.remove(0);
        }
        self.hung.push(Hung {
            language: self.language.tag(),
            text: text_name(self.text_size),
            screen: self.place.name.clone(),
            name: stop.name.clone(),
            page: stop.page.id.0.clone(),
            overflow_px: found.overflow_px,
            cut: found.cut,
            split: found.split,
            missing: found.missing,
            small: found.small,
            near: found.near,
            outside: found.outside,
            covered: found.covered,
            cramped: found.cramped,
            faint: found.faint,
            mistakes,
        });
        if self.failed.is_none()
            && let Err(error) = self.draw(&stop)
        {
            self.failed = Some(error);
        }
    }

    fn draw(&mut self, stop: &Stop) -> anyhow::Result<()> {
        for (theme, sheet) in &mut self.sheets {
            let look = Look { theme: *theme, ..stop.look.clone() };
            let picture = self.painter.draw(&stop.page, stop.behind.as_ref(), &look, self.place.screen);
            if self.ground.singly {
                let folder: PathBuf = sheet.folder().join(&self.place.name);
                std::fs::create_dir_all(&folder)
                    .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
                write_png(&folder.join(format!("{:03}-{}.png", self.hung.len(), stop.name)), &picture)?;
            }
            sheet.add(&picture)?;
        }
        Ok(())
    }

    /// Everything that was hung.
    pub(crate) fn finish(mut self) -> anyhow::Result<Vec<Hung>> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        for (_, sheet) in &mut self.sheets {
            sheet.put_down()?;
        }
        Ok(self.hung)
    }
}

/// A text size as a folder and an argument name it.
fn text_name(size: TextSize) -> &'static str {
    match size {
        TextSize::Small => "small",
        TextSize::Default => "default",
        TextSize::Large => "large",
        TextSize::Largest => "largest",
    }
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::HighContrast => "high-contrast",
        Theme::LowGlare => "low-glare",
    }
}

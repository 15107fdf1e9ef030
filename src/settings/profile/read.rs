//! A profile's file: read key by key with every mistake at once. What it does not say it takes from the profile that it
//! is like.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use crate::Problem;
use crate::problem::text_of;
use crate::profile::{
    Clear, CodePage, CodeTable, Codes, Cutter, Ejector, Flow, Kanji, NearEnd, Profile, Proof, Verified,
};
use crate::reader::{Source, Table};
use crate::terminal::baud;

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../kiosk-config/printers/", $name, ".toml")))),*]
    };
}

/// The files that come with the program. One that is like another stands anywhere; the other is written out in full.
const SHIPPED: &[(&str, &str)] = shipped![
    "custom-kpm210",
    "custom-vkp80",
    "epson-tm-m30",
    "epson-tm-t20iii",
    "epson-tm-t20iii-zh",
    "epson-tm-t88",
    "generic-58",
    "generic-80",
    "star-escpos",
];

/// Wider heads do not exist, and a strip of 64 rows has to stay shorter than the zeros that find a lost printer again.
const DOTS: RangeInclusive<u32> = 256..=960;

pub(super) fn built_in() -> Vec<Profile> {
    // A mistake in a file of ours fails a test; here the profile would be missing.
    overlay(Vec::new(), files_of(SHIPPED)).unwrap_or_default()
}

fn files_of(files: &[(&str, &str)]) -> Vec<(PathBuf, String)> {
    files.iter().map(|(name, text)| (PathBuf::from(format!("{name}.toml")), (*text).to_owned())).collect()
}

/// The built-in profiles under those of a folder; a folder that is not there has none.
pub(super) fn folder(dir: &Path) -> Result<Vec<Profile>, Vec<Problem>> {
    let listed = match std::fs::read_dir(dir) {
        Ok(listed) => listed,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(built_in()),
        Err(cause) => {
            let message = format!("cannot be read ({cause})");
            return Err(vec![Problem { file: dir.to_owned(), line: 1, message }]);
        }
    };
    let mut paths: Vec<PathBuf> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        match text_of(&path) {
            Ok(text) => files.push((path, text)),
            Err(more) => problems.extend(more),
        }
    }
    match overlay(built_in(), files) {
        Ok(profiles) if problems.is_empty() => Ok(profiles),
        Ok(_) => Err(problems),
        Err(more) => Err([problems, more].concat()),
    }
}

/// Reads files over profiles that are there already. Those written out in full come first, so that others can be like
/// them.
pub(super) fn overlay(
    mut known: Vec<Profile>,
    mut files: Vec<(PathBuf, String)>,
) -> Result<Vec<Profile>, Vec<Problem>> {
    files.sort_by_key(|(_, text)| text.lines().any(|line| line.trim_start().starts_with("like")));
    let mut problems = Vec::new();
    for (file, text) in files {
        match read(&file, &text, &known) {
            Ok(profile) => {
                known.retain(|other| other.name != profile.name);
                known.push(profile);
            }
            Err(more) => problems.extend(more),
        }
    }
    known.sort_by(|one, other| one.name.cmp(&other.name));
    problems.sort_by(|one, other| one.file.cmp(&other.file));
    if problems.is_empty() { Ok(known) } else { Err(problems) }
}

fn read(file: &Path, text: &str, known: &[Profile]) -> Result<Profile, Vec<Problem>> {
    let source = Source::new(file, text);
    let tree = source.parse();
    let table = Table::whole(&source, &tree);
    let name = name(&table, file);
    let like = like(&table, known);
    let like = like.as_ref();
    let keys = Keys { table: &table, like };
    let profile = keys.profile(name);
    table.finish();
    source.result(profile)
}

fn name(table: &Table<'_, '_>, file: &Path) -> Option<String> {
    let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || name.len() > 40 || !name.chars().all(fits) {
        table
            .wrong("model", "a printer's file is named in small letters, digits and hyphens, such as maker-model.toml");
        return None;
    }
    Some(name)
}

fn like(table: &Table<'_, '_>, known: &[Profile]) -> Option<Profile> {
    let name = table.text_if("like")?;
    let found = known.iter().find(|profile| profile.name == name);
    if found.is_none() {
        // Any other stands in for it, so that what it would have said is not missed too.
        let names: Vec<&str> = known.iter().map(|profile| profile.name.as_str()).collect();
        table.wrong("like", format!("nobody knows the printer profile \"{name}\"; there are {}", names.join(", ")));
        return known.first().cloned();
    }
    found.cloned()
}

/// The keys of a file over the profile that it is like.
struct Keys<'k, 's, 'a> {
    table: &'k Table<'s, 'a>,
    like: Option<&'k Profile>,
}

impl Keys<'_, '_, '_> {
    fn profile(&self, name: Option<String>) -> Option<Profile> {
        let model = self.table.text("model");
        let verified = self.verified();
        let dots = self.dots();
        let (columns, columns_small) = self.columns(dots);
        let dpi = self.number("dpi", |it| it.dpi.into(), 100..=600);
        let code_page = self.code_page();
        let (kanji, codes) = (self.kanji(), self.codes());
        let (proof, clear) = (self.proof(), self.clear());
        let (flow, factory_baud) = (self.flow(), self.factory_baud());
        let (buffer, window) = self.memory();
        let speed = self.number("speed_mm", |it| u32::from(it.speed / 10), 20..=600);
        let cutter = self.cutter();
        let cut_feed_rows = self.number("cut_feed_rows", |it| it.cut_feed_rows.into(), 0..=600);
        let (ejector, near_end) = (self.ejector(), self.near_end());
        let units = self.number("motion_units", |it| it.motion_units.map_or(0, u32::from), 0..=255);
        Some(Profile {
            name: name?,
            model: model?,
            verified: verified?,
            dots: short(dots?),
            dpi: short(dpi?),
            columns: short(columns?),
            columns_small: short(columns_small?),
            code_page: code_page?,
            kanji: kanji?,
            codes: codes?,
            proof: proof?,
            clear: clear?,
            flow: flow?,
            baud: None,
            factory_baud: factory_baud?,
            buffer: buffer?,
            window: window?,
            speed: short(speed? * 10),
            cutter: cutter?,
            cut_feed_rows: short(cut_feed_rows?),
            ejector: ejector?,
            near_end: near_end?,
            motion_units: units.and_then(|units| u8::try_from(units).ok()).filter(|units| *units != 0),
        })
    }

    fn number(&self, key: &'static str, of: impl Fn(&Profile) -> u32, limits: RangeInclusive<u32>) -> Option<u32> {
        match self.like {
            Some(like) => self.table.number_or(key, of(like), limits),
            None => self.table.number(key, limits),
        }
    }

    fn word<T: Copy>(&self, key: &'static str, of: impl Fn(&Profile) -> T, words: &[(&str, T)]) -> Option<T> {
        match self.like {
            Some(like) if !self.table.has(key) => Some(of(like)),
            Some(_) | None => self.table.word(key, words),
        }
    }

    /// Not taken from another: nobody has stood in front of this one because somebody has in front of that.
    fn verified(&self) -> Option<Verified> {
        if !self.table.has("verified") {
            return Some(Verified::ByManuals);
        }
        self.table.word("verified", &[("manuals", Verified::ByManuals), ("hardware", Verified::OnHardware)])
    }

    fn dots(&self) -> Option<u32> {
        let dots = self.number("dots", |it| it.dots.into(), DOTS)?;
        if !dots.is_multiple_of(8) {
            self.table.wrong("dots", "\"dots\" has to be a multiple of 8, because pictures are sent in bytes");
        }
        Some(dots)
    }

    fn columns(&self, dots: Option<u32>) -> (Option<u32>, Option<u32>) {
        let columns = self.number("columns", |it| it.columns.into(), 20..=80);
        let small = self.number("columns_small", |it| it.columns_small.into(), 20..=120);
        for (key, count, cell) in [("columns", columns, 12), ("columns_small", small, 9)] {
            if let (Some(count), Some(dots)) = (count, dots)
                && count * cell > dots
            {
                let most = dots / cell;
                self.table.wrong(key, format!("\"{key}\" has to be {most} or less: a letter is {cell} dots wide"));
            }
        }
        (columns, small)
    }

    fn code_page(&self) -> Option<CodePage> {
        let number = self.number("code_page", |it| it.code_page.number.into(), 0..=255)?;
        let tables = [
            ("pc437", CodeTable::Pc437),
            ("pc850", CodeTable::Pc850),
            ("pc858", CodeTable::Pc858),
            ("wpc1252", CodeTable::Wpc1252),
        ];
        let table = self.word("code_table", |it| it.code_page.table, &tables)?;
        Some(CodePage { number: u8::try_from(number).ok()?, table })
    }

    fn kanji(&self) -> Option<Kanji> {
        let words = [("absent", Kanji::Absent), ("unused", Kanji::Unused), ("gb18030", Kanji::Gb18030)];
        self.word("chinese", |it| it.kanji, &words)
    }

    fn codes(&self) -> Option<Codes> {
        self.word("codes", |it| it.codes, &[("native", Codes::Native), ("drawn", Codes::Drawn)])
    }

    fn proof(&self) -> Option<Proof> {
        let words = [("process-ids", Proof::ProcessIds), ("queued-status", Proof::QueuedStatus)];
        self.word("proof", |it| it.proof, &words)
    }

    fn clear(&self) -> Option<Clear> {
        let words = [("confirmed", Clear::Confirmed), ("by-running-empty", Clear::ByRunningEmpty)];
        self.word("clear", |it| it.clear, &words)
    }

    fn flow(&self) -> Option<Flow> {
        let words = [("xon-xoff", Flow::XonXoff), ("dsr", Flow::DataSetReady), ("none", Flow::Absent)];
        self.word("flow", |it| it.flow, &words)
    }

    fn factory_baud(&self) -> Option<u32> {
        match self.like {
            Some(like) if !self.table.has("baud") => Some(like.factory_baud),
            // The rates are checked where all rates are; no default fits, so that it has to be written down.
            Some(_) | None => self.table.number("baud", 1..=u32::MAX).and_then(|_| baud(self.table, 0)),
        }
    }

    fn memory(&self) -> (Option<usize>, Option<usize>) {
        let long = |bytes: u32| usize::try_from(bytes).unwrap_or(usize::MAX);
        let like = |of: fn(&Profile) -> usize| move |it: &Profile| u32::try_from(of(it)).unwrap_or(u32::MAX);
        let buffer = self.number("buffer", like(|it| it.buffer), 16..=1_048_576);
        let full = self.number("full_mark", like(|it| it.buffer - it.window), 0..=65_535);
        if let (Some(buffer), Some(full)) = (buffer, full)
            && full >= buffer
        {
            self.table.wrong("full_mark", format!("\"full_mark\" has to be less than \"buffer\", which is {buffer}"));
            return (Some(long(buffer)), None);
        }
        (buffer.map(long), buffer.zip(full).map(|(buffer, full)| long(buffer - full)))
    }

    fn cutter(&self) -> Option<Cutter> {
        let words = [("full", Cutter::Full), ("partial", Cutter::Partial), ("none", Cutter::Absent)];
        self.word("cutter", |it| it.cutter, &words)
    }

    fn ejector(&self) -> Option<Ejector> {
        self.word("ejector", |it| it.ejector, &[("absent", Ejector::Absent), ("custom", Ejector::Custom)])
    }

    fn near_end(&self) -> Option<NearEnd> {
        let words = [("absent", NearEnd::Absent), ("warns", NearEnd::Warns), ("stops", NearEnd::Stops)];
        self.word("near_end", |it| it.near_end, &words)
    }
}

/// Numbers here have been held to limits that fit.
fn short(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

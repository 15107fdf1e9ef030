//! The tables of the British licence finder, and a catalogue of them. The benchmark loads it too.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use catalogue::Files;

/// What is said where the tables do not lie beside the project.
pub(crate) const SKIPPED: &str =
    "skipped: the tables of the British licence finder are not in ../shared/data/uk-licence-finder";

pub(crate) const NATIONS: [&str; 4] = ["england", "scotland", "wales", "northern_ireland"];

/// A row of a table by the names of its columns.
pub(crate) type Row = BTreeMap<String, String>;

pub(crate) struct Finder {
    pub(crate) licences: Vec<Row>,
    pub(crate) activities: Vec<Row>,
    /// By sector: its name and that of its division.
    sectors: BTreeMap<String, (String, String)>,
    pub(crate) offered: BTreeMap<String, BTreeSet<String>>,
    /// Sector, activity, licence.
    pub(crate) rows: Vec<(String, String, String)>,
}

/// The tables; none where the data does not lie beside the project.
pub(crate) fn finder() -> Option<Finder> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/uk-licence-finder");
    if !dir.is_dir() {
        return None;
    }
    let read = |name: &str| table(&dir.join(name));
    let cell = |row: &Row, name: &str| row[name].clone();
    let rows: Vec<_> = read("sector_activity_licence.csv")
        .iter()
        .map(|row| (cell(row, "sector_id"), cell(row, "activity_id"), cell(row, "licence_id")))
        .collect();
    let mut sectors: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (sector, ..) in &rows {
        // Two sectors of the rows stand in no table of sectors.
        sectors.entry(sector.clone()).or_insert_with(|| (format!("Sector {sector}"), "Others".to_owned()));
    }
    for row in read("sectors.csv") {
        sectors.insert(cell(&row, "sector_id"), (cell(&row, "sector"), cell(&row, "division")));
    }
    let mut offered: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in read("sector_activity.csv") {
        offered.entry(cell(&row, "sector_id")).or_default().insert(cell(&row, "activity_id"));
    }
    Some(Finder { licences: read("licences.csv"), activities: read("activities.csv"), sectors, offered, rows })
}

fn table(file: &PathBuf) -> Vec<Row> {
    let text = fs::read_to_string(file).unwrap();
    let mut lines = text.lines().map(cells);
    let names = lines.next().unwrap();
    lines.map(|cells| names.iter().cloned().zip(cells).collect()).collect()
}

/// The cells of a line; one in quotes may hold commas, and quotes twice.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => cell.extend(characters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    cells.push(cell);
    cells
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

fn list<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.map(quoted).collect::<Vec<_>>().join(", ")
}

impl Finder {
    /// The code of the area that regulates a licence: AA, AB and so on.
    fn areas(&self) -> BTreeMap<&str, String> {
        let areas: BTreeSet<&str> = self.licences.iter().map(|row| row["regulation_area"].as_str()).collect();
        let letter = |place: usize| char::from(b'A' + u8::try_from(place).unwrap());
        areas.into_iter().enumerate().map(|(n, area)| (area, format!("{}{}", letter(n / 26), letter(n % 26)))).collect()
    }

    /// The id of each licence in the catalogue.
    pub(crate) fn ids(&self) -> BTreeMap<&str, String> {
        let areas = self.areas();
        let id =
            |row: &Row| format!("{}-l{}", areas[row["regulation_area"].as_str()].to_lowercase(), row["licence_id"]);
        self.licences.iter().map(|row| (row["licence_id"].as_str(), id(row))).collect()
    }

    pub(crate) fn files(&self) -> Files {
        let mut files = Files::default();
        let divisions: BTreeSet<&str> = self.sectors.values().map(|(_, division)| division.as_str()).collect();
        let divisions: BTreeMap<&str, String> =
            divisions.into_iter().enumerate().map(|(n, division)| (division, format!("d{n}"))).collect();
        let mut header =
            "id = \"uk\"\nversion = \"2023\"\nissued = 2023-07-25\ncurrency = \"GBP\"\nlanguages = [\"en\"]\n\
                          sample = true\nsections = [{ id = \"trade\", title = \"Your trade\" }]\n"
                .to_owned();
        for (title, id) in &divisions {
            writeln!(header, "[[sectors]]\nid = \"{id}\"\ntitle = {}\nicon = \"store\"", quoted(title)).unwrap();
        }
        files.put("catalogue.toml", header);
        let mut agencies = String::new();
        for (area, code) in self.areas() {
            writeln!(agencies, "[[agency]]\nid = \"{code}\"\nname = {}\ncontact = \"gov.uk\"", quoted(area)).unwrap();
        }
        files.put("agencies.toml", agencies);
        files.put("questions/trade.toml", self.questions());
        self.put_licences(&mut files);
        files.put("intents.toml", self.intents(&divisions));
        files
    }

    fn questions(&self) -> String {
        let mut text =
            "[[question]]\nid = \"place.nation\"\ntype = \"choice\"\nsection = \"trade\"\nlabel = \"Where?\"\n"
                .to_owned();
        for nation in NATIONS {
            writeln!(text, "[[question.options]]\nid = \"{nation}\"\nlabel = \"{nation}\"").unwrap();
        }
        text += "[[question]]\nid = \"trade.does\"\ntype = \"choices\"\nsection = \"trade\"\nlabel = \"What will you do?\"\n";
        for row in &self.activities {
            let label = quoted(&row["activity"]);
            writeln!(text, "[[question.options]]\nid = \"a{}\"\nlabel = {label}", row["activity_id"]).unwrap();
        }
        text
    }

    fn put_licences(&self, files: &mut Files) {
        let mut activities: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (_, activity, licence) in &self.rows {
            activities.entry(licence).or_default().insert(activity);
        }
        let areas = self.areas();
        for row in &self.licences {
            let does: Vec<String> =
                activities[row["licence_id"].as_str()].iter().map(|id| format!("'a{id}'")).collect();
            let mut applies = format!("trade.does.exists(a, a in [{}])", does.join(", "));
            let nations: Vec<String> =
                NATIONS.iter().filter(|nation| row[**nation] == "1").map(|nation| format!("'{nation}'")).collect();
            if row["all_uk"] != "1" && nations.len() < NATIONS.len() {
                write!(applies, " && place.nation in [{}]", nations.join(", ")).unwrap();
            }
            let code = &areas[row["regulation_area"].as_str()];
            let text = format!(
                "title = {}\nagency = \"{code}\"\nversion = \"1\"\nsummary = {}\nkeywords = [{}]\napplies = {}\n\
                 because = \"You do what it is for.\"\nnot_because = \"You do nothing it is for.\"\n\
                 asks = [\"place.nation\"]\nwho = \"Anyone\"\nnext_steps = \"See the agency's page.\"\n",
                quoted(&row["licence"]),
                quoted(&row["regulation_area"]),
                quoted(&row["regulation_area"]),
                quoted(&applies),
            );
            files.put(format!("licences/{}/l{}.toml", code.to_lowercase(), row["licence_id"]), text);
        }
    }

    fn intents(&self, divisions: &BTreeMap<&str, String>) -> String {
        let ids = self.ids();
        let mut candidates: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (sector, _, licence) in &self.rows {
            candidates.entry(sector).or_default().insert(&ids[licence.as_str()]);
        }
        let mut text = String::new();
        for (sector, (title, division)) in &self.sectors {
            let licences = candidates.get(sector.as_str()).into_iter().flatten().copied();
            writeln!(
                text,
                "[[intent]]\nid = \"s{sector}\"\ntitle = {}\nsummary = {}\nsector = \"{}\"\nicon = \"store\"\n\
                 keywords = [{}]\ncandidates = [{}]",
                quoted(title),
                quoted(division),
                divisions[division.as_str()],
                quoted(title),
                list(licences),
            )
            .unwrap();
        }
        text
    }
}

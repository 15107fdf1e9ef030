//! `catalogue.toml`: what the catalogue is called, its languages, its sections and sectors.

use std::path::Path;

use domain::{Currency, Date, Language};

use crate::{Catalogue, Section, Sector};

use super::{Place, Table, Tables, no_words};

/// Reads the header; a missing or broken one is reported and stands as an empty catalogue.
pub(crate) fn read(tables: &Tables<'_>) -> Catalogue {
    let mistakes = tables.mistakes;
    tables.file("catalogue.toml", read_table).unwrap_or_else(|| {
        let at = Place::new(Path::new("catalogue.toml"), 1);
        mistakes.error(&at, "the file is missing; add it with id, version, issued, currency and languages");
        empty()
    })
}

fn read_table(table: &Table<'_>) -> Catalogue {
    let mut catalogue = empty();
    catalogue.id = table.text("id").unwrap_or_default();
    catalogue.version = table.text("version").unwrap_or_default();
    if let Some(issued) = table.date("issued") {
        catalogue.issued = issued;
    }
    if let Some(currency) = table.parsed("currency") {
        catalogue.currency = currency;
    }
    catalogue.sample = table.flag("sample", false);
    catalogue.notice = table.words_if("notice", "catalogue-notice");
    catalogue.languages = table.list::<Language>("languages").into_iter().map(|(language, _)| language).collect();
    table.note("catalogue", "languages");
    if catalogue.languages.is_empty() {
        table.error("languages", "\"languages\" names no language; add for example languages = [\"en\", \"ms\"]");
    }
    for section in table.tables("sections") {
        let Some(id) = section.id::<String>("", "section") else { continue };
        let title = section.words("title", &format!("section-{id}-title"));
        catalogue.sections.push(Section { id, title });
        section.finish();
    }
    for sector in table.tables("sectors") {
        let Some(id) = sector.id::<String>("", "sector") else { continue };
        let title = sector.words("title", &format!("sector-{id}-title"));
        sector.note(&format!("sector {id}"), "icon");
        let icon = sector.text("icon").unwrap_or_default();
        catalogue.sectors.push(Sector { id, title, icon });
        sector.finish();
    }
    table.finish();
    catalogue
}

#[expect(clippy::expect_used, reason = "the code of a currency that exists")]
fn empty() -> Catalogue {
    Catalogue {
        id: String::new(),
        version: String::new(),
        issued: Date::constant(2026, 1, 1),
        currency: "XXX".parse::<Currency>().expect("three letters"),
        sample: false,
        notice: None,
        languages: Vec::new(),
        agencies: std::collections::BTreeMap::new(),
        sections: Vec::new(),
        questions: std::collections::BTreeMap::new(),
        licences: std::collections::BTreeMap::new(),
        listed: std::collections::BTreeMap::new(),
        intents: Vec::new(),
        sectors: Vec::new(),
        faqs: Vec::new(),
        cases: Vec::new(),
        named: 0,
        texts: Vec::new(),
        words: no_words(),
        index: std::sync::OnceLock::new(),
        leaning: std::collections::HashMap::new(),
    }
}

//! `listed/<agency>.toml`: licences that are applied for elsewhere.

use std::collections::BTreeMap;
use std::path::Path;

use domain::{AgencyId, LicenceId};

use crate::Listed;

use super::{Desk, Table, lower};

/// What these are called in sentences.
const LISTED: &str = "listed licence";

/// Reads one file of listed licences and adds them.
pub(crate) fn read(path: &Path, table: &Table<'_>, desk: &Desk<'_>, listed: &mut BTreeMap<LicenceId, Listed>) {
    for entry in table.tables("listed") {
        let Some(id) = entry.id::<LicenceId>("", LISTED) else { continue };
        let one = one(path, &id, &entry);
        if one.is_none() {
            desk.mistakes.spoil(LISTED.to_owned());
        }
        listed.extend(one.map(|one| (id, one)));
        entry.finish();
    }
    table.finish();
}

fn one(path: &Path, id: &LicenceId, entry: &Table<'_>) -> Option<Listed> {
    let key = format!("listed-{id}");
    entry.note(&format!("{LISTED} {id}"), "agency");
    let agency = entry.parsed::<AgencyId>("agency");
    let mut is_its_own = true;
    if let Some(agency) = &agency {
        let folder = lower(agency);
        if path != Path::new("listed").join(format!("{folder}.toml")) {
            entry.error("agency", format!("the licence stands in another file; move it to listed/{folder}.toml"));
        } else if !id.as_str().starts_with(&format!("{folder}-")) {
            entry.error("id", format!("an id begins with its agency; write \"{folder}-\" and a name"));
            is_its_own = false;
        }
    }
    let (title, summary) =
        (entry.words("title", &format!("{key}-title")), entry.words("summary", &format!("{key}-summary")));
    let place = entry.words("where", &format!("{key}-where"));
    let keywords = entry.texts("keywords").into_iter().map(|(word, _)| word).collect();
    is_its_own.then_some(Listed { id: id.clone(), title, agency: agency?, summary, place, keywords })
}

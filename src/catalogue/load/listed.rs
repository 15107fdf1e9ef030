//! `listed/<agency>.toml`: licences that are applied for elsewhere.

use std::collections::BTreeMap;
use std::path::Path;

use domain::{AgencyId, LicenceId};

use crate::Listed;

use super::{Desk, Table, lower};

/// Reads one file of listed licences and adds them.
pub(crate) fn read(path: &Path, table: &Table<'_>, desk: &Desk<'_>, listed: &mut BTreeMap<LicenceId, Listed>) {
    for entry in table.tables("listed") {
        if let Some(id) = entry.parsed::<LicenceId>("id") {
            if !desk.mistakes.note(format!("listed {id}"), entry.at().clone()) {
                entry.error("id", format!("there is a listed licence {id} already; give this one another id"));
                continue;
            }
            listed.extend(one(path, &id, &entry).map(|one| (id, one)));
        }
        entry.finish();
    }
    table.finish();
}

fn one(path: &Path, id: &LicenceId, entry: &Table<'_>) -> Option<Listed> {
    let key = format!("listed-{id}");
    entry.note(&format!("listed {id}"), "agency");
    let agency = entry.parsed::<AgencyId>("agency");
    if let Some(agency) = &agency {
        let folder = lower(agency);
        if path != Path::new("listed").join(format!("{folder}.toml")) {
            entry.error("agency", format!("the licence stands in another file; move it to listed/{folder}.toml"));
        }
        if !id.as_str().starts_with(&format!("{folder}-")) {
            entry.error("id", format!("an id begins with its agency; write \"{folder}-\" and a name"));
        }
    }
    let (title, summary) =
        (entry.words("title", &format!("{key}-title")), entry.words("summary", &format!("{key}-summary")));
    let place = entry.words("where", &format!("{key}-where"));
    let keywords = entry.texts("keywords").into_iter().map(|(word, _)| word).collect();
    Some(Listed { id: id.clone(), title, agency: agency?, summary, place, keywords })
}

//! A catalogue of an agency's making. It is refused with its mistakes, or it is whole: then every word of it can be searched
//! and shown.

use catalogue::{Files, read};
use domain::Language;

use crate::bundle;

/// The one that the tests of `technician` use too.
const BASE: [(&str, &str); 5] = [
    ("catalogue.toml", include_str!("../../src/catalogue/tests/small/catalogue.toml")),
    ("agencies.toml", include_str!("../../src/catalogue/tests/small/agencies.toml")),
    ("questions/trade.toml", include_str!("../../src/catalogue/tests/small/questions/trade.toml")),
    ("licences/sfa/food.toml", include_str!("../../src/catalogue/tests/small/licences/sfa/food.toml")),
    ("intents.toml", include_str!("../../src/catalogue/tests/small/intents.toml")),
];

/// The files of the bundle stand in the place of those of a small sound catalogue, or beside them.
pub(crate) fn run(data: &[u8]) {
    let mut files = Files::default();
    for (path, text) in BASE {
        files.put(path, text);
    }
    for (path, text) in bundle::files(data) {
        // As a file is read: what is no text is told before anything is parsed.
        let Ok(text) = String::from_utf8(text) else { continue };
        files.put(path, text);
    }
    match read(&files) {
        Ok(loaded) => {
            for language in Language::ALL {
                for hit in loaded.catalogue.search("food shop 8", language) {
                    let _ = format!("{hit:?}");
                }
            }
            for licence in loaded.catalogue.licences.values() {
                let _ = loaded.catalogue.say(&licence.title, Language::English).len();
            }
        }
        Err(problems) => assert!(!problems.is_empty(), "refused without a reason"),
    }
}

/// The small catalogue, whole and by files, and some of the shipped one's.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = vec![bundle::of(BASE.map(|(path, text)| (path, text.as_bytes())))];
    seeds.extend(BASE.map(|(path, text)| bundle::of([(path, text.as_bytes())])));
    let shipped = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk-config/catalogue");
    for folder in ["", "questions", "licences", "faq"] {
        let mut listed: Vec<_> = std::fs::read_dir(shipped.join(folder)).unwrap().flatten().collect();
        listed.sort_by_key(std::fs::DirEntry::path);
        for entry in
            listed.into_iter().filter(|entry| entry.path().extension().is_some_and(|end| end == "toml")).take(6)
        {
            let text = std::fs::read(entry.path()).unwrap();
            let path = std::path::Path::new(folder).join(entry.file_name());
            if text.len() < 8_000 {
                seeds.push(bundle::of([(path.to_string_lossy().as_ref(), text.as_slice())]));
            }
        }
    }
    let words = "sfa-food =\n    .title = Kedai makanan\n    .summary = Menjual makanan.\n";
    seeds.push(bundle::of([("../locales/ms/catalogue.ftl", words.as_bytes())]));
    seeds
}

/// The small catalogue as a folder.
pub(crate) fn write_base(folder: &std::path::Path) {
    for (path, text) in BASE {
        let path = folder.join(path);
        path.parent().map(std::fs::create_dir_all).unwrap().unwrap();
        std::fs::write(path, text).unwrap();
    }
}

//! What people come for in a catalogue of many sectors: all of them on few pages, and in each where one is.

use std::fmt::Write as _;

use super::kiosk::{Kiosk, small_catalogue_with};

/// Forty intents in twenty-seven sectors, some of them in two.
pub(super) fn wide() -> Kiosk {
    let (mut sectors, mut intents) = (String::new(), String::new());
    for sector in 1..=26 {
        write!(sectors, "\n[[sectors]]\nid = \"s{sector}\"\ntitle = \"Sector {sector}\"\nicon = \"store\"\n").unwrap();
    }
    for intent in 1..=40 {
        let sector = if intent <= 26 { intent } else { 3 };
        write!(
            intents,
            "\n[[intent]]\nid = \"i{intent}\"\ntitle = \"Plan {intent}\"\nsummary = \"What it is\"\nicon = \"store\"\n\
             sector = \"s{sector}\"\nalso = [\"s26\"]\nkeywords = [\"k{intent}\"]\ncandidates = [\"sfa-food-shop\"]\n"
        )
        .unwrap();
    }
    let intents = intents.replace("sector = \"s26\"\nalso = [\"s26\"]\n", "sector = \"s26\"\n");
    let header = format!("{}{sectors}", include_str!("small/catalogue.toml"));
    Kiosk::new(small_catalogue_with(&[("catalogue.toml", &header), ("intents/wide.toml", &intents)]))
}

#[test]
fn many_sectors_are_names_on_two_pages_and_a_long_sector_says_how_far_one_is() {
    let mut kiosk = wide();
    kiosk.press("language-en").press("way-find");
    let named = |kiosk: &Kiosk| kiosk.app.page().controls().iter().filter(|it| it.id.0.starts_with("sector-")).count();
    assert_eq!((kiosk.at().as_str(), named(&kiosk)), ("sectors", 16));
    kiosk.press("more");
    assert_eq!(named(&kiosk), 11, "all are on two pages");
    kiosk.press("sector-s26").sees("Sector 26: 1 to 8 of 40").sees("Show 32 more");
    kiosk.find("intent-i40").sees("Sector 26: 33 to 40 of 40");
    kiosk.press("earlier").sees("Sector 26: 25 to 32 of 40");
    kiosk.press("back").press("sector-s3").sees("Sector 3: 1 to 8 of 15");
}

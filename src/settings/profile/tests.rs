//! Profiles as they ship, and as people write them, right and wrong.

use std::path::{Path, PathBuf};

use super::read::overlay;
use super::*;

const SITE: &str = "like = \"generic-80\"\nmodel = \"The one in the corner\"\n";

fn read(text: &str) -> Result<Profile, Vec<String>> {
    let files = vec![(PathBuf::from("corner.toml"), text.to_owned())];
    overlay(built_in(), files)
        .map(|profiles| profiles.into_iter().find(|profile| profile.name == "corner").unwrap())
        .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = read(text).err().unwrap_or_default();
    assert_eq!(found, expected.iter().map(|line| format!("corner.toml:{line}")).collect::<Vec<_>>());
}

#[test]
fn every_file_in_the_folder_is_built_in_and_says_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk-config/printers");
    let stems: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let built_in = built_in();
    assert_eq!(built_in.len(), stems.len());
    assert!(built_in.iter().all(|profile| stems.contains(&profile.name)));
    assert_eq!(load(folder.parent().unwrap()).unwrap(), built_in);
}

#[test]
fn the_named_models_are_what_their_names_say() {
    let epson = Profile::epson_tm_t20iii();
    assert_eq!((epson.dots, epson.columns, epson.window, epson.row_bytes()), (576, 48, 3_968, 72));
    assert_eq!((epson.proof, epson.clear), (Proof::ProcessIds, Clear::Confirmed));
    assert_eq!(
        Profile::epson_tm_t20iii_zh(),
        Profile {
            name: "epson-tm-t20iii-zh".to_owned(),
            model: Profile::epson_tm_t20iii_zh().model,
            kanji: Kanji::Gb18030,
            ..epson
        }
    );
    assert_eq!(Profile::custom_kpm210().ejector, Ejector::Custom);
    assert_eq!((Profile::generic_58().dots, Profile::generic_58().proof), (384, Proof::QueuedStatus));
    assert_eq!(Profile::generic_80().motion_units, None);
    assert_eq!(Profile::named("epson-tm-t88").unwrap().motion_units, Some(180));
    // 203 rows are an inch, which takes a quarter of a second at 100 mm a second.
    assert_eq!(Profile::generic_80().paper_micros(203), 254_000);
    assert_eq!(Profile { speed: 0, ..Profile::generic_80() }.paper_micros(203), 0);
}

#[test]
fn a_site_writes_down_only_what_differs() {
    let profile = read(&format!("{SITE}speed_mm = 90\nfull_mark = 16\nbuffer = 45\nchinese = \"gb18030\"\n")).unwrap();
    assert_eq!((profile.speed, profile.buffer, profile.window, profile.kanji), (900, 45, 29, Kanji::Gb18030));
    let expected =
        Profile { name: "corner".to_owned(), model: "The one in the corner".to_owned(), ..Profile::generic_80() };
    assert_eq!(Profile { speed: 1_000, buffer: 4_096, window: 3_968, kanji: Kanji::Unused, ..profile }, expected);
    assert_eq!(read(&format!("{SITE}verified = \"hardware\"")).unwrap().verified, Verified::OnHardware);
}

#[test]
fn a_site_may_correct_a_model_that_is_built_in() {
    let folder = tempfile::tempdir().unwrap();
    let printers = folder.path().join("printers");
    assert_eq!(load(folder.path()).unwrap(), built_in());
    std::fs::create_dir(&printers).unwrap();
    std::fs::write(printers.join("generic-58.toml"), "like = \"generic-58\"\nmodel = \"Ours\"\ncutter = \"full\"\n")
        .unwrap();
    std::fs::write(printers.join("README.md"), "not a printer").unwrap();
    let profiles = load(folder.path()).unwrap();
    assert_eq!(profiles.len(), built_in().len());
    let ours = profiles.iter().find(|profile| profile.name == "generic-58").unwrap();
    assert_eq!((ours.cutter, ours.model.as_str(), ours.dots), (Cutter::Full, "Ours", 384));
    std::fs::write(printers.join("Wrong Name.toml"), "like = \"generic-58\"\nmodel = \"Ours\"\n").unwrap();
    assert!(load(folder.path()).unwrap_err()[0].to_string().contains("small letters"));
}

#[test]
fn every_mistake_is_found_at_once_with_its_line() {
    check(
        &format!("{SITE}dots = 580\ncolumns = 60\nspeed_mm = 5\ncutter = \"blunt\"\nbaud = 300\ncolour = 2\n"),
        &[
            "3: \"dots\" has to be a multiple of 8, because pictures are sent in bytes",
            "4: \"columns\" has to be 48 or less: a letter is 12 dots wide",
            "5: \"speed_mm\" has to be a whole number from 20 to 600",
            "6: \"cutter\" has to be \"full\" or \"partial\" or \"none\"",
            "7: \"baud\" has to be one of 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400",
            "8: nobody knows \"colour\" here; there are baud, buffer, chinese, clear, code_page, \
             code_table, codes, columns, columns_small, cut_feed_rows, cutter, dots, dpi, ejector, flow, full_mark, \
             like, model, motion_units, near_end, proof, speed_mm, verified",
        ],
    );
    check(
        "like = \"generic-81\"\nmodel = \"x\"",
        &["1: nobody knows the printer profile \"generic-81\"; there are custom-kpm210, custom-vkp80, epson-tm-m30, \
         epson-tm-t20iii, epson-tm-t20iii-zh, epson-tm-t88, generic-58, generic-80, star-escpos"],
    );
    check(&format!("{SITE}buffer = 45"), &["1: \"full_mark\" has to be less than \"buffer\", which is 45"]);
}

#[test]
fn a_profile_that_is_like_no_other_has_to_say_everything() {
    let missing = read("model = \"Alone\"\n").unwrap_err();
    for key in ["dots", "dpi", "columns", "code_page", "chinese", "codes", "proof", "clear", "flow", "baud", "buffer"] {
        assert!(missing.iter().any(|line| line.contains(&format!("\"{key}\" is missing"))), "{key}: {missing:?}");
    }
}

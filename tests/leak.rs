//! What a citizen typed is nowhere after the visit: not in the data folder, temporary files or logs.

use crate::harness::{Kiosk, files_with_bytes, shipped_script};

#[test]
fn thirty_two_canary_answers_leave_no_trace() {
    let kiosk = Kiosk::new();
    let text = std::fs::read_to_string(shipped_script("restaurant.toml")).unwrap();
    let (script, canaries) = with_canaries(&text);
    assert!(canaries.len() >= 32, "only {} canaries", canaries.len());
    let rehearsal = kiosk.rehearse(&kiosk.script(&script), &[]);
    rehearsal.exits(0);

    let mut places = files_with_bytes(&kiosk.data());
    places.extend(files_with_bytes(&kiosk.scratch()));
    assert!(!places.is_empty(), "the data folder was searched");
    places.push(("log".into(), rehearsal.log().into_bytes()));
    let mut hits = Vec::new();
    for canary in &canaries {
        for (place, bytes) in &places {
            for (form, needle) in forms(canary) {
                if contains(bytes, &needle) {
                    hits.push(format!("{canary} as {form} in {}", place.display()));
                }
            }
        }
    }
    assert!(hits.is_empty(), "\n{}", hits.join("\n"));
    // The search itself can find: what the officer opens holds every one of them.
    let opened = String::from_utf8(rehearsal.file("opened.json")).unwrap();
    let missed: Vec<&String> = canaries.iter().filter(|canary| !opened.contains(canary.as_str())).collect();
    assert!(missed.is_empty(), "agencies did not receive {missed:?}");
}

/// The script with every name replaced by a canary, and owners added until there are enough.
fn with_canaries(script: &str) -> (String, Vec<String>) {
    let mut value: toml::Table = script.parse().unwrap();
    let mut canaries = Vec::new();
    let answers = value.get_mut("answers").and_then(toml::Value::as_table_mut).unwrap();
    let owners = answers.get_mut("owners").and_then(toml::Value::as_array_mut).unwrap();
    let pattern = owners.first().cloned().unwrap();
    while owners.len() < 8 {
        owners.push(pattern.clone());
    }
    for owner in owners.iter_mut() {
        plant_in(owner.as_table_mut().unwrap(), &mut canaries);
    }
    plant_in(answers, &mut canaries);
    (value.to_string(), canaries)
}

/// Puts a canary in place of every text that is free: one with a space in it is nobody's option, id or number.
fn plant_in(table: &mut toml::Table, canaries: &mut Vec<String>) {
    for (question, value) in table.iter_mut() {
        let toml::Value::String(text) = value else { continue };
        let number = canaries.len();
        let planted = if question.ends_with("national_id") {
            invented_national_id(7_000_000 + u32::try_from(number).unwrap() * 1_371)
        } else if question.ends_with("email") {
            format!("kanari{number}zqx@example.org")
        } else if question.ends_with("unit") {
            format!("#{number}-Zqx{number}vy")
        } else if text.contains(' ') && !text.contains('+') {
            format!("Kanari Zqx{number}vy")
        } else {
            continue;
        };
        *text = planted.clone();
        canaries.push(planted);
    }
}

/// A number of the national scheme with a right check letter that belongs to nobody here.
fn invented_national_id(number: u32) -> String {
    let digits = format!("{number:07}");
    let sum: u32 =
        digits.chars().zip([2, 7, 6, 5, 4, 3, 2]).map(|(digit, weight)| digit.to_digit(10).unwrap() * weight).sum();
    format!("S{digits}{}", char::from(b"JZIHGFEDCBA"[(sum % 11) as usize]))
}

/// The forms a text takes on disk.
fn forms(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf16 = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![("UTF-8", text.as_bytes().to_vec()), ("UTF-16", utf16), ("base64", inner_base64(text.as_bytes()))]
}

/// The base64 of the text that does not depend on what stands around it, when it starts on a group of three.
fn inner_base64(bytes: &[u8]) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut encoded = Vec::new();
    for group in bytes.chunks_exact(3) {
        let word = u32::from(group[0]) << 16 | u32::from(group[1]) << 8 | u32::from(group[2]);
        encoded.extend([18, 12, 6, 0].map(|shift| ALPHABET[(word >> shift & 63) as usize]));
    }
    encoded
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

//! The encoder is judged by what the simulated paper says.

use domain::Language;
use domain::receipt::Block;

use super::*;
use crate::printer::guard::is_dangerous;
use crate::printer::simulated::print_on_paper;

fn pair(label: &str, value: &str) -> Block {
    Block::Pair { label: label.into(), value: value.into() }
}

pub(crate) fn receipt() -> Document {
    let text = |text: &str| Block::Text(text.into());
    let heading = |text: &str| Block::Heading(text.into());
    let blocks = vec![
        Block::Title("GUICHET".into()),
        text("Licensing counter – Bedok Hub"),
        heading("SAMPLE, NOT AN OFFICIAL RECEIPT"),
        Block::Rule,
        text("Your reference"),
        Block::Reference("7K4-3367A-Q".into()),
        text("22 Nov 2026 10:42"),
        Block::Rule,
        heading("Singapore Food Agency (SFA)"),
        pair("Food shop licence, new", "S$195.00"),
        text("Received, number SFA-88213"),
        Block::Space,
        heading("Singapore Police Force (SPF)"),
        pair("Liquor licence, class 3B, for premises that close at midnight", "S$660.00"),
        pair("Public entertainment", "S$180.00"),
        text("Stored on this terminal, will be sent when the line is back"),
        Block::Rule,
        Block::Total { label: "Fees in all".into(), value: "S$1,035.00".into() },
        text("Nothing was paid here. Each agency asks for its fee when it approves."),
        Block::Rule,
        Block::Qr { content: "7K4-3367A-Q".into(), caption: "Check or print again at any counter".into() },
        Block::Rule,
        heading("Still to send"),
        text("Layout plan (SFA), tenancy agreement (URA)"),
        Block::Space,
        Block::Small("Terminal T0417   Café “Sungei” 5€".into()),
    ];
    Document { language: Language::English, blocks }
}

pub(crate) fn in_scripts() -> Document {
    let blocks = vec![
        Block::Title("விண்ணப்பம்".into()),
        Block::Text("Bedok Hub 勿洛".into()),
        Block::Rule,
        Block::Reference("7K4-3367A-Q".into()),
        Block::Rule,
        Block::Heading("新加坡食品局 (SFA)".into()),
        pair("食品店执照，新申请", "S$195.00"),
        pair("状态", "已送达"),
        Block::Text("உணவுக் கடை உரிமம் வழங்கப்பட்டவுடன் உங்களுக்குத் தெரிவிக்கப்படும்.".into()),
        Block::Total { label: "மொத்தக் கட்டணம்".into(), value: "S$195.00".into() },
        Block::Qr { content: "7K4-3367A-Q".into(), caption: "随时可在任何柜台再次打印".into() },
    ];
    Document { language: Language::Chinese, blocks }
}

pub(crate) fn from_right_to_left() -> Document {
    let blocks = vec![
        Block::Title("GUICHET".into()),
        Block::Rule,
        Block::Small("رقمك المرجعي".into()),
        Block::Reference("7K4-3367A-Q".into()),
        Block::Text("\u{2068}22\u{2069} \u{2068}نوفمبر\u{2069} \u{2068}2026\u{2069}، 10:42".into()),
        Block::Rule,
        Block::Heading("Singapore Food Agency (SFA)".into()),
        pair("Food shop licence, new", "S$195.00"),
        pair("Liquor licence, class 3B", "عند الموافقة"),
        Block::Text("تلقته الجهة، رقمه \u{2068}SFA-88213\u{2069}".into()),
        Block::Rule,
        Block::Total { label: "مجموع الرسوم".into(), value: "S$195.00".into() },
        Block::Text("لم يُدفع شيء هنا. تطلب كل جهة رسومها بنفسها.".into()),
        Block::Small("\u{2068}T0417\u{2069}".into()),
    ];
    Document { language: Language::Arabic, blocks }
}

fn on_paper(document: &Document, profile: &Profile) -> crate::printer::simulated::Paper {
    print_on_paper(&encode(document, profile, &mut Scribe::default()).bytes(), profile)
}

#[test]
fn the_paper_says_what_the_document_says() {
    for profile in Profile::all() {
        let paper = on_paper(&receipt(), &profile);
        let squashed = |text: &str| text.split_whitespace().collect::<String>();
        let all = squashed(&paper.text.join(" "));
        for words in receipt().words() {
            let words = squashed(&codepage::plain(&words));
            assert!(all.contains(&words), "{} does not say {words}", profile.name);
        }
        assert_eq!(paper.codes, ["7K4-3367A-Q"], "{}", profile.name);
        assert!(paper.cut);
    }
}

#[test]
fn amounts_stand_in_one_column_at_the_right_edge() {
    let profile = Profile::epson_tm_t20iii();
    let paper = on_paper(&receipt(), &profile);
    for amount in ["S$195.00", "S$660.00", "S$180.00", "S$1,035.00"] {
        let line = paper.text.iter().find(|line| line.ends_with(amount)).unwrap();
        assert_eq!(line.chars().count(), 48, "{line}");
    }
}

#[test]
fn what_the_printer_cannot_write_is_drawn_and_the_rest_stays_text() {
    let profile = Profile::epson_tm_t20iii();
    let job = encode(&in_scripts(), &profile, &mut Scribe::default());
    let paper = print_on_paper(&job.bytes(), &profile);
    assert!(paper.text.iter().any(|line| line.starts_with("[picture")));
    assert!(paper.says("7K4-3367A-Q") && paper.says("S$195.00"));
    assert!(!paper.text.iter().any(|line| line.contains('?')));
    assert_eq!(paper.codes, ["7K4-3367A-Q"]);
}

#[test]
fn an_arabic_receipt_begins_at_the_right_edge_and_its_amounts_stand_at_the_left() {
    let profile = Profile::epson_tm_t20iii();
    let paper = on_paper(&from_right_to_left(), &profile);
    let line = |words: &str| paper.text.iter().find(|line| line.contains(words)).unwrap();
    let fee = line("Food shop licence");
    assert!(fee.starts_with("S$195.00 ") && fee.ends_with("Food shop licence, new"), "{fee}");
    assert_eq!(fee.chars().count(), 48, "{fee}");
    assert!(paper.says("Singapore Food Agency (SFA)") && paper.says("T0417"));
    assert!(!paper.text.iter().any(|line| line.contains(['?', '\u{2068}', '\u{2069}'])));
    // What is drawn has its first letter at the right edge; the value of a pair has its last one at the left edge.
    let mut scribe = Scribe::default();
    let job = encode(&from_right_to_left(), &profile, &mut scribe);
    let strips: Vec<(u8, bool)> = job
        .parts
        .iter()
        .flatten()
        .filter_map(|command| match command.bytes.as_slice() {
            [0x1D, 0x76, 0x30, _, across, _, _, _, dots @ ..] => {
                let left = dots.chunks(usize::from(*across)).any(|row| row.iter().take(3).any(|byte| *byte != 0));
                Some((*across, left))
            }
            _ => None,
        })
        .collect();
    let whole = u8::try_from(profile.row_bytes()).unwrap();
    assert!(strips.iter().filter(|(across, _)| *across >= whole - 2).count() >= 3, "{strips:?}");
    assert!(strips.iter().any(|(_, left)| *left), "{strips:?}");
}

#[test]
fn every_command_is_whole_harmless_and_no_strip_is_high() {
    for profile in Profile::all() {
        for document in [receipt(), in_scripts(), from_right_to_left()] {
            let job = encode(&document, &profile, &mut Scribe::default());
            for command in job.parts.iter().flatten() {
                assert!(!is_dangerous(&command.bytes), "{:02x?}", &command.bytes[..command.bytes.len().min(12)]);
                if let [0x1D, 0x76, 0x30, _, across, _, rows, high, ..] = command.bytes.as_slice() {
                    assert!(usize::from(*rows) <= STRIP_ROWS_MAX && *high == 0);
                    assert!(usize::from(*across) <= profile.row_bytes());
                }
            }
        }
    }
}

#[test]
fn a_feed_never_ends_in_the_byte_that_begins_real_time_commands() {
    for rows in 0..600 {
        let bytes = feed(rows);
        let fed: u16 = bytes.chunks(3).map(|command| u16::from(command[2])).sum();
        assert_eq!(fed, rows);
        assert!(!bytes.contains(&0x10));
    }
}

#[test]
fn a_copy_says_so_before_anything_else() {
    let paper = on_paper(&receipt().marked_as_copy("COPY 2".into()), &Profile::epson_tm_t20iii());
    assert_eq!(paper.text[0].trim(), "COPY 2");
}

//! Hours, equipment and the limits with a rule behind them, right and wrong.

use std::path::Path;

use jiff::civil::DateTime;

use crate::tests::{GOOD, check};
use crate::{
    Disk, Documents, FunctionKey, Keys, Light, Listening, Opening, PagePrinter, Scanner, Speech, Staff, Stick,
    Terminal, read,
};

fn with(tables: &str) -> Terminal {
    read(Path::new("t.toml"), &format!("{GOOD}{tables}")).unwrap()
}

#[test]
fn what_is_not_named_is_off_or_has_its_default() {
    let terminal = with("");
    assert_eq!((terminal.hours, terminal.zone, terminal.pin_file), (None, None, None));
    assert_eq!((terminal.staff, terminal.scanner, terminal.speech), (Staff::Off, Scanner::Off, Speech::Off));
    assert_eq!((terminal.draft_days, terminal.catalogue_old_days), (3, 30));
    assert_eq!(terminal.page_printer, PagePrinter::Off);
    assert_eq!(terminal.documents, Documents::default());
    assert_eq!(terminal.keys, Keys { bounce_ms: 200, touch_bounce_ms: 60, hide: Some(FunctionKey::F12) });
    assert_eq!(terminal.disk, Disk { low_mib: 512, full_mib: 64 });
}

#[test]
fn equipment_is_read() {
    let terminal = with(
        r#"
[staff]
call = "serial"
port = "/dev/ttyUSB1"
bytes = "02 41 03"
off_bytes = "02 42 03"
secs = 30

[scanner]
kind = "serial"
port = "/dev/ttyACM0"

[speech]
voice = "on"
output = "plughw:0"
private = "headset"

[technician]
pin_file = "technician.pin"

[keys]
bounce_ms = 350
touch_bounce_ms = 500
hide = "F4"

[drafts]
days = 0

[disk]
low_mib = 2_048
full_mib = 128

[catalogue]
old_days = 7
"#,
    );
    let light = Light { bytes: vec![2, 0x41, 3], off_bytes: vec![2, 0x42, 3], secs: 30 };
    assert_eq!(terminal.staff, Staff::Serial { port: "/dev/ttyUSB1".to_owned(), baud: 9_600, light });
    assert_eq!(terminal.scanner, Scanner::Serial { port: "/dev/ttyACM0".to_owned(), baud: 9_600 });
    assert_eq!(terminal.speech, Speech::On { output: "plughw:0".to_owned(), listening: Listening::Headset });
    assert_eq!(terminal.pin_file.as_deref(), Some(Path::new("technician.pin")));
    assert_eq!((terminal.draft_days, terminal.catalogue_old_days), (0, 7));
    assert_eq!(terminal.keys, Keys { bounce_ms: 350, touch_bounce_ms: 500, hide: Some(FunctionKey::F4) });
    assert_eq!(with("\n[keys]\nhide = \"off\"\n").keys, Keys { hide: None, ..Keys::default() });
    assert_eq!(terminal.disk, Disk { low_mib: 2_048, full_mib: 128 });
}

#[test]
fn staff_are_called_in_one_of_four_ways_and_never_in_earnest_by_an_imagined_light() {
    for (call, expected) in [("off", Staff::Off), ("gateway", Staff::Gateway)] {
        assert_eq!(with(&format!("\n[staff]\ncall = \"{call}\"\n")).staff, expected);
    }
    let buzzer = with("\n[staff]\ncall = \"serial\"\nport = \"/dev/ttyS1\"\nbytes = \"07\"\n").staff;
    let light = Light { bytes: vec![7], off_bytes: Vec::new(), secs: 60 };
    assert_eq!(buzzer, Staff::Serial { port: "/dev/ttyS1".to_owned(), baud: 9_600, light });
    let tables = "public_key_file = \"gateway.jwk\"\n\n[staff]\ncall = \"simulated\"\n";
    check(
        &[("public_key_file = \"gateway.jwk\"\n", tables)],
        &["23: a simulated light calls nobody; name a real one, or set mode = \"demonstration\""],
    );
    let demonstration =
        format!("{GOOD}\n[staff]\ncall = \"simulated\"\n").replace("mode = \"service\"", "mode = \"demonstration\"");
    assert_eq!(read(Path::new("t.toml"), &demonstration).unwrap().staff, Staff::Simulated);
}

#[test]
fn mistakes_in_equipment_are_told_with_their_lines() {
    let tables = r#"public_key_file = "gateway.jwk"

[staff]
call = "serial"
port = "/dev/ttyUSB1"
bytes = "0241 0"

[scanner]
kind = "camera"

[speech]
voice = "on"
private = "sometimes"

[drafts]
days = 400

[disk]
low_mib = 64
full_mib = 64

[technician]
"#;
    check(
        &[("public_key_file = \"gateway.jwk\"\n", tables)],
        &[
            "25: \"bytes\" has to be pairs of hexadecimal digits such as \"02 41 03\", at most 64",
            "28: \"kind\" has to be \"off\" or \"serial\"",
            "32: \"private\" has to be \"never\" or \"always\" or \"headset\"",
            "35: \"days\" has to be a whole number from 0 to 14",
            "38: \"low_mib\" has to be more than \"full_mib\", which is 64",
            "41: \"pin_file\" is missing; add it",
        ],
    );
}

#[test]
fn what_breaks_a_rule_is_refused_with_the_rules_name() {
    check(
        &[("ppi = 92", "ppi = 20\nviewing_mm = 900"), ("[visit]", "[visit]\nextensions = 5")],
        &[
            "10: \"ppi\" has to be a number from 50 to 400",
            "11: \"viewing_mm\" has to be 716 or less: from further away the largest letters are too small (EN 301 549, 5.1.4: 0.7 degrees)",
            "14: \"extensions\" has to be a text in quotes that is not empty",
            "14: \"extensions\" has to be \"unlimited\" or left out (WCAG 2.2.1: at least 10; here nobody counts)",
        ],
    );
    check(&[("[visit]", "[visit]\nextensions = \"unlimited\"")], &[]);
    check(
        &[("[visit]", "[disk]\nfull_mib = 1\n\n[visit]")],
        &[
            "13: \"full_mib\" has to be a whole number from 64 to 1048576 (less does not hold one application with its documents)",
        ],
    );
    assert!(
        (read(Path::new("t.toml"), &GOOD.replace("ppi = 92", "ppi = 102.5")).unwrap().screen.ppi - 102.5).abs() < 1e-9
    );
}

#[test]
fn mistakes_in_hours_are_told_with_their_lines() {
    let tables = r#"public_key_file = "gateway.jwk"

[hours]
monday = "8-17"
tuesday = ["08:00-12:00", "11:00-17:00"]
friday = "17:00-08:00"
freitag = "08:00-17:00"
closed = ["2026-02-30"]
"#;
    let zone = ("languages =", "zone = \"here\"\nlanguages =");
    check(
        &[("public_key_file = \"gateway.jwk\"\n", tables), zone],
        &[
            "5: \"zone\" has to be the name of a time zone, such as \"Asia/Singapore\"",
            "24: \"monday\": \"8-17\" has to be two times such as \"08:00-17:30\", the later one last",
            "25: \"tuesday\" has spans that overlap or stand out of order",
            "26: \"friday\": \"17:00-08:00\" has to be two times such as \"08:00-17:30\", the later one last",
            "27: nobody knows \"freitag\" here; there are closed, friday, monday, saturday, sunday, thursday, tuesday, wednesday",
            "28: \"closed\": parsed date is not valid: parameter 'day' for `2026-02` is invalid, must be in range `1..=28`",
        ],
    );
}

#[test]
fn the_clock_on_the_wall_says_whether_it_is_open_and_when_it_opens() {
    let hours = with(
        "\n[hours]\nmonday = [\"08:00-12:00\", \"13:00-17:30\"]\ntuesday = \"00:00-24:00\"\nfriday = \"09:00-10:00\"\nclosed = [\"2026-11-27\"]\n",
    )
    .hours
    .unwrap();
    // 23 November 2026 is a Monday.
    for (now, opens) in [
        ("2026-11-23T07:59", Some("2026-11-23T08:00")),
        ("2026-11-23T08:00", None),
        ("2026-11-23T12:00", Some("2026-11-23T13:00")),
        ("2026-11-23T17:29", None),
        ("2026-11-23T17:30", Some("2026-11-24T00:00")),
        ("2026-11-24T23:59", None),
        ("2026-11-25T00:00", Some("2026-11-30T08:00")),
        ("2026-11-27T09:30", Some("2026-11-30T08:00")),
        ("2026-12-04T09:30", None),
    ] {
        let expected = match opens {
            Some(opens) => Opening::Closed { opens: Some(opens.parse().unwrap()) },
            None => Opening::Open,
        };
        assert_eq!(hours.at(now.parse::<DateTime>().unwrap()), expected, "{now}");
    }
}

#[test]
fn hours_without_a_day_are_a_mistake_and_a_year_of_closed_days_has_no_next_opening() {
    let tables = "public_key_file = \"gateway.jwk\"\n\n[hours]\n";
    check(
        &[("public_key_file = \"gateway.jwk\"\n", tables)],
        &["22: [hours] names no day; without [hours] the terminal is always open"],
    );
    let closed: Vec<String> = (1..=52)
        .map(|week| {
            let monday: jiff::civil::Date = "2026-11-23".parse().unwrap();
            format!("\"{}\"", monday.checked_add(jiff::Span::new().weeks(week - 1)).unwrap())
        })
        .collect();
    let hours =
        with(&format!("\n[hours]\nmonday = \"08:00-12:00\"\nclosed = [{}]\n", closed.join(", "))).hours.unwrap();
    assert_eq!(hours.at("2026-11-23T09:00".parse().unwrap()), Opening::Closed { opens: None });
}

#[test]
fn a_page_printer_is_named_as_the_printing_system_names_it() {
    let queue = |text: &str| text.to_owned();
    for (lines, expected) in [
        ("queue = \"HALL\"", PagePrinter::Queue { queue: queue("HALL") }),
        ("queue = \"hp_4.2-a\"\nkind = \"queue\"", PagePrinter::Queue { queue: queue("hp_4.2-a") }),
    ] {
        assert_eq!(with(&format!("[page_printer]\n{lines}\n")).page_printer, expected, "{lines}");
    }
    let imagined = format!("{GOOD}[page_printer]\nqueue = \"hall\"\nkind = \"simulated\"\n");
    assert!(read(Path::new("t.toml"), &imagined).is_err(), "a simulated one never serves in service");
    let demonstration = imagined.replace("mode = \"service\"", "mode = \"demonstration\"");
    let read_back = read(Path::new("t.toml"), &demonstration).unwrap().page_printer;
    assert_eq!(read_back, PagePrinter::Simulated { queue: queue("hall") });
    let long = format!("queue = \"{}\"", "q".repeat(128));
    for lines in
        ["", "queue = \"the hall\"", "queue = \"-o\"", "queue = \"a/b\"", "queue = \"a\"\nkind = \"real\"", &long]
    {
        let text = format!("{GOOD}[page_printer]\n{lines}\n");
        assert!(read(Path::new("t.toml"), &text).is_err(), "{lines}");
    }
}

#[test]
fn documents_come_in_by_a_scanner_a_stick_or_both() {
    let both = with("\n[documents]\nscanner = \"/run/guichet/scanner\"\nstick = \"/run/guichet/stick\"\n").documents;
    assert_eq!(both.scanner, Some("/run/guichet/scanner".into()));
    assert_eq!(both.stick, Some(Stick::Mounted("/run/guichet/stick".into())));
    let shown = GOOD.replace("mode = \"service\"", "mode = \"demonstration\"");
    let folder = format!("{shown}\n[documents]\nstick = \"/srv/stick\"\nstick_kind = \"folder\"\n");
    let folder = read(Path::new("t.toml"), &folder).unwrap().documents;
    assert_eq!((folder.scanner, folder.stick), (None, Some(Stick::Simulated("/srv/stick".into()))));
}

#[test]
fn a_way_in_for_documents_that_cannot_be_meant_is_a_mistake() {
    for (text, told) in [
        ("scanner = \"/\"", "\"scanner\" has to be a folder from the root on"),
        ("stick = \"media/stick\"", "\"stick\" has to be a folder from the root on"),
        ("scanner = \"/a\"\nstick = \"/a\"", "name the same folder"),
        ("stick = \"/a\"\nstick_kind = \"usb\"", "\"mounted\" or \"folder\""),
        ("usb = \"/a\"", "usb"),
    ] {
        let problems = read(Path::new("t.toml"), &format!("{GOOD}\n[documents]\n{text}\n")).unwrap_err();
        assert!(problems.iter().any(|problem| problem.to_string().contains(told)), "{text}: {problems:?}");
    }
    let text = format!("{GOOD}\n[documents]\nstick = \"/a\"\nstick_kind = \"folder\"\n");
    let problems = read(Path::new("t.toml"), &text).unwrap_err();
    assert!(problems.iter().any(|problem| problem.to_string().contains("nobody's stick")), "{problems:?}");
}

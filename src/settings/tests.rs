//! Settings as people write them, right and wrong.

use std::path::Path;

use domain::Language;

use crate::profile::Profile;
use crate::{Gateway, Mode, Printer, Tls, TlsIdentity, Turn, gateway, load, read};

pub(crate) const GOOD: &str = r#"id = "T0417"
reference_prefix = "7K4"
site = "Town hall, level 1"
mode = "service"
languages = ["en", "ta"]

[screen]
width = 1080
height = 1920
ppi = 92

[visit]

[printer]
kind = "serial"
port = "/dev/ttyUSB0"

[gateway]
url = "https://gateway.example.gov/"
public_key_file = "gateway.jwk"
"#;

/// Replaces a piece of the good settings and compares the mistakes, one a line as `line: message`.
#[track_caller]
pub(crate) fn check(change: &[(&str, &str)], expected: &[&str]) {
    let mut text = GOOD.to_owned();
    for (from, to) in change {
        assert!(text.contains(from), "{from} is not in the settings");
        text = text.replace(from, to);
    }
    let problems = read(Path::new("t.toml"), &text).err().unwrap_or_default();
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let expected: Vec<String> = expected.iter().map(|line| format!("t.toml:{line}")).collect();
    assert_eq!(found, expected);
}

#[test]
fn good_settings_are_read_with_their_defaults() {
    let terminal = read(Path::new("t.toml"), GOOD).unwrap();
    assert_eq!((terminal.id.as_str(), terminal.mode), ("T0417", Mode::Service));
    assert_eq!(terminal.languages, [Language::English, Language::Tamil]);
    assert_eq!((terminal.visit.idle_secs, terminal.visit.answer_secs, terminal.visit.done_secs), (180, 45, 30));
    assert_eq!(terminal.screen.viewing_mm, 600);
    let (port, profile) = ("/dev/ttyUSB0".to_owned(), Profile::epson_tm_t20iii());
    assert_eq!(terminal.printer, Printer::Serial { port, baud: 38_400, profile });
    let public_key_file = Some("gateway.jwk".into());
    assert_eq!(
        terminal.gateway,
        Gateway::At { url: "https://gateway.example.gov".to_owned(), public_key_file, tls: Tls::default() }
    );
}

#[test]
fn tls_needs_a_certificate_with_its_key_and_a_gateway_that_speaks_it() {
    let with = |lines: &str| {
        let text = GOOD.replace("public_key_file", &format!("{lines}\npublic_key_file"));
        let Gateway::At { tls, .. } = read(Path::new("t.toml"), &text).unwrap().gateway else { panic!("embedded") };
        tls
    };
    let identity = Some(TlsIdentity { certificate: "t.pem".into(), key: "t-key.pem".into() });
    assert_eq!(with("ca = \"ca.pem\""), Tls { ca: Some("ca.pem".into()), identity: None });
    assert_eq!(with("certificate = \"t.pem\"\nkey = \"t-key.pem\""), Tls { ca: None, identity });
    let key = "public_key_file = \"gateway.jwk\"";
    check(
        &[(key, "public_key_file = \"gateway.jwk\"\nkey = \"t-key.pem\"")],
        &["21: \"key\" needs \"certificate\", the file with the certificate it belongs to"],
    );
    check(
        &[(key, "public_key_file = \"gateway.jwk\"\ncertificate = \"t.pem\"")],
        &["21: \"certificate\" needs \"key\", the file with its private key"],
    );
    check(
        &[
            (key, "public_key_file = \"gateway.jwk\"\nca = \"ca.pem\""),
            ("https://gateway.example.gov/", "http://127.0.0.1:8080"),
            ("\"service\"", "\"demonstration\""),
        ],
        &["19: \"ca\", \"certificate\" and \"key\" are for a gateway that is reached over https://"],
    );
}

#[test]
fn every_mistake_is_found_at_once_with_its_line() {
    check(
        &[
            ("\"T0417\"", "\"t-1\""),
            ("\"en\", \"ta\"", "\"en\", \"xx\", 3"),
            ("ppi = 92", "dpi = 92"),
            ("[visit]", "[visit]\nidle_secs = 60\nanswer_secs = 10"),
            ("\"serial\"", "\"pigeon\""),
        ],
        &[
            "1: \"id\": \"t-1\" is not a terminal id (2 to 16 upper-case letters and digits)",
            "5: \"languages\": \"xx\" is not a language on offer (en, ms, zh, ta or ar)",
            "5: \"languages\": each entry has to be a text in quotes",
            "7: \"ppi\" is missing; add it: letters and targets have their sizes in millimetres (EN 301 549, 5.1.4)",
            "10: nobody knows \"dpi\" here; there are height, ppi, touch_turned, viewing_mm, width",
            "13: \"idle_secs\" has to be a whole number from 120 to 300 (VVSG 2.0: 2 to 5 minutes)",
            "14: \"answer_secs\" has to be a whole number from 20 to 300 (WCAG 2.2.1: at least 20 seconds)",
            "17: \"kind\" has to be \"simulated\" or \"serial\" or \"tcp\"",
        ],
    );
}

#[test]
fn what_only_a_demonstration_may_use_is_refused_in_service() {
    let simulated = ("kind = \"serial\"\nport = \"/dev/ttyUSB0\"", "kind = \"simulated\"");
    let embedded = ("url = \"https://gateway.example.gov/\"\npublic_key_file = \"gateway.jwk\"", "url = \"embedded\"");
    check(
        &[simulated, embedded],
        &[
            "15: a simulated printer gives nobody a receipt; name a real one, or set mode = \"demonstration\"",
            "18: an embedded gateway reaches no agency; name a real one, or set mode = \"demonstration\"",
        ],
    );
    check(&[simulated, embedded, ("\"service\"", "\"demonstration\"")], &[]);
}

#[test]
fn in_service_receipts_can_be_verified_and_the_line_is_safe() {
    check(
        &[("https://gateway.example.gov/", "http://gateway.example.gov"), ("public_key_file = \"gateway.jwk\"\n", "")],
        &[
            "18: \"public_key_file\" is missing; without the gateway's key no receipt can be verified",
            "19: in service the gateway is reached over https:// only",
        ],
    );
    check(
        &[("https://gateway.example.gov/", "gateway")],
        &["19: \"url\" has to be \"embedded\" or an address such as \"https://gateway.example.gov\""],
    );
}

#[test]
fn printers_have_the_speed_or_address_of_their_kind() {
    check(
        &[("port = \"/dev/ttyUSB0\"", "baud = 12345")],
        &[
            "14: \"port\" is missing; add it",
            "16: \"baud\" has to be one of 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400",
        ],
    );
    check(
        &[("kind = \"serial\"\nport = \"/dev/ttyUSB0\"", "kind = \"tcp\"\naddress = \"printer\"")],
        &["16: \"address\" has to be an address and a port, such as \"192.0.2.7:9100\""],
    );
}

#[test]
fn a_text_that_is_not_toml_and_a_file_that_is_not_there_are_mistakes_too() {
    let problems = read(Path::new("t.toml"), "id = \n\"x").unwrap_err();
    assert!(problems.iter().any(|it| it.message.starts_with("not TOML")), "{problems:?}");
    // A line that cannot be read takes others with it, and what is then missing is no mistake of its own.
    let problems = read(Path::new("t.toml"), &format!("{GOOD}\n[[[")).unwrap_err();
    assert!(problems.iter().all(|it| it.message.starts_with("not TOML")), "{problems:?}");
    let nowhere = tempfile::tempdir().unwrap();
    let problems = load(nowhere.path()).unwrap_err();
    assert!(problems[0].message.starts_with("cannot be read"), "{problems:?}");
}

#[test]
fn the_shipped_settings_are_right() {
    let terminal = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk-config")).unwrap();
    assert_eq!((terminal.mode, terminal.gateway), (Mode::Demonstration, Gateway::Embedded));
    assert_eq!(terminal.languages, Language::ALL);
}

#[test]
fn a_gateway_knows_agencies_by_their_tokens_hash_and_terminals_by_their_keys() {
    let text = format!(
        "listen = \"127.0.0.1:8080\"\nkey_file = \"gateway.jwk\"\n\n[[agency]]\nid = \"SFA\"\ntoken_sha256 = \"{}\"\n\
         [[agency.sig_keys]]\nkid = \"SFA-sig-1\"\njwk = '{{}}'\n\n[[terminal]]\nid = \"T0417\"\nkey_file = \"t0417.jwk\"\n",
        "0f".repeat(32)
    );
    let settings = gateway::read(Path::new("g.toml"), &text).unwrap();
    assert_eq!(settings.agencies[0].token_sha256, [0x0f; 32]);
    assert_eq!(settings.agencies[0].webhook, None);
    for (url, is_taken) in [
        ("https://agency.example/in", true),
        ("http://127.0.0.1:8090/guichet/inbox", true),
        ("http://agency.example/in", false),
        ("https://", false),
        ("ftp://agency.example", false),
        ("https://agency.example/a b", false),
    ] {
        let with = text.replace("[[agency.sig_keys]]", &format!("webhook = \"{url}\"\n[[agency.sig_keys]]"));
        assert_eq!(gateway::read(Path::new("gateway.toml"), &with).is_ok(), is_taken, "{url}");
    }
    assert_eq!(settings.agencies[0].sig_keys, [gateway::Key { kid: "SFA-sig-1".to_owned(), jwk: "{}".to_owned() }]);
    assert_eq!(settings.terminals[0].key, gateway::TerminalKey::File("t0417.jwk".into()));
    let here = text.replace("key_file = \"t0417.jwk\"", "kid = \"T0417-1\"\njwk = '{}'");
    let key = gateway::Key { kid: "T0417-1".to_owned(), jwk: "{}".to_owned() };
    assert_eq!(gateway::read(Path::new("g.toml"), &here).unwrap().terminals[0].key, gateway::TerminalKey::Here(key));
    let wrong = text.replace("0f0f0f", "secret").replace("\"T0417\"", "\"-\"").replace("listen", "listens");
    let problems = gateway::read(Path::new("g.toml"), &wrong).unwrap_err();
    let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [1, 1, 6, 12], "{problems:?}");
    let keyless = text.replace("[[agency.sig_keys]]", "[[agency.keys]]");
    let problems = gateway::read(Path::new("g.toml"), &keyless).unwrap_err();
    assert!(problems[0].message.contains("[[agency.sig_keys]]"), "{problems:?}");
}

#[test]
fn a_panel_that_was_not_turned_with_its_picture_says_how_far() {
    let shipped = include_str!("../../kiosk-config/terminal.toml");
    let with = |line: &str| shipped.replace("[screen]\n", &format!("[screen]\n{line}\n"));
    for (line, turn) in
        [("", Turn::None), ("touch_turned = \"90\"", Turn::Quarter), ("touch_turned = \"270\"", Turn::ThreeQuarters)]
    {
        let terminal = read(Path::new("t.toml"), &with(line)).unwrap();
        assert_eq!(terminal.screen.touch, turn, "{line}");
    }
    assert!(read(Path::new("t.toml"), &with("touch_turned = \"45\"")).is_err());
}

#[test]
fn a_printer_is_what_its_profile_says_and_unknown_ones_are_refused_with_those_that_there_are() {
    check(
        &[("port = \"/dev/ttyUSB0\"", "port = \"/dev/ttyUSB0\"\nprofile = \"pigeon\"")],
        &["17: nobody knows the printer profile \"pigeon\"; there are custom-kpm210, custom-vkp80, epson-tm-m30, \
           epson-tm-t20iii, epson-tm-t20iii-zh, epson-tm-t88, generic-58, generic-80, star-escpos"],
    );
    let text = GOOD.replace("port =", "profile = \"epson-tm-t88\"\nport =");
    let terminal = read(Path::new("t.toml"), &text).unwrap();
    let Printer::Serial { baud, profile, .. } = terminal.printer else { panic!("a serial printer") };
    assert_eq!((baud, profile.dots), (9_600, 512), "the factory's rate where none is written down");
}

#[test]
fn a_wrong_profile_is_told_beside_the_mistakes_of_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let printers = folder.path().join("printers");
    std::fs::create_dir(&printers).unwrap();
    std::fs::write(printers.join("ours.toml"), "like = \"generic-80\"\nmodel = \"Ours\"\ndots = 9\n").unwrap();
    std::fs::write(folder.path().join("terminal.toml"), GOOD.replace("ppi = 92", "dpi = 92")).unwrap();
    let problems = load(folder.path()).unwrap_err();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.iter().any(|line| line.contains("ours.toml:3: \"dots\"")), "{told:?}");
}

//! The gateway's settings as operators write them, right and wrong.

use std::path::Path;

use super::*;

const HEAD: &str = "listen = \"0.0.0.0:8443\"\nkey_file = \"gateway.jwk\"\n";
const TLS: &str = "[tls]\ncertificate = \"gateway.crt\"\nkey = \"gateway.key\"\n";

fn settings(text: &str) -> Gateway {
    read(Path::new("g.toml"), text).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The first mistake, as `line: message`.
#[track_caller]
fn check_wrong(text: &str, expected: &str) {
    let problems = read(Path::new("g.toml"), text).unwrap_err();
    assert!(problems[0].to_string().starts_with(&format!("g.toml:{expected}")), "{problems:?}");
}

#[test]
fn the_shipped_example_is_in_order_as_it_is_and_with_every_setting_taken_in() {
    let shipped = include_str!("../../../kiosk-config/gateway.toml");
    let plain = settings(shipped);
    assert_eq!((plain.line, plain.metrics), (Line::Loopback, Metrics::Usual));
    assert_eq!((plain.limits.connections_per_peer, plain.limits.in_flight), (None, 256));
    let written: String = shipped
        .lines()
        // One store or the other.
        .filter(|line| !line.starts_with("# sqlite = "))
        .map(|line| match line.strip_prefix("# ") {
            Some(setting) if setting.starts_with('[') || setting.split(' ').nth(1) == Some("=") => {
                format!("{setting}\n")
            }
            Some(_) | None => format!("{line}\n"),
        })
        .collect();
    let full = settings(&written.replace("\"...\"", &format!("\"{}\"", "0f".repeat(32))));
    let Line::Tls(Tls { clients: Some(clients), .. }) = &full.line else { panic!("{:?}", full.line) };
    assert_eq!((clients.need, clients.carriers.as_slice()), (Need::Required, ["office-1".to_owned()].as_slice()));
    assert_eq!(full.limits, Limits { connections_per_peer: Some(64), ..plain.limits }, "what is shown is what counts");
    assert_eq!(full.metrics, Metrics::At(METRICS_DEFAULT));
    let [terminal] = full.terminals.as_slice() else { panic!("{:?}", full.terminals) };
    assert_eq!((terminal.standing, terminal.service), (Standing::Trusted, Service::Wanted));
    assert!(terminal.from < terminal.until);
}

#[test]
fn nobody_is_reached_in_the_clear_by_mistake() {
    check_wrong(HEAD, "1: others than this machine would reach the gateway in the clear");
    check_wrong(&format!("{HEAD}plain = true\n{TLS}"), "3: \"plain\" says that there is no TLS here");
    assert_eq!(settings(&format!("{HEAD}plain = true\n")).line, Line::BehindProxy);
    assert_eq!(settings(&HEAD.replace("0.0.0.0", "127.0.0.1")).line, Line::Loopback);
    assert_eq!(settings(&HEAD.replace("0.0.0.0", "[::1]")).line, Line::Loopback);
    let tls = settings(&format!("{HEAD}{TLS}"));
    let (certificate, key) = ("gateway.crt".into(), "gateway.key".into());
    assert_eq!(tls.line, Line::Tls(Tls { certificate, key, clients: None }));
    assert_eq!(tls.limits.connections_per_peer, Some(64));
    check_wrong(
        &format!("{HEAD}{TLS}carriers = [\"office-1\"]\n"),
        "6: \"carriers\" says nothing without \"client_ca\"",
    );
    let unsure = "client_ca = \"ca.crt\"\nclient_certificates = \"maybe\"\n";
    check_wrong(&format!("{HEAD}{TLS}{unsure}"), "7: \"client_certificates\" has to be \"required\" or \"optional\"");
}

#[test]
fn limits_and_monitoring_are_read_within_reason() {
    let with = |more: &str| format!("{HEAD}{TLS}{more}\n");
    let limits = settings(&with("[limits]\nconnections_per_peer = 8\nhead_secs = 5")).limits;
    assert_eq!((limits.connections_per_peer, limits.head_secs, limits.readers), (Some(8), 5, 2_048));
    check_wrong(&with("[limits]\nin_flight = 0"), "7: \"in_flight\" has to be a whole number from 1 to 10000");
    check_wrong(&with("[limits]\nstall_secs = 60"), "7: \"stall_secs\" has to be a whole number from 65 to 600");
    check_wrong(&with("[limits]\nconections = 5"), "7: nobody knows \"conections\" here");
    assert_eq!(settings(&with("[metrics]\nserve = false")).metrics, Metrics::Off);
    let at = settings(&with("[metrics]\nlisten = \"127.0.0.1:9999\"")).metrics;
    assert_eq!(at, Metrics::At("127.0.0.1:9999".parse().unwrap()));
}

#[test]
fn a_terminal_has_several_keys_each_with_its_time_and_its_standing() {
    let entry =
        |kid: &str, more: &str| format!("[[terminal]]\nid = \"T0417\"\nkid = \"{kid}\"\njwk = '{{}}'\n{more}\n");
    let both = entry("T0417-1", "until = \"2026-12-01T00:00:00Z\"\nrevoked = true")
        + &entry("T0417-2", "from = \"2026-11-20T00:00:00Z\"\nout_of_service = true");
    let terminals = settings(&format!("{HEAD}{TLS}{both}")).terminals;
    let seen: Vec<_> = terminals.iter().map(|listed| (listed.standing, listed.service)).collect();
    assert_eq!(seen, [(Standing::Revoked, Service::Wanted), (Standing::Trusted, Service::Suspended)]);
    assert_eq!(terminals[0].until, "2026-12-01T00:00:00Z".parse().ok());
    let never = entry("T0417-1", "from = \"2026-12-01T00:00:00Z\"\nuntil = \"2026-12-01T00:00:00Z\"");
    check_wrong(&format!("{HEAD}{TLS}{never}"), "11: \"until\" has to be later than \"from\"");
    check_wrong(
        &format!("{HEAD}{TLS}{}", entry("T0417-1", "from = \"soon\"")),
        "10: \"from\" has to be a time such as",
    );
}

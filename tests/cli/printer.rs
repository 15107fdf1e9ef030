//! `guichetctl printer simulate`: another program finds the printer, is answered, and leaves its paper as files.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use super::check_refused;

#[test]
fn a_simulated_printer_serves_until_its_orders_end() {
    let papers = tempfile::tempdir().unwrap();
    let mut simulator = Command::new(env!("CARGO_BIN_EXE_guichetctl"))
        .args(["printer", "simulate", "--listen", "127.0.0.1:0", "--control", "--papers"])
        .arg(papers.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(simulator.stdout.take().unwrap()).lines();
    let mut event = |name: &str| loop {
        let line: serde_json::Value = serde_json::from_str(&lines.next().expect("it ended").unwrap()).unwrap();
        if line["event"] == name {
            return line;
        }
    };
    let mut host = TcpStream::connect(event("ready")["at"].as_str().unwrap()).unwrap();
    host.write_all(b"Reference 7K4\n\x1d\x56\x42\x00\x10\x04\x04").unwrap();
    let mut answer = [0];
    host.read_exact(&mut answer).unwrap();
    assert_eq!(answer, [0x12]);
    let paper = event("paper");
    assert_eq!(fs::read_to_string(papers.path().join(paper["text"].as_str().unwrap())).unwrap(), "Reference 7K4\n");
    let mut orders = simulator.stdin.take().unwrap();
    orders.write_all(b"paper-out\n").unwrap();
    event("turned");
    host.write_all(b"\x10\x04\x04").unwrap();
    host.read_exact(&mut answer).unwrap();
    assert_eq!(answer, [0x7E]);
    drop(orders);
    assert!(simulator.wait().unwrap().success());
}

#[test]
fn a_model_that_nobody_knows_is_named_with_those_there_are() {
    let papers = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_guichetctl"))
        .args(["printer", "simulate", "--listen", "127.0.0.1:0", "--profile", "dot-matrix", "--papers"])
        .arg(papers.path())
        .output()
        .unwrap();
    check_refused(&output, "epson-tm-t20iii");
}

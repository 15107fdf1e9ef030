//! Hosts that come by network and by terminal, at the real pace.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;

use super::*;
use crate::printer::escpos::tests::receipt;
use crate::printer::profile::Profile;
use crate::printer::simulated::{self, Controls, Event, Hardware, Pace, Trouble, Turn};
use crate::printer::{Connection, Evidence, Outcome, Printer, open};

/// A printer whose paper moves ten metres a second, so that nobody has to wait.
fn quick() -> (SimulatedPort, Controls) {
    let profile = Profile { speed: u16::MAX, ..Profile::epson_tm_t20iii() };
    simulated::assemble(Hardware::of(&profile), Pace::Real)
}

fn at_any_port() -> Door {
    Door::Tcp("127.0.0.1:0".parse().unwrap())
}

fn host(served: &Served) -> TcpStream {
    let stream = TcpStream::connect(served.at()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream
}

/// Sends, and reads as many bytes as are expected.
#[track_caller]
fn check(host: &mut TcpStream, send: &[u8], expected: &[u8]) {
    host.write_all(send).unwrap();
    let mut heard = vec![0; expected.len()];
    host.read_exact(&mut heard).unwrap();
    assert_eq!(heard, expected);
}

#[test]
fn a_foreign_host_is_answered_as_its_language_expects() {
    let (port, controls) = quick();
    let served = serve(port, &at_any_port()).unwrap();
    let mut host = host(&served);
    // What receiptio asks before and after a job, whose last n is a digit.
    check(&mut host, b"\x10\x04\x02\x1b\x06\x01\x1b\x40", &[0x12]);
    check(&mut host, b"\x1b\x40\x1d\x61\xff", &[0x10, 0, 0, 0]);
    check(&mut host, b"hello\n\x1d\x56\x42\x00\x1d\x72\x31", &[0]);
    assert_eq!(controls.piece(1).unwrap().text, ["hello"]);
    controls.set(Trouble::CoverOpen);
    check(&mut host, b"", &[0x38, 0, 0, 0]);
    check(&mut host, b"\x10\x04\x02", &[0x16]);
}

#[test]
fn the_next_host_hears_nothing_that_was_meant_for_the_last() {
    let (port, controls) = quick();
    let served = serve(port, &at_any_port()).unwrap();
    let mut first = host(&served);
    check(&mut first, b"\x1d\x61\xff", &[0x10, 0, 0, 0]);
    drop(first);
    let mut second = host(&served);
    check(&mut second, b"\x1d\x49\x01", &[0x63]);
    controls.set(Trouble::PaperLow);
    check(&mut second, b"", &[0x10, 0, 3, 0]);
}

#[test]
fn an_unplugged_printer_ends_the_connection_and_takes_the_next_when_it_is_back() {
    let (port, controls) = quick();
    let served = serve(port, &at_any_port()).unwrap();
    let mut host = host(&served);
    check(&mut host, b"\x10\x04\x01", &[0x12]);
    controls.set(Trouble::Unplugged);
    let ended = host.read(&mut [0; 8]);
    assert!(matches!(&ended, Ok(0)) || ended.is_err_and(|error| error.kind() != ErrorKind::WouldBlock));
    controls.clear(Trouble::Unplugged);
    check(&mut self::host(&served), b"\x10\x04\x01", &[0x12]);
}

#[test]
fn our_own_driver_prints_over_a_link_to_a_terminal_and_survives_a_pulled_cable() {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("printer");
    let (port, controls) = quick();
    let served = serve(port, &Door::Pty(link.clone())).unwrap();
    let connection = Connection::Serial { path: link.display().to_string(), baud: 115_200 };
    let mut printer = open(&connection, Profile::epson_tm_t20iii()).unwrap();
    for _ in 0..2 {
        let outcome = printer.print(&receipt(), &mut |_| {});
        assert!(matches!(outcome, Outcome::Printed { evidence: Evidence::ProcessId, .. }), "{outcome:?}");
        assert_eq!(controls.take_papers(), [printer.preview(&receipt())]);
        controls.set(Trouble::Unplugged);
        while controls.next_event(Duration::from_secs(5)) != Some(Event::Turned(Turn::Comes(Trouble::Unplugged))) {}
        assert!(matches!(printer.print(&receipt(), &mut |_| {}), Outcome::Failed(_)));
        controls.clear(Trouble::Unplugged);
        wait_for(&link);
    }
    drop(served);
    assert!(fs::symlink_metadata(&link).is_err(), "the link is left behind");
}

/// The link comes back within some looks of the thread that serves.
fn wait_for(link: &Path) {
    let (_alive, never) = mpsc::channel::<()>();
    for _ in 0..200 {
        if fs::metadata(link).is_ok() {
            return;
        }
        let _ = never.recv_timeout(Duration::from_millis(25));
    }
    panic!("the link does not come back");
}

#[test]
fn a_link_never_takes_the_place_of_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("printer");
    fs::write(&file, "mine").unwrap();
    let error = serve(quick().0, &Door::Pty(file.clone())).err().unwrap();
    assert!(matches!(error, ServeError::Link { .. }), "{error}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

//! Real lines, a pseudo-terminal and a loopback connection, with the simulated printer at their other end.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serialport::{SerialPort, TTYPort};

use crate::port::Port;
use crate::printer::escpos::tests::{in_scripts, receipt};
use crate::printer::simulated::{self, Controls, Pace, SimulatedPort};
use crate::printer::{Connection, Evidence, Outcome, Printer, Profile, Status, open};

/// Carries bytes between a wire and the simulated printer until told to stop.
struct Bridge {
    stop: Sender<()>,
    thread: Option<JoinHandle<()>>,
}

impl Bridge {
    fn new(mut wire: impl Read + Write + Send + 'static, mut printer: SimulatedPort) -> Self {
        let (stop, stopped) = mpsc::channel();
        let thread = thread::spawn(move || {
            let mut bytes = [0; 1024];
            while stopped.try_recv().is_err() {
                match wire.read(&mut bytes) {
                    Ok(0) => return,
                    Ok(count) => printer.write(&bytes[..count], Duration::ZERO).unwrap(),
                    // Nothing yet, or nobody has opened the other end.
                    Err(_) => {}
                }
                let count = printer.read(&mut bytes, Duration::ZERO).unwrap();
                let _ = wire.write_all(&bytes[..count]);
            }
        });
        Self { stop, thread: Some(thread) }
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        let _ = self.stop.send(());
        let ended = self.thread.take().map(JoinHandle::join);
        assert!(matches!(ended, Some(Ok(()))) || thread::panicking());
    }
}

#[track_caller]
fn prints(connection: &Connection, controls: &Controls) {
    let mut printer = open(connection, Profile::epson_tm_t20iii()).unwrap();
    assert_eq!(printer.status(), Status::Ready);
    for document in [receipt(), in_scripts()] {
        let outcome = printer.print(&document, &mut |_| {});
        assert!(matches!(outcome, Outcome::Printed { evidence: Evidence::ProcessId, .. }), "{outcome:?}");
        assert_eq!(controls.paper(), printer.preview(&document), "every byte came through");
        controls.take_papers();
    }
}

#[test]
fn a_receipt_goes_over_a_serial_line() {
    let (mut master, slave) = TTYPort::pair().unwrap();
    master.set_timeout(Duration::from_millis(2)).unwrap();
    let path = slave.name().unwrap();
    drop(slave);
    let (port, controls) = simulated::port(&Profile::epson_tm_t20iii(), Pace::Real);
    let _bridge = Bridge::new(master, port);
    prints(&Connection::Serial { path, baud: 115_200 }, &controls);
}

#[test]
fn a_receipt_goes_over_the_network() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (port, controls) = simulated::port(&Profile::epson_tm_t20iii(), Pace::Real);
    let accepted = thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        stream.set_read_timeout(Some(Duration::from_millis(2))).unwrap();
        Bridge::new(stream, port)
    });
    prints(&Connection::Tcp(address), &controls);
    drop(accepted.join().unwrap());
}

#[test]
fn a_port_that_is_not_there_says_which() {
    let connection = Connection::Serial { path: "/dev/no-such-printer".into(), baud: 9_600 };
    let error = open(&connection, Profile::generic_80()).err().unwrap();
    assert_eq!(error.to_string(), "/dev/no-such-printer could not be opened");
}

//! The proxy with faults: passes bytes between courier and server, and does to the answer of a manifest, or to the call,
//! what it was told. Parts pass untouched.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

/// Which way bytes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Call,
    Answer,
}

/// What is done to a connection.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fault {
    None,
    /// The connection is closed after so many bytes.
    Cut {
        way: Way,
        at: usize,
    },
    /// Nothing more passes after so many bytes, and nobody says so.
    Stall {
        way: Way,
        at: usize,
    },
    /// The answer passes in little pieces.
    Slow {
        bytes: usize,
        every: Duration,
    },
    /// The connection is reset after so many bytes of the answer.
    Reset {
        at: usize,
    },
    /// A byte of the answer is another one.
    Garble {
        at: usize,
    },
}

/// Longer than anybody waits.
const FOR_EVER: Duration = Duration::from_secs(3_600);

/// A proxy in front of a server; every connection has the fault.
pub(super) async fn proxy(upstream: SocketAddr, fault: Fault) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(pass(stream, upstream, fault));
        }
    });
    address
}

async fn pass(mut near: TcpStream, upstream: SocketAddr, fault: Fault) {
    let Ok(mut far) = TcpStream::connect(upstream).await else { return };
    // The whole call is heard before any of it passes, so that a fault in it is at that byte and not near it.
    let Some(call) = hear(&mut near).await else { return };
    let is_part = String::from_utf8_lossy(&call).lines().next().is_some_and(|line| line.contains("/parts/"));
    let fault = if is_part { Fault::None } else { fault };
    if let Fault::Cut { way: Way::Call, at } | Fault::Stall { way: Way::Call, at } = fault {
        let _ = far.write_all(&call[..at.min(call.len())]).await;
        if matches!(fault, Fault::Stall { .. }) {
            sleep(FOR_EVER).await;
        }
        return;
    }
    if far.write_all(&call).await.is_err() {
        return;
    }
    let mut answer = Vec::new();
    if far.read_to_end(&mut answer).await.is_err() {
        return;
    }
    answer_with(near, answer, fault).await;
}

async fn answer_with(mut near: TcpStream, mut answer: Vec<u8>, fault: Fault) {
    match fault {
        Fault::Cut { way: Way::Answer, at } => {
            let _ = near.write_all(&answer[..at.min(answer.len())]).await;
        }
        Fault::Stall { way: Way::Answer, at } => {
            let _ = near.write_all(&answer[..at.min(answer.len())]).await;
            sleep(FOR_EVER).await;
        }
        Fault::Slow { bytes, every } => {
            for piece in answer.chunks(bytes) {
                if near.write_all(piece).await.is_err() {
                    return;
                }
                sleep(every).await;
            }
        }
        Fault::Reset { at } => {
            let _ = near.write_all(&answer[..at.min(answer.len())]).await;
            // Closed with a linger of nothing, which sends RST in place of FIN.
            let _ = near.set_zero_linger();
        }
        Fault::Garble { at } => {
            if let Some(byte) = answer.get_mut(at) {
                *byte ^= 0x15;
            }
            let _ = near.write_all(&answer).await;
        }
        Fault::None | Fault::Cut { way: Way::Call, .. } | Fault::Stall { way: Way::Call, .. } => {
            let _ = near.write_all(&answer).await;
        }
    }
}

/// One call, head and body.
async fn hear(near: &mut TcpStream) -> Option<Vec<u8>> {
    let mut call = Vec::new();
    let mut buffer = [0; 4_096];
    loop {
        if let Some(end) = call.windows(4).position(|end| end == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&call[..end]).to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if call.len() >= end + 4 + length.map_or(0, |length| length.parse().unwrap()) {
                return Some(call);
            }
        }
        match near.read(&mut buffer).await {
            Ok(0) | Err(_) => return None,
            Ok(read) => call.extend_from_slice(&buffer[..read]),
        }
    }
}

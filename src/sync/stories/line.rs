//! The real transport on a loopback port, where a server of a few lines cuts, redirects and stays away.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::thread::JoinHandle;

use crate::http::{HttpTransport, TransportError};
use crate::transport::{Fault, Request, Response, Transport};

/// Answers as many calls as there are answers, each on a connection of its own, and then closes its door.
fn server(answers: Vec<Vec<u8>>) -> (SocketAddr, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let thread = std::thread::spawn(move || {
        let mut heard = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            let mut buffer = [0; 4_096];
            while !request.windows(4).any(|end| end == b"\r\n\r\n") {
                let read = stream.read(&mut buffer).unwrap();
                request.extend_from_slice(&buffer[..read]);
            }
            heard.push(String::from_utf8_lossy(&request).into_owned());
            stream.write_all(&answer).unwrap();
        }
        heard
    });
    (address, thread)
}

async fn get(address: SocketAddr) -> Result<Response, Fault> {
    let transport = HttpTransport::new(&format!("http://{address}/")).unwrap();
    transport.call(Request::get("/v1/hello?nonce=1".to_owned()).as_caller("Guichet proof".to_owned())).await
}

#[tokio::test]
async fn an_answer_is_believed_only_if_it_came_as_a_whole() {
    let body = "x".repeat(1_000);
    let whole = format!(
        "HTTP/1.1 201 Created\r\nContent-Type: application/jose; v=1\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 1000\r\n\r\n{body}"
    );
    let head = whole.len() - body.len();
    let mut answers = vec![whole.clone().into_bytes()];
    answers.extend((0..10).map(|tenth| whole.as_bytes()[..head + tenth * 100].to_vec()));
    answers.push(whole.as_bytes()[..head / 2].to_vec());
    let (address, thread) = server(answers);

    let answer = get(address).await.unwrap();
    assert_eq!((answer.status, answer.body.len()), (201, 1_000));
    assert_eq!(answer.content_type.as_deref(), Some("application/jose"));
    assert_eq!(answer.retry_after.as_deref(), Some("5"));
    for tenth in 0..11 {
        let cut = get(address).await;
        assert!(matches!(cut, Err(Fault::Cut(_))), "cut after {tenth} tenths: {cut:?}");
    }
    let heard = thread.join().unwrap();
    assert!(heard[0].starts_with("GET /v1/hello?nonce=1 HTTP/1.1"), "{}", heard[0]);
    assert!(heard[0].to_lowercase().contains("authorization: guichet proof"));
}

#[tokio::test]
async fn a_redirect_is_shown_and_not_followed_and_an_endless_answer_is_given_up() {
    let (elsewhere, never_called) = server(Vec::new());
    let redirect = format!(
        "HTTP/1.1 302 Found\r\nLocation: http://{elsewhere}/\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    );
    let long = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}", "x".repeat(1024 * 1024 + 1));
    let (address, thread) = server(vec![redirect.into_bytes(), long.into_bytes()]);
    assert_eq!(get(address).await.unwrap().status, 302);
    assert!(matches!(get(address).await, Err(Fault::TooLong)));
    thread.join().unwrap();
    assert_eq!(never_called.join().unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn nobody_there_is_no_connection_and_a_wrong_address_is_said() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    assert!(matches!(get(address).await, Err(Fault::Connect(_))));
    for wrong in ["", "gateway.example", "ftp://gateway.example", "https://", "http://a b"] {
        assert!(matches!(HttpTransport::new(wrong), Err(TransportError::Address(_))), "{wrong}");
    }
    assert!(HttpTransport::new("https://gateway.example/").is_ok());
}

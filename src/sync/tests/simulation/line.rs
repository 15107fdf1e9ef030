//! The line in the simulation: calls as frames over the simulated network, and the real router at its far end. The router
//! works on threads of its own while simulated time stands still, so that nothing depends on how fast this machine is.

use std::io;
use std::sync::mpsc::sync_channel;
use std::time::Duration;

use sync::transport::{Answering, Body, Fault, Request, Response, Transport};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::runtime::Handle;
use tokio::time::timeout;
use tower::ServiceExt as _;
use turmoil::net::{TcpListener, TcpStream};

pub(crate) const PORT: u16 = 8443;

/// Calls over the simulated network, each on a connection of its own.
pub(crate) struct SimulatedLine;

impl Transport for SimulatedLine {
    fn call(&self, request: Request) -> Answering<'_> {
        Box::pin(async move {
            let connected = timeout(Duration::from_secs(10), TcpStream::connect(("gateway", PORT))).await;
            let Ok(Ok(mut stream)) = connected else { return Err(Fault::Connect(None)) };
            let talked = timeout(Duration::from_secs(30), async {
                write_frame(&mut stream, &encoded(&request)).await?;
                read_frame(&mut stream).await
            });
            match talked.await {
                Err(_) => Err(Fault::Stalled),
                Ok(Err(_)) => Err(Fault::Cut(None)),
                Ok(Ok(frame)) => decoded(&frame).ok_or(Fault::Cut(None)),
            }
        })
    }
}

/// Serves the router to whoever calls, until the host is crashed.
pub(crate) async fn serve(router: axum::Router, runtime: Handle) -> turmoil::Result {
    let listener = TcpListener::bind(("0.0.0.0", PORT)).await?;
    loop {
        let (mut stream, _) = listener.accept().await?;
        let (router, runtime) = (router.clone(), runtime.clone());
        tokio::spawn(async move {
            let Ok(frame) = read_frame(&mut stream).await else { return };
            let answer = answer(router, &runtime, &frame);
            // The disk and the processor take their time too; a crash may come between commit and answer.
            tokio::time::sleep(Duration::from_millis(200)).await;
            let _ = write_frame(&mut stream, &answer).await;
        });
    }
}

fn answer(router: axum::Router, runtime: &Handle, frame: &[u8]) -> Vec<u8> {
    let head_end = frame.iter().position(|byte| *byte == 0).unwrap();
    let head = std::str::from_utf8(&frame[..head_end]).unwrap();
    let fields: Vec<&str> = head.split('\n').collect();
    let body = frame[head_end + 1..].to_vec();
    let mut call = axum::http::Request::builder().method(fields[0]).uri(fields[1]);
    call = call.header("content-length", body.len());
    for (name, value) in ["content-type", "content-digest", "authorization"].into_iter().zip(&fields[2..]) {
        if !value.is_empty() {
            call = call.header(name, *value);
        }
    }
    let call = call.body(axum::body::Body::from(body)).unwrap();
    let (tell, told) = sync_channel(1);
    runtime.spawn(async move {
        let answer = router.oneshot(call).await.unwrap();
        let (parts, body) = answer.into_parts();
        let body = axum::body::to_bytes(body, 16 * 1024 * 1024).await.unwrap();
        let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let head = format!("{}\n{}\n{}", parts.status.as_u16(), header("content-type"), header("retry-after"));
        let _ = tell.send([head.as_bytes(), &[0], &body].concat());
    });
    told.recv().unwrap()
}

fn encoded(request: &Request) -> Vec<u8> {
    let Body::Bytes(body) = &request.body else { panic!("the simulation keeps nothing on disk") };
    let text = |field: Option<&str>| field.unwrap_or_default().to_owned();
    let head = [
        request.method.as_str().to_owned(),
        request.path.clone(),
        text(request.content_type),
        text(request.content_digest.as_deref()),
        text(request.authorization.as_deref()),
    ];
    [head.join("\n").as_bytes(), &[0], body].concat()
}

fn decoded(frame: &[u8]) -> Option<Response> {
    let head_end = frame.iter().position(|byte| *byte == 0)?;
    let head = std::str::from_utf8(&frame[..head_end]).ok()?;
    let mut fields = head.split('\n');
    let status = fields.next()?.parse().ok()?;
    let named = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let content_type = fields.next().and_then(named);
    let retry_after = fields.next().and_then(named);
    Some(Response { status, content_type, retry_after, body: frame[head_end + 1..].to_vec(), ..Response::default() })
}

async fn write_frame(stream: &mut TcpStream, frame: &[u8]) -> io::Result<()> {
    stream.write_u32(u32::try_from(frame.len()).unwrap()).await?;
    stream.write_all(frame).await?;
    stream.flush().await
}

async fn read_frame(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let length = usize::try_from(stream.read_u32().await?).unwrap();
    let mut frame = vec![0; length];
    stream.read_exact(&mut frame).await?;
    Ok(frame)
}

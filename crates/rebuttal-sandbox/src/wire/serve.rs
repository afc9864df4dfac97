//! Serves connections one by one, so that a fault can close the very socket it came in on.

use std::convert::Infallible;
use std::future::{Future, pending};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Limited};
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::body::ResponseBody;
use super::{Arrival, Early, MOST_BODY_BYTES, Manner, RawResponse};

/// What answers requests.
pub(crate) trait Handler: Send + Sync + 'static {
    /// The answer to one whole request.
    fn answer(self: Arc<Self>, arrival: Arrival) -> impl Future<Output = RawResponse> + Send;

    /// Whether the connection shall end instead, now that a request's head (an arrival without a body) is there.
    fn early(self: &Arc<Self>, head: Arrival, reused: bool) -> Option<Early>;
}

/// Accepts connections until the task is aborted; all of them end with it.
pub(crate) async fn serve(listener: TcpListener, handler: Arc<impl Handler>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(serve_one(stream, Arc::clone(&handler)));
                }
                // The process ran out of file handles, say: wait for some to come free instead of spinning.
                Err(_) => sleep(Duration::from_millis(50)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

/// Serves one connection until either side ends it or a fault cuts it.
async fn serve_one(stream: TcpStream, handler: Arc<impl Handler>) {
    let cut = Arc::new(Notify::new());
    let reused = AtomicBool::new(false);
    let service = service_fn(|request| {
        respond(request, Arc::clone(&handler), Arc::clone(&cut), reused.swap(true, Ordering::Relaxed))
    });
    // Answers are small and written at once, and a slow one must leave byte by byte. Without this it is only slower.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        // An error here comes from the peer or from a fault: the connection is gone.
        _ = connection => {}
        () = cut.notified() => {}
    }
}

async fn respond(
    request: Request<Incoming>,
    handler: Arc<impl Handler>,
    cut: Arc<Notify>,
    reused: bool,
) -> Result<Response<ResponseBody>, Infallible> {
    let (head, mut body) = request.into_parts();
    let target = head.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let arrival = Arrival { method: head.method, target, headers: head.headers, body: Bytes::new() };
    if let Some(early) = handler.early(arrival.clone(), reused) {
        if early == Early::HalfWay {
            read_half(&mut body).await;
        }
        cut.notify_one();
        return pending().await;
    }
    let answer = match read(arrival, body).await {
        Ok(arrival) => handler.answer(arrival).await,
        Err(answer) => answer,
    };
    match answer.manner {
        Manner::Never => {
            cut.notify_one();
            return pending().await;
        }
        // When the peer goes away, hyper drops this future and the wait ends.
        Manner::After(time) => sleep(time).await,
        Manner::Plainly | Manner::Spread(_) | Manner::Half => {}
    }
    let mut response = Response::new(ResponseBody::new(answer.body, answer.manner));
    *response.status_mut() = answer.status;
    *response.headers_mut() = answer.headers;
    Ok(response)
}

async fn read(arrival: Arrival, body: Incoming) -> Result<Arrival, RawResponse> {
    match Limited::new(body, MOST_BODY_BYTES).collect().await {
        Ok(collected) => Ok(Arrival { body: collected.to_bytes(), ..arrival }),
        Err(_) => {
            let text = format!("the body is larger than {MOST_BODY_BYTES} bytes, or broke off\n");
            Err(RawResponse::new(StatusCode::PAYLOAD_TOO_LARGE, "text/plain", text))
        }
    }
}

/// Reads until half of what the body announces has come; what came with it is lost too.
async fn read_half(body: &mut Incoming) {
    let half = body.size_hint().lower() / 2;
    let mut come = 0;
    while come < half {
        // A client that goes away by itself has cut the request too.
        let Some(Ok(frame)) = body.frame().await else { return };
        come += frame.data_ref().map_or(0, Bytes::len) as u64;
    }
}

use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::*;
use crate::transport::hosts::{Connecting, Connections};

const LATER: Duration = Duration::from_secs(60);

/// An endpoint that gives `t-0`, `t-1`, … of a lifetime, until it has no more; how many it was asked for.
async fn endpoint(lifetime: &'static str, many: usize) -> (Arc<Hosts>, Tokens, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = asked.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = Vec::new();
            while !head.ends_with(b"grant") && stream.read_buf(&mut head).await.is_ok_and(|count| count > 0) {}
            let number = counted.fetch_add(1, Ordering::SeqCst);
            let body = format!(r#"{{"access_token":"t-{number}"{lifetime}}}"#);
            let status = if number < many { 200 } else { 503 };
            let answer =
                format!("HTTP/1.1 {status} it\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            stream.write_all(answer.as_bytes()).await.expect("a reader");
        }
    });
    let connecting = Connecting { timeout: LATER, proxy: None, authorities: Vec::new() };
    let connections = Connections::new(&connecting, url.clone(), vec![("token_url", url)]).expect("connections");
    let tokens = Tokens::new("token_url", Some(HeaderValue::from_static("Basic x")), "grant".to_owned());
    (connections.hosts().expect("hosts"), tokens, asked)
}

async fn token(tokens: &Tokens, hosts: &Hosts, clock: fn() -> i64) -> String {
    let granted = tokens.get(hosts, Instant::now() + LATER, clock).await.map_err(Failed::into_error).expect("a token");
    granted.authorization.to_str().expect("text").to_owned()
}

#[tokio::test]
async fn a_token_is_renewed_a_minute_before_it_expires_and_no_sooner() {
    static NOW: AtomicI64 = AtomicI64::new(1_000);
    let clock = || NOW.load(Ordering::SeqCst);
    let (hosts, tokens, asked) = endpoint(r#","expires_in":3600"#, 3).await;
    for (now, expected) in [
        (1_000, "Bearer t-0"),
        (1_000 + 3_539_999, "Bearer t-0"),
        (1_000 + 3_540_000, "Bearer t-1"),
        (1_000 + 3_540_000 + 3_600_000, "Bearer t-2"),
    ] {
        NOW.store(now, Ordering::SeqCst);
        assert_eq!(token(&tokens, &hosts, clock).await, expected, "{now}");
        assert_eq!(token(&tokens, &hosts, clock).await, expected, "{now}");
    }
    assert_eq!(asked.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn while_a_token_is_good_nobody_fails_because_there_is_no_new_one() {
    static NOW: AtomicI64 = AtomicI64::new(0);
    let clock = || NOW.load(Ordering::SeqCst);
    let (hosts, tokens, asked) = endpoint(r#","expires_in":"100""#, 1).await;
    assert_eq!(token(&tokens, &hosts, clock).await, "Bearer t-0");
    for (now, expected) in [(89_999, 1), (90_000, 2), (99_000, 2), (99_999, 2)] {
        NOW.store(now, Ordering::SeqCst);
        assert_eq!(token(&tokens, &hosts, clock).await, "Bearer t-0", "{now}");
        assert_eq!(asked.load(Ordering::SeqCst), expected, "it is asked for, and then not at once again: {now}");
    }
    NOW.store(100_000, Ordering::SeqCst);
    let failed = tokens.get(&hosts, Instant::now() + LATER, clock).await.err().expect("it has expired");
    assert_eq!((failed.seen().attempt, failed.kind), (Attempt::NeverSent, ErrorKind::Server));
}

#[tokio::test]
async fn a_token_of_no_known_lifetime_is_kept_until_it_is_refused() {
    static NOW: AtomicI64 = AtomicI64::new(0);
    let clock = || NOW.load(Ordering::SeqCst);
    for lifetime in ["", r#","expires_in":"soon""#, r#","expires_in":null"#] {
        let (hosts, tokens, asked) = endpoint(lifetime, 2).await;
        let first =
            tokens.get(&hosts, Instant::now() + LATER, clock).await.map_err(Failed::into_error).expect("a token");
        assert!(!first.kept);
        NOW.store(i64::MAX, Ordering::SeqCst);
        assert_eq!(token(&tokens, &hosts, clock).await, "Bearer t-0");
        tokens.discard(&first);
        assert_eq!(token(&tokens, &hosts, clock).await, "Bearer t-1");
        // What was refused before must not take the new one along.
        tokens.discard(&first);
        assert_eq!(token(&tokens, &hosts, clock).await, "Bearer t-1");
        assert_eq!((asked.load(Ordering::SeqCst), format!("{tokens:?}")), (2, "Tokens { .. }".to_owned()));
    }
}

#[tokio::test]
async fn a_lifetime_that_nobody_can_mean_does_no_harm() {
    for lifetime in ["0", "-5", "1e300", "0.0001"] {
        let text = format!(r#","expires_in":{lifetime}"#).leak();
        let (hosts, tokens, _) = endpoint(text, 9).await;
        assert_eq!(token(&tokens, &hosts, || 0).await, "Bearer t-0", "{lifetime}");
    }
}

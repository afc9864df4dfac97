//! Certificate authorities of one's own: which are trusted, and that nothing else is.

mod common;

use std::path::PathBuf;
use std::sync::Arc;

use common::wire::{answer, client, dispute};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rebuttal::{ErrorKind, Outcome, stripe};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

type Authority = CertifiedIssuer<'static, KeyPair>;

fn authority() -> Authority {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key")).expect("an authority")
}

/// A provider with a certificate for `name`.
async fn provider(authority: &Authority, name: &str) -> String {
    let key = KeyPair::generate().expect("a key");
    let certificate = CertificateParams::new([name.to_owned()]).expect("a name").signed_by(&key, authority);
    let chain = vec![certificate.expect("a certificate").der().clone()];
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(chain, key).expect("a certificate");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(mut stream) = acceptor.accept(stream).await else { return };
                let _read = stream.read(&mut [0; 4096]).await;
                let _written = stream.write_all(&answer("200 OK", "connection: close\r\n", &dispute("du_1"))).await;
                let _closed = stream.shutdown().await;
            });
        }
    });
    url
}

fn file(name: &str, content: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("rebuttal-{}-{name}", std::process::id()));
    std::fs::write(&path, content).expect("a place for files");
    path
}

#[tokio::test]
async fn an_authority_of_ones_own_is_trusted_when_it_is_given() {
    let authority = authority();
    let url = provider(&authority, "127.0.0.1").await;
    let works = async |builder: stripe::ClientBuilder| {
        builder.max_attempts(1).build().expect("a client").close_dispute("du_1").send().await
    };
    let error = works(client(&url)).await.expect_err("nobody trusts it");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::NotDone), "{error}");
    let path = file("company.pem", &authority.pem());
    works(client(&url).ca_file(&path)).await.expect("it is trusted");
    works(client(&url).ca_pem(authority.pem())).await.expect("it is trusted");
    works(client(&url).ca_pem(self::authority().pem() + &authority.pem())).await.expect("the second is trusted");
    std::fs::remove_file(path).expect("it is there");
}

#[tokio::test]
async fn a_certificate_is_checked_whoever_is_trusted() {
    let authority = authority();
    for url in [provider(&self::authority(), "127.0.0.1").await, provider(&authority, "api.stripe.com").await] {
        let client = client(&url).ca_pem(authority.pem()).max_attempts(1).build().expect("a client");
        let error = client.close_dispute("du_1").send().await.expect_err("it is not checked");
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::NotDone), "{error}");
    }
}

#[test]
fn what_holds_no_certificate_is_refused_and_named() {
    let empty = file("empty.pem", "no certificate in here");
    let nowhere = PathBuf::from("/nowhere/at/all.pem");
    for path in [&empty, &nowhere, &std::env::temp_dir()] {
        let error = stripe::Client::builder().api_key("sk_test_1").ca_file(path).build().expect_err("it is refused");
        assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some("ca_file")), "{error}");
        assert!(error.to_string().contains(&*path.to_string_lossy()), "{error}");
    }
    let error =
        stripe::Client::builder().api_key("sk_test_1").ca_pem("company.pem").build().expect_err("it is refused");
    assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some("ca_pem")), "{error}");
    std::fs::remove_file(empty).expect("it is there");
}

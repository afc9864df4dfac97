//! The bare limits: what nobody can beat who has the same library below.

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::signature::{KeyPair, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clients::{Failure, in_flight, runtime};
use driving::{repeat, serve, text, told, work};

mod plain;

fn main() -> Result<(), Failure> {
    let told = told()?;
    let key = RsaKeyPair::from_pkcs8(&STANDARD.decode(text(&told, "/alipay/merchant_private_key")?)?)
        .map_err(|error| error.to_string())?;
    let content = format!(
        "POST {}\n{}.{}.{}",
        text(&told, "/alipay/notification/path")?,
        text(&told, "/alipay/client_id")?,
        text(&told, "/alipay/notification/time")?,
        text(&told, "/alipay/notification/body")?,
    );
    match work()?.as_str() {
        "sign" => serve(|time| repeat(time, || sign(&key, content.as_bytes()).map(|_| 1))),
        "verify" => {
            let signature = sign(&key, content.as_bytes())?;
            let der = AsDer::as_der(key.public_key()).map_err(|error| error.to_string())?;
            let _: &aws_lc_rs::encoding::PublicKeyX509Der<'_> = &der;
            let public = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der.as_ref())
                .parse()
                .map_err(|error| error.to_string())?;
            serve(|time| {
                repeat(time, || {
                    public.verify_sig(content.as_bytes(), &signature).map_err(|error| error.to_string())?;
                    Ok(1)
                })
            })
        }
        "retrieve" => {
            let (runtime, client) = (runtime()?, plain::Client::new(text(&told, "/url")?)?);
            serve(|time| {
                let client = client.clone();
                runtime.block_on(in_flight(64, time, move || {
                    let client = client.clone();
                    async move { client.retrieve().await }
                }))
            })
        }
        other => Err(format!("no limit is called {other}").into()),
    }
}

fn sign(key: &RsaKeyPair, content: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut signature = vec![0; key.public_modulus_len()];
    let random = aws_lc_rs::rand::SystemRandom::new();
    key.sign(&RSA_PKCS1_SHA256, &random, content, &mut signature).map_err(|error| error.to_string())?;
    Ok(signature)
}

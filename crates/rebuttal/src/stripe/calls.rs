//! Calls. Whether evidence goes to the bank is said with each update, because the provider's own default would send it, and
//! that typically once:
//!
//! ```
//! fn update(client: &rebuttal::stripe::Client) {
//!     let _ = client.update_dispute("du_1", false);
//! }
//! ```
//!
//! Left out, it does not compile:
//!
//! ```compile_fail,E0061
//! fn update(client: &rebuttal::stripe::Client) {
//!     let _ = client.update_dispute("du_1");
//! }
//! ```

use futures_util::future::{BoxFuture, FutureExt};
use http::HeaderValue;
use http::header::AUTHORIZATION;

use rebuttal_runtime::options::Options;
use rebuttal_runtime::options::given;
use rebuttal_runtime::provider::{Authenticity, Failure, Incoming, Opened, Outgoing, Scheme};
use rebuttal_runtime::transport::hosts;
use rebuttal_runtime::{Error, ErrorKind};

/// Makes what a client authenticates with.
pub(super) fn open(options: &Options) -> Result<Opened, Error> {
    let base = |option: &'static str| hosts::base_url(option, options.text(option), options.flag("allow_http"));
    Ok(Opened {
        base_url: base("api_base")?,
        hosts: vec![("files_base", base("files_base")?)],
        scheme: Box::new(Bearer { authorization: authorization(options.text("api_key"))? }),
    })
}

fn authorization(key: &str) -> Result<HeaderValue, Error> {
    let unusable = |problem: &str| {
        let message = format!("the option `api_key` {problem}");
        Err(Error::new(ErrorKind::Config, message).with_field("api_key"))
    };
    // White space around a key is a slip of whoever copied it; inside, it is another text.
    let key = key.trim();
    if key.contains(char::is_whitespace) {
        return unusable("holds white space, which no key does");
    }
    if key.starts_with("pk_") {
        return unusable("is a publishable key; the secret key is expected, which begins with sk_ or rk_");
    }
    if key.starts_with("whsec_") {
        return unusable("is a webhook's signing secret; the secret key is expected, which begins with sk_ or rk_");
    }
    given::header(&["Bearer ", key]).map_or_else(|| unusable("holds characters that no header takes"), Ok)
}

/// The key travels with each request; TLS alone proves who answers.
struct Bearer {
    authorization: HeaderValue,
}

impl Scheme for Bearer {
    fn sign<'a>(&'a self, request: &'a mut Outgoing<'_>) -> BoxFuture<'a, Result<(), Error>> {
        request.headers.insert(AUTHORIZATION, self.authorization.clone());
        std::future::ready(Ok(())).boxed()
    }

    fn verify(&self, _: &str, _: &str, _: &Incoming<'_>) -> Result<Authenticity, Failure> {
        Ok(Authenticity::Proven)
    }
}

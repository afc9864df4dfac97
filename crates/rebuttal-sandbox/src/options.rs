//! What can be chosen when a sandbox starts, and why it may not start.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use chrono::{DateTime, Utc};

/// How a sandbox starts. The default listens on a free port of 127.0.0.1, with its clock at the real time.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SandboxOptions {
    /// Where to listen; port 0 picks a free one.
    pub listen: SocketAddr,
    /// Where the files host listens, if not on a free port of the same address.
    pub listen_files: Option<SocketAddr>,
    /// Lets both be another address than a loopback one, and notifications go to other machines. Whoever reaches the
    /// port can then use the control interface: only for closed networks.
    pub allow_remote: bool,
    /// The host that the URLs of this sandbox have, perhaps with a port: how other machines call it, such as
    /// `sandbox` or `sandbox:8080`. If not given: the address that it listens at, or the machine's if that is any.
    pub advertise: Option<String>,
    /// The same for the files host; if not given, the host of `advertise` with the port that the files host listens at.
    pub advertise_files: Option<String>,
    /// Where the clock starts; the real time if not given. It moves only on request.
    pub start_time: Option<DateTime<Utc>>,
    /// How long one delivery of a notification may take, in real time. 10 seconds by default.
    pub delivery_timeout: Duration,
}

impl Default for SandboxOptions {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            listen_files: None,
            allow_remote: false,
            advertise: None,
            advertise_files: None,
            start_time: None,
            delivery_timeout: Duration::from_secs(10),
        }
    }
}

/// Why a sandbox did not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartError {
    /// The address is not a loopback one, and [`SandboxOptions::allow_remote`] is off.
    NotLoopback(SocketAddr),
    /// [`SandboxOptions::advertise`] or [`SandboxOptions::advertise_files`] is not a host that a client can call.
    Advertise(String),
    /// The port could not be opened.
    Listen(SocketAddr, std::io::Error),
    /// No keys could be made.
    Keys(rebuttal_signing::SigningFailed),
    /// The operating system gave no random bytes for the credentials.
    Random(getrandom::Error),
    /// The secret that events are signed with was refused.
    Secret(rebuttal_signing::hmac256::SecretError),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotLoopback(address) => write!(
                f,
                "{address} is not a loopback address: listen on 127.0.0.1 or [::1], or allow remote callers (they can \
                 use the control interface too)"
            ),
            Self::Advertise(host) => write!(
                f,
                "{host:?} cannot be advertised: give the host by which clients call the sandbox, perhaps with a port, \
                 such as sandbox:8080"
            ),
            Self::Listen(address, _) => {
                write!(f, "could not listen on {address}: choose another port, or 0 for any free one")
            }
            Self::Keys(_) | Self::Secret(_) | Self::Random(_) => f.write_str("could not make the keys of this run"),
        }
    }
}

impl std::error::Error for StartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen(_, error) => Some(error),
            Self::Keys(error) => Some(error),
            Self::Secret(error) => Some(error),
            Self::Random(error) => Some(error),
            Self::NotLoopback(_) | Self::Advertise(_) => None,
        }
    }
}

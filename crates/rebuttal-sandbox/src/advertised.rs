//! By which host clients call the sandbox: what it listens at is not always an address that can be called.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

use http::uri::Authority;

use crate::options::StartError;

/// What the user said of the host and the port in URLs; nothing where it is up to the sandbox.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Advertised {
    /// In brackets, if it is an address of IPv6.
    pub(crate) host: Option<String>,
    pub(crate) port: Option<u16>,
}

impl Advertised {
    /// Reads `host` or `host:port`.
    pub(crate) fn parse(given: Option<&str>) -> Result<Self, StartError> {
        let Some(given) = given else { return Ok(Self::default()) };
        let refused = || StartError::Advertise(given.to_owned());
        let authority: Authority = given.parse().map_err(|_| refused())?;
        let host = authority.host();
        // Behind the host only a port in digits may follow: a user name, say, is refused.
        let rest = given.strip_prefix(host).ok_or_else(refused)?;
        let port = match rest.strip_prefix(':') {
            None if rest.is_empty() => None,
            None => return Err(refused()),
            Some(digits) => Some(digits.parse().map_err(|_| refused())?),
        };
        let address: Option<IpAddr> = host.trim_start_matches('[').trim_end_matches(']').parse().ok();
        if host.is_empty() || address.is_some_and(|address| address.is_unspecified()) || port == Some(0) {
            return Err(refused());
        }
        Ok(Self { host: Some(host.to_owned()), port })
    }

    /// The URL of what listens at this address.
    pub(crate) fn url(&self, address: SocketAddr) -> String {
        let called = SocketAddr::new(callable(address.ip()), self.port.unwrap_or(address.port()));
        match &self.host {
            None => format!("http://{called}"),
            Some(host) => format!("http://{host}:{}", called.port()),
        }
    }
}

/// The address itself, or an address of this machine in place of "any".
fn callable(address: IpAddr) -> IpAddr {
    if !address.is_unspecified() {
        return address;
    }
    // A UDP socket that is connected sends nothing; it only learns which of its addresses the machine would send from.
    // Both destinations are set aside for documentation.
    let (any, somewhere): (SocketAddr, SocketAddr) = match address {
        IpAddr::V4(_) => (([0; 4], 0).into(), (Ipv4Addr::new(192, 0, 2, 1), 9).into()),
        IpAddr::V6(_) => (([0u16; 8], 0).into(), (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1), 9).into()),
    };
    let own = UdpSocket::bind(any).and_then(|socket| {
        socket.connect(somewhere)?;
        socket.local_addr()
    });
    match (own, address) {
        (Ok(own), _) if !own.ip().is_unspecified() => own.ip(),
        // Without a network no other machine can call.
        (_, IpAddr::V4(_)) => Ipv4Addr::LOCALHOST.into(),
        (_, IpAddr::V6(_)) => Ipv6Addr::LOCALHOST.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_may_have_a_port() {
        for (given, url) in [
            (None, "http://127.0.0.1:80"),
            (Some("sandbox"), "http://sandbox:80"),
            (Some("sandbox.test:8080"), "http://sandbox.test:8080"),
            (Some("10.0.0.7"), "http://10.0.0.7:80"),
            (Some("[fd00::1]:81"), "http://[fd00::1]:81"),
        ] {
            let advertised = Advertised::parse(given).unwrap();
            assert_eq!(advertised.url("127.0.0.1:80".parse().unwrap()), url, "{given:?}");
        }
        for bad in ["", "http://a", "a/b", "u@a", "a:", "a:x", "a:0", "0.0.0.0", "[::]:80", "fd00::1", "a:65536", " a"]
        {
            assert!(Advertised::parse(Some(bad)).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn any_address_is_one_that_can_be_called() {
        for listening in ["0.0.0.0:1", "[::]:1"] {
            let url = Advertised::default().url(listening.parse().unwrap());
            let called: SocketAddr = url.strip_prefix("http://").unwrap().parse().unwrap();
            assert!(!called.ip().is_unspecified(), "{url}");
        }
    }
}

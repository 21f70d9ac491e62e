//! Which machine a request may go to. A name is looked up once, its addresses are judged, and exactly those that pass are
//! connected to: a second lookup could be answered otherwise. Knows nothing of what is asked or answered.

use super::fault::Fault;
use crate::clean::Clean;
use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// The most addresses of one name that are tried.
const TRIED: usize = 16;

/// What answers for names and leads to addresses: the machine's own network, or a test's.
pub trait Network: fmt::Debug + Send + Sync + 'static {
    /// The addresses of a host, which is a name or the text of an address.
    ///
    /// # Errors
    ///
    /// Where none is known.
    fn lookup(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>>;

    /// Where to connect for an address that has been judged: to itself, unless a test knows better.
    fn way(&self, address: SocketAddr) -> SocketAddr {
        address
    }
}

/// The network that this machine is on.
#[derive(Clone, Copy, Debug, Default)]
pub struct System;

impl Network for System {
    fn lookup(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
        (host, port).to_socket_addrs().map(Iterator::collect)
    }
}

/// The judge of one request.
#[derive(Debug)]
pub(super) struct Gate {
    pub network: Arc<dyn Network>,
    /// Whether the request may go inside a private network.
    pub may_be_private: bool,
    /// How long a lookup may take.
    pub patience: Duration,
    /// Set where every address that the request may go to is inside a private network.
    pub is_private: Arc<AtomicBool>,
}

impl Resolver for Gate {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        _: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let host = uri.host().unwrap_or_default();
        let own = if uri.scheme_str() == Some("https") { 443 } else { 80 };
        // A proxy is asked for on the way, and is the user's own choice.
        let proxy = config.proxy().filter(|proxy| proxy.uri() == uri);
        let port = proxy.map_or_else(|| uri.port_u16().unwrap_or(own), ureq::Proxy::port);
        let found = self.lookup(bare(host), port);
        let passed =
            found.and_then(|found| if proxy.is_some() { Ok(found) } else { self.judged(found, host) });
        let passed = passed.map_err(|fault| ureq::Error::Other(Box::new(fault)))?;
        let mut addresses = self.empty();
        for address in passed.into_iter().take(TRIED) {
            addresses.push(self.network.way(address));
        }
        Ok(addresses)
    }
}

impl Gate {
    /// Looks a host up, in a thread of its own: the system's lookup cannot be hurried.
    fn lookup(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, Fault> {
        let (sender, receiver) = mpsc::sync_channel(1);
        let (network, name) = (Arc::clone(&self.network), host.to_owned());
        let asked = thread::Builder::new().spawn(move || {
            let _ = sender.send(network.lookup(&name, port));
        });
        asked.map_err(Fault::from)?;
        let found = receiver.recv_timeout(self.patience).map_err(|_| Fault::Silent(self.patience))?;
        found.ok().filter(|found| !found.is_empty()).ok_or(Fault::NoHost)
    }

    /// The addresses that may be connected to. What is private among them is left out where the request may not go there.
    fn judged(&self, found: Vec<SocketAddr>, host: &str) -> Result<Vec<SocketAddr>, Fault> {
        let is_all_private = !found.iter().any(|address| is_public(address.ip()));
        self.is_private.store(is_all_private, Ordering::Relaxed);
        if self.may_be_private {
            let usable: Vec<SocketAddr> = found.iter().copied().filter(|a| !is_nowhere(a.ip())).collect();
            return match (usable.is_empty(), found.first()) {
                (true, Some(address)) => Err(Fault::NoPlace(address.ip())),
                _ => Ok(usable),
            };
        }
        if is_all_private {
            return Err(Fault::Private(Clean::one_line(host)));
        }
        Ok(found.into_iter().filter(|address| is_public(address.ip())).collect())
    }
}

/// Whether a host is told by its name alone to be in a private network: what is asked where a proxy looks names up.
pub(super) fn is_local_name(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let ends = ["localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa"];
    !host.contains('.')
        || ends.iter().any(|end| host.strip_suffix(end).is_some_and(|rest| rest.ends_with('.')))
}

/// A host without the brackets of an IPv6 address.
fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

/// Whether nothing can be there: multicast and the broadcast address.
fn is_nowhere(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => address.is_multicast() || address.is_broadcast(),
        IpAddr::V6(address) => address.is_multicast(),
    }
}

/// Whether an address is on the public net, by IANA's registries of special addresses (RFC 6890 and its followers). An
/// address that carries another one in it (mapped, NAT64, 6to4) is judged by that.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let is_special = match address.octets() {
        // This network; private; loopback; private again; multicast, reserved and broadcast.
        [0 | 10 | 127 | 224.., ..] => true,
        // Between a carrier and its customers; link-local.
        [100, 64..=127, ..] | [169, 254, ..] => true,
        // Private.
        [172, 16..=31, ..] | [192, 168, ..] => true,
        // Protocols; documentation; relays of 6to4.
        [192, 0, 0 | 2, _] | [192, 88, 99, _] | [198, 51, 100, _] | [203, 0, 113, _] => true,
        // Measurements.
        [198, 18 | 19, ..] => true,
        _ => false,
    };
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let carried = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match address.segments() {
        [0, 0, 0, 0, 0, 0xFFFF, high, low] => carried(high, low),
        [0x64, 0xFF9B, 0, 0, 0, 0, high, low] => carried(high, low),
        [0x2002, high, low, ..] => carried(high, low),
        // Protocols with Teredo; documentation.
        [0x2001, 0..=0x1FF, ..] | [0x2001, 0xDB8, ..] | [0x3FFF, 0..=0xFFF, ..] => false,
        // All that has been given out for the public net.
        [0x2000..=0x3FFF, ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_public_is_known() {
        for address in [
            "8.8.8.8",
            "1.1.1.1",
            "100.63.0.1",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.17.0.1",
            "223.255.255.255",
            "2606:4700::1111",
            "2001:200::1",
            "2a00::1",
            "::ffff:8.8.8.8",
            "64:ff9b::8.8.8.8",
            "2002:808:808::1",
        ] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn what_is_not_public_is_known() {
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "127.0.0.1",
            "127.255.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "192.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "198.19.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::127.0.0.1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2002:a00:1::1",
            "2002:c0a8:101::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "100::1",
            "4000::1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn a_name_can_tell_that_it_is_local() {
        for host in ["localhost", "router", "a.localhost", "a.local", "a.local.", "a.home.arpa", "x.lan"] {
            assert!(is_local_name(host), "{host}");
        }
        for host in ["a.example", "local.example", "notlocal.com", "xn--fiq228c.cn"] {
            assert!(!is_local_name(host), "{host}");
        }
    }

    #[derive(Debug)]
    struct Answers(Vec<&'static str>);

    impl Network for Answers {
        fn lookup(&self, _: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
            Ok(self.0.iter().map(|text| SocketAddr::new(text.parse().unwrap(), port)).collect())
        }
    }

    /// What is connected to, from these answers of the name service.
    #[track_caller]
    fn check_gate(answers: &[&'static str], may_be_private: bool, expected: &str) {
        let gate = Gate {
            network: Arc::new(Answers(answers.to_vec())),
            may_be_private,
            patience: Duration::from_secs(60),
            is_private: Arc::default(),
        };
        let uri = Uri::from_static("http://a.example/");
        let config = ureq::Agent::config_builder().proxy(None).build();
        let text = match gate.resolve(&uri, &config, NextTimeout::default()) {
            Ok(addresses) => {
                addresses.iter().map(|address| address.ip().to_string()).collect::<Vec<_>>().join(" ")
            }
            Err(error) => Fault::from(error).to_string(),
        };
        let is_as_expected =
            if expected.contains("private") { text.contains(expected) } else { text == expected };
        assert!(is_as_expected, "{answers:?}: {text}");
    }

    #[test]
    fn only_what_was_judged_is_connected_to() {
        check_gate(&["8.8.8.8", "2606:4700::1"], false, "8.8.8.8 2606:4700::1");
        check_gate(&["10.0.0.1", "8.8.8.8", "::1"], false, "8.8.8.8");
        check_gate(&["10.0.0.1", "::1"], false, "inside a private network");
        check_gate(&["10.0.0.1", "8.8.8.8"], true, "10.0.0.1 8.8.8.8");
        check_gate(
            &["224.0.0.1"],
            true,
            "has the address 224.0.0.1, which can be no page's; check its spelling",
        );
        check_gate(
            &[],
            true,
            "no such host was found; check its spelling, and that this machine is connected",
        );
    }
}

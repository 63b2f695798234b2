//! Whether this machine has a way out at all.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

/// Knows whether there is a network, without asking anybody on it.
pub trait Network: Send + Sync {
    /// Whether packets to the internet would have a way to take.
    fn has_route(&self) -> bool;
}

/// The network of this machine.
#[derive(Debug, Default)]
pub struct SystemNetwork;

impl Network for SystemNetwork {
    /// Connecting a datagram socket chooses a route and sends nothing.
    fn has_route(&self) -> bool {
        // Root name servers: addresses that are public, and stay.
        let v4: SocketAddr = (Ipv4Addr::new(198, 41, 0, 4), 53).into();
        let v6: SocketAddr = (Ipv6Addr::new(0x2001, 0x503, 0xBA3E, 0, 0, 0, 2, 0x30), 53).into();
        let leads = |from: SocketAddr, to: SocketAddr| {
            UdpSocket::bind(from).and_then(|socket| socket.connect(to)).is_ok()
        };
        leads((Ipv4Addr::UNSPECIFIED, 0).into(), v4) || leads((Ipv6Addr::UNSPECIFIED, 0).into(), v6)
    }
}

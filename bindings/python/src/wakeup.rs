//! Two connected sockets: a worker writes a byte into one, and an event loop watches the other.

#[cfg(unix)]
mod sockets {
    use std::io;
    use std::os::fd::AsRawFd as _;
    use std::os::unix::net::UnixStream;

    pub(crate) type Socket = UnixStream;

    pub(super) fn connected() -> io::Result<(Socket, Socket)> {
        UnixStream::pair()
    }

    pub(crate) fn descriptor(socket: &Socket) -> u64 {
        u64::from(socket.as_raw_fd().unsigned_abs())
    }
}

/// Never built: no machine with Windows was at hand.
#[cfg(windows)]
mod sockets {
    use std::io;
    use std::net::{Ipv4Addr, TcpListener, TcpStream};
    use std::os::windows::io::AsRawSocket as _;

    pub(crate) type Socket = TcpStream;

    /// Windows has no pairs of sockets: one connects to the other on loopback. Another program may connect first, and is
    /// sent away.
    pub(super) fn connected() -> io::Result<(Socket, Socket)> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let waker = TcpStream::connect(listener.local_addr()?)?;
        waker.set_nodelay(true)?;
        // As many as may wait at a listener.
        for _ in 0..128 {
            let (watched, from) = listener.accept()?;
            if from == waker.local_addr()? {
                return Ok((waker, watched));
            }
        }
        Err(io::Error::other("other programs keep connecting to a port that was opened a moment ago"))
    }

    pub(crate) fn descriptor(socket: &Socket) -> u64 {
        socket.as_raw_socket()
    }
}

pub(crate) use sockets::{Socket, descriptor};

/// The two ends, neither of which blocks.
pub(crate) fn pair() -> std::io::Result<(Socket, Socket)> {
    let (waker, watched) = sockets::connected()?;
    waker.set_nonblocking(true)?;
    watched.set_nonblocking(true)?;
    Ok((waker, watched))
}

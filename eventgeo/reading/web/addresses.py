"""Which hosts may be asked. A name is resolved once, and the address that was checked is the one that is connected to,
so that no second answer of the name server can lead elsewhere."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
from functools import cache

from eventgeo.reading.refusal import Refused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.ip_network("64:ff9b::/96")


def _embedded(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one that stands for it (mapped, 6to4, NAT64), else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def is_public(address: str) -> bool:
    """Whether an IP address lies on the open internet: not loopback, private, link-local, reserved or multicast.

    >>> [is_public(a) for a in ("93.184.216.34", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "64:ff9b::7f00:1")]
    [True, False, False, False, False]
    """
    found = _embedded(ipaddress.ip_address(address.split("%")[0]))
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def connected(host: str, port: int, timeout: float, *, private: bool) -> socket.socket:
    """A connection to a host, the first of its addresses that answers. Refused where one of them is private."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused("no host", f"has a host that is not found: {host} ({error})") from error
    if not private and not all(is_public(str(where[0])) for *_, where in found):
        raise Refused("private address", f"leads to a private address ({host}), which has to be allowed")
    failure: OSError = OSError("no address")
    for family, kind, protocol, _, where in found:
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(timeout)
        try:
            connection.connect(where)
        except OSError as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


class Connection(http.client.HTTPConnection):
    """A connection for one request, to a checked address; with TLS where the scheme is https."""

    def __init__(self, host: str, port: int | None, timeout: float, *, secure: bool, private: bool) -> None:
        super().__init__(host, port or (443 if secure else 80), timeout=timeout)
        self._seconds, self._secure, self._private = timeout, secure, private

    def connect(self) -> None:
        """Connect to the address that was checked, under the name that was asked for."""
        connection = connected(self.host, self.port, self._seconds, private=self._private)
        self.sock = _trust().wrap_socket(connection, server_hostname=self.host) if self._secure else connection

    def abort(self) -> None:
        """End it at once, from another thread: what waits for an answer gets none."""
        if self.sock is not None:
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)

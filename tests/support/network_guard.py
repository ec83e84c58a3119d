"""No test may talk to the outside: a connection beyond this machine is refused and remembered.

It is remembered because the code under test may swallow the refusal.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

LOCAL_NAMES = frozenset({"", "localhost", "localhost.localdomain"})

attempts: list[str] = []


class OutsideConnectionError(ConnectionError):
    """Somebody tried to leave this machine."""


def install() -> None:
    """Put the guard into the socket module, once per process."""
    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
    look_up = socket.getaddrinfo

    def guarded_look_up(host: Any, *rest: Any, **more: Any) -> Any:
        _refuse_outside(host)
        return look_up(host, *rest, **more)

    socket.getaddrinfo = guarded_look_up


def _guarded(method: Any) -> Any:
    def guarded(connection: socket.socket, *arguments: Any) -> Any:
        address = arguments[-1]  # sendto has data and flags before it
        if connection.family in (socket.AF_INET, socket.AF_INET6) and isinstance(address, tuple):
            _refuse_outside(address[0])
        return method(connection, *arguments)

    return guarded


def _refuse_outside(host: Any) -> None:
    if not is_local(host):
        attempts.append(str(host))
        raise OutsideConnectionError(f"a test tried to reach {host}")


def is_local(host: Any) -> bool:
    """Whether a host name or address means this machine."""
    name = host.decode() if isinstance(host, bytes) else host or ""
    if name in LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified

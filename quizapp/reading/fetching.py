"""Opens a web address for a person, without opening the inner network to them.

Only http and https, only addresses that are public (checked for the page and after each redirect, on the resolved
address, to which the connection is then pinned so that a second answer of the name server cannot change it), with a
limit on size and time.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from quizapp.errors.articles import AddressError, FetchError

__all__ = ["FetchedPage", "fetch", "is_public"]

Address = IPv4Address | IPv6Address

LARGEST = 10_000_000
"""The most bytes of a page that are read."""
SECONDS = 15.0
"""How long a page may take, redirects and all."""
MOST_REDIRECTS = 5
NAT64 = IPv6Network("64:ff9b::/96")
REDIRECTS = frozenset({301, 302, 303, 307, 308})
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; QuizApp)",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
CHUNK = 65_536
SAFE = "/%:=&~+!$,;'@()*[]?"


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page as it came, and the address it came from in the end."""

    url: str
    content: bytes
    is_html: bool


def is_public(address: Address) -> bool:
    """Say whether an address is one of the open internet's, an IPv4 address inside an IPv6 one included."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


@dataclass(frozen=True, slots=True)
class Limits:
    """Which addresses may be opened, how many bytes may come, and until when (``time.monotonic``)."""

    may_open: Callable[[Address], bool]
    largest: int
    seconds: float
    deadline: float

    @property
    def left(self) -> float:
        """The seconds left, a tenth at least."""
        return max(0.1, self.deadline - time.monotonic())


def fetch(
    url: str, *, may_open: Callable[[Address], bool] = is_public, largest: int = LARGEST, seconds: float = SECONDS
) -> FetchedPage:
    """Return the page at ``url``.

    ``may_open`` decides on each resolved address. Raises AddressError where an address may not be opened, FetchError
    where the page cannot be had.
    """
    limits = Limits(may_open, largest, seconds, time.monotonic() + seconds)
    here = url.strip()
    for _ in range(MOST_REDIRECTS + 1):
        answer = _visit(here, limits)
        if isinstance(answer, FetchedPage):
            return answer
        here = answer
    raise FetchError(url, f"it passed the request on more than {MOST_REDIRECTS} times")


def _visit(url: str, limits: Limits) -> FetchedPage | str:
    """Return the page at an address, or the address it sends on to."""
    parts = _parts(url)
    with _connect(url, parts, limits) as connection:
        alarm = threading.Timer(limits.left, _hang_up, [connection])
        alarm.start()
        try:
            response = _ask(connection, parts)
            moved = response.status in REDIRECTS
            answer = _sent_on(url, response) if moved else _page(url, response, limits.largest)
            if time.monotonic() >= limits.deadline:
                raise TimeoutError
            return answer
        except (OSError, HTTPException, zlib.error) as error:
            late = time.monotonic() >= limits.deadline
            reason = f"it took more than {limits.seconds:g} seconds" if late else "the connection broke off"
            raise FetchError(url, reason) from error
        finally:
            alarm.cancel()


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressError(url, "is not a web address") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise AddressError(url, "is not a web address that starts with http:// or https://")
    if parts.username or parts.password:
        raise AddressError(url, "holds a user name or a password")
    return parts


def _connect(url: str, parts: SplitResult, limits: Limits) -> socket.socket:
    host, secure = parts.hostname or "", parts.scheme == "https"
    try:
        found = socket.getaddrinfo(host, parts.port or (443 if secure else 80), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(url, f"there is no site called {host}") from error
    for *_, place in found:
        if not limits.may_open(ip_address(str(place[0]).split("%")[0])):
            raise AddressError(url, f"leads to {place[0]}, which is not on the open internet")
    try:
        pinned = str(found[0][4][0]), found[0][4][1]
        connection = socket.create_connection(pinned, timeout=limits.left)
        return ssl.create_default_context().wrap_socket(connection, server_hostname=host) if secure else connection
    except ssl.SSLError as error:
        raise FetchError(url, "its certificate is not in order") from error
    except OSError as error:
        raise FetchError(url, f"{host} does not answer") from error


def _hang_up(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        connection.close()


def _ask(connection: socket.socket, parts: SplitResult) -> HTTPResponse:
    request = HTTPConnection(parts.hostname or "", parts.port)
    request.sock = connection
    path = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
    request.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
    request.putheader("Host", parts.netloc.encode("idna").decode("ascii"))
    for name, value in HEADERS.items():
        request.putheader(name, value)
    request.endheaders()
    return request.getresponse()


def _sent_on(url: str, response: HTTPResponse) -> str:
    place = response.headers.get("Location", "")
    try:
        return urljoin(url, place)
    except ValueError as error:
        raise AddressError(url, f"passes the request on to {place}, which is not a web address") from error


def _page(url: str, response: HTTPResponse, largest: int) -> FetchedPage:
    if response.status != 200:
        raise FetchError(url, f"the site answered {response.status} {response.reason}")
    content, unpack = b"", zlib.decompressobj(wbits=47) if response.headers.get("Content-Encoding") == "gzip" else None
    while chunk := response.read(CHUNK):
        content += unpack.decompress(chunk, largest + 1 - len(content)) if unpack else chunk
        if len(content) > largest:
            raise FetchError(url, f"the page is larger than {largest / 1e6:g} MB")
    return FetchedPage(url, content, response.headers.get_content_type() in ("text/html", "application/xhtml+xml"))

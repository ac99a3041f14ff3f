"""Passwords: Argon2id at OWASP's minimum cost (19 MiB, 2 passes, 1 lane), and secrets kept only as hashes.

Source: OWASP Password Storage Cheat Sheet. A few at a time, so that many sign-ins at once cannot take all memory.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from threading import BoundedSemaphore

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from quizapp.errors.people import WeakPasswordError

__all__ = [
    "LEAST_LENGTH",
    "NOBODY",
    "check_password",
    "fingerprint",
    "hash_password",
    "make_password",
    "make_token",
    "refuse_weak",
]

LEAST_LENGTH = 8
MOST_LENGTH = 200
LEAST_DIFFERENT = 4

# No vowels, so that no word comes out; no l, which looks like a figure.
EASY_LETTERS = "bcdfghjkmnpqrstvwxyz"

HASHING = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19 * 1024, parallelism=1),))
AT_ONCE = BoundedSemaphore(4)

# The hash of a random text that nobody knows, at the cost above: looking up an unknown username takes as long as
# a wrong password does.
NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$vFsI9Z9EEE2Xk/rlzJ2M+A$+PraN0QubZGn/HRdZG+k46oJsLgsh4r9+K5p7lYa0gg"


def hash_password(password: str) -> str:
    """What to keep of a password."""
    with AT_ONCE:
        return HASHING.hash(_normalise(password))


def check_password(password: str, kept: str) -> tuple[bool, str | None]:
    """Whether the password is right, and a new hash to keep where the old one was made at another cost."""
    with AT_ONCE:
        return HASHING.verify_and_update(_normalise(password), kept)


def _normalise(password: str) -> bytes:
    """The bytes that are hashed: the same for the same characters, whichever keyboard composed them (NIST 800-63B)."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def refuse_weak(password: str, username: str) -> None:
    """Raise WeakPasswordError for a password that is short, repeats itself or is the username."""
    if len(password) < LEAST_LENGTH:
        raise WeakPasswordError(f"has fewer than {LEAST_LENGTH} characters")
    if len(password) > MOST_LENGTH:
        raise WeakPasswordError(f"has more than {MOST_LENGTH} characters")
    if len(set(password)) < LEAST_DIFFERENT:
        raise WeakPasswordError("repeats the same few characters")
    if username and password.casefold() == username.casefold():
        raise WeakPasswordError("is the username")


def make_password() -> str:
    """A first password that is read from paper and typed: three times four letters, 51 random bits."""
    return "-".join("".join(secrets.choice(EASY_LETTERS) for _ in range(4)) for _ in range(3))


def make_token() -> str:
    """A secret that cannot be guessed (256 random bits), safe in a cookie and in an address."""
    return secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """What to keep of a random secret: its SHA-256, from which it cannot be had back."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()

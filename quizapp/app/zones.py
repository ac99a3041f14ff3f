"""Time zones by the names that browsers give them."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

__all__ = ["zone_named"]


def zone_named(name: str | None) -> ZoneInfo:
    """The zone of this name, UTC where there is none.

    >>> zone_named("Europe/Oslo").key, zone_named("Europe").key, zone_named(None).key
    ('Europe/Oslo', 'UTC', 'UTC')
    """
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")

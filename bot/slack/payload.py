"""Reads fields of what Slack sends without trusting its shape: what is missing or odd reads as empty."""

from collections.abc import Mapping

Payload = Mapping[str, object]


def child(payload: Payload, *path: str) -> Payload:
    """The object at the end of a path of names, empty when there is none."""
    for name in path:
        inner = payload.get(name)
        payload = inner if isinstance(inner, Mapping) else {}
    return payload


def text(payload: Payload, *path: str) -> str:
    """The string at the end of a path of names, "" when there is none."""
    found = child(payload, *path[:-1]).get(path[-1])
    return found if isinstance(found, str) else ""


def flag(payload: Payload, *path: str) -> bool:
    """Whether it says exactly `true` there."""
    return child(payload, *path[:-1]).get(path[-1]) is True


def children(payload: Payload, name: str) -> tuple[Payload, ...]:
    """The objects in the list of that name."""
    found = payload.get(name)
    return tuple(c for c in found if isinstance(c, Mapping)) if isinstance(found, list) else ()


def texts(payload: Payload, name: str) -> tuple[str, ...]:
    """The strings in the list of that name."""
    found = payload.get(name)
    return tuple(t for t in found if isinstance(t, str)) if isinstance(found, list) else ()

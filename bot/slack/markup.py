"""Slack's escaped text as people read it, and back: `<#C1|talks>` is #talks, `&lt;` is <.

Source: Slack's pages on formatting text; `should_escape` of a slash command writes its text this way.
"""

import re

_ESCAPED = re.compile(r"<([#!@]?)([^<>|]*)(?:\|([^<>]*))?>")
_BROADCAST = re.compile(r"<!(channel|here|everyone)\b(?:\|[^<>]*)?>?", re.I)
_HALF_ENTITY = re.compile(r"&[a-z]{0,3}$")


def readable(escaped: str) -> str:
    """The words as their writer saw them, but people left as `<@U1|name>` and calls to all undone."""
    return without_calls(_unescape(_ESCAPED.sub(_seen, escaped)))


def without_calls(words: str) -> str:
    """The words with `<!channel>` and its like as plain `@channel`, so that nothing can ring everybody."""
    return _BROADCAST.sub(r"@\1", words)


def escaped(words: str, most: int) -> str:
    """Words for a field that Slack parses, escaped so that nothing in them is markup, at most that long."""
    safe = without_calls(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe if len(safe) <= most else _HALF_ENTITY.sub("", safe[: most - 1]) + "…"


def _unescape(words: str) -> str:
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _seen(found: re.Match[str]) -> str:
    sign, target, label = found[1], found[2], found[3] or ""
    match sign:
        case "@":
            return found[0]
        case "#":
            return f"#{(label or target).removeprefix('#')}"
        case "!":
            return label or f"@{target.partition('^')[0]}"
        case _:
            return _link(target, label)


def _link(url: str, label: str) -> str:
    """A link that hides nothing: its address stands beside a label that is not the address."""
    bare = url.removeprefix("mailto:").removeprefix("tel:")
    hidden = label and label not in (url, bare, url.partition("://")[2])
    return f"{label} ({url})" if hidden else bare

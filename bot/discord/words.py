"""Members' words on Discord: shown as they were written, never as markup, mention, moment or hidden link."""

import re

_BREAK = "\u200b"  # a zero-width space: seen by nobody, and it ends what would have become a mention

_TOKEN = re.compile(
    r"(?P<address>https?://[^\s<>]+)"
    r"|(?P<line>^[^\S\n]*(?:[#>+-]+|\d+\.))"
    r"|(?P<at>@)"
    r"|(?P<angle><)"
    r"|(?P<mark>[\\*_~`|\[\]])",
    re.M | re.I,
)

_IN_ADDRESSES = str.maketrans({c: f"%{ord(c):02X}" for c in "\\*_~`|[]@"})
"""A backslash would become part of an address; the percent form leads to the same place."""

_WIDE = str.maketrans("\\*_~`|[]<>@#-+", "＼＊＿～｀｜［］＜＞＠＃－＋")


def escaped(words: str) -> str:
    """The words with every mark that Discord would act on made harmless; a reader sees no difference."""
    return _TOKEN.sub(_harmless, words)


def widened(words: str) -> str:
    """The same promise without growing by a letter, with marks in their full-width forms."""
    return words.translate(_WIDE)


def _harmless(found: re.Match[str]) -> str:
    token = found[0]
    match found.lastgroup:
        case "address":
            return token.translate(_IN_ADDRESSES)
        case "line":
            marks = token.strip()
            if marks.endswith("."):
                return f"{token[:-1]}\\."
            return token[: -len(marks)] + "".join(f"\\{mark}" for mark in marks)
        case "at":
            return f"@{_BREAK}"
        case "angle":
            return f"\\<{_BREAK}"
        case _:
            return f"\\{token}"

"""Views read aloud, as tests compare them."""

from handlers.view import Anchor, Mention, Plain, Span, Text, When


def as_plain(spans: Text) -> str:
    """The text as it is read aloud, moments left as ISO dates."""
    return "".join(_read(span) for span in spans)


def _read(span: Span) -> str:
    match span:
        case Mention(name):
            return f"@{name}"
        case When(at):
            return at.date().isoformat()
        case Plain(written) | Anchor(written):
            return written

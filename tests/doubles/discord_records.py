"""What the Discord double keeps of everything that reached it, as frozen records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.doubles.wire import Json

PRIVATE = 1 << 6

MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, FORM = 4, 5, 6, 7, 8, 9


@dataclass(frozen=True, slots=True)
class Request:
    """One request to the REST API, with the status and the answer it got."""

    method: str
    path: str
    body: Json
    status: int
    answer: object


@dataclass(frozen=True, slots=True)
class Attached:
    """A file sent with a message."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, taken apart: what stands in its path and query, its JSON body and its files."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Json
    listed: Sequence[Json] = ()
    files: Sequence[Attached] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A message as it stands now; `only` is the one user who sees it, empty when the channel does."""

    id: str
    channel: str
    author: str
    body: Json
    only: str = ""
    files: tuple[Attached, ...] = ()

    @property
    def text(self) -> str:
        """All there is to read: content, text displays, names of files, words of pictures, one a line."""
        return "\n".join(
            filter(None, (self.body.get("content") or "", *_texts(self.body.get("components") or [])))
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """The first answer to an interaction: its kind (4 to 9), data, seconds it took, message it made."""

    kind: int
    body: Json
    seconds: float
    token: str
    message: Written | None = None
    pressed: Written | None = None

    @property
    def is_private(self) -> bool:
        """Whether only the one who acted sees it."""
        return bool(int(self.body.get("flags") or 0) & PRIVATE)

    @property
    def text(self) -> str:
        """What the answer says, empty when it says nothing yet."""
        return self.message.text if self.message else ""


def _texts(components: list[Json]) -> list[str]:
    found: list[str] = []
    for component in components:
        found += [component["content"]] if component["type"] == 10 else []
        found += _texts(component.get("components") or [])
        found += [component["file"]["url"].removeprefix("attachment://")] if component["type"] == 13 else []
        found += [item.get("description") or "" for item in component.get("items") or []]
        found += [component["accessory"]["label"]] if component.get("accessory", {}).get("label") else []
        found += [component["label"]] if component["type"] == 2 and component.get("label") else []
    return found

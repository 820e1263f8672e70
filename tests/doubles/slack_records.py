"""What the Slack double keeps of everything that reached it, as frozen records."""

from dataclasses import dataclass

from tests.doubles.wire import Json


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Web API (`response_url` for an answer by such a URL), with what was said back."""

    method: str
    body: Json
    answer: Json


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file by its name and the length that was said of it; no content until its bytes have come.

    `unready` is how many more times it cannot be shown in a block.
    """

    name: str
    length: int
    content: bytes = b""
    unready: int = 0


@dataclass(frozen=True, slots=True)
class Posted:
    """A message as it stands now; `only` is the one user who sees it, empty when the room does.

    `author` is the person who wrote it, empty when the bot did; `files` are the files that it shows.
    """

    channel: str
    ts: str
    text: str
    blocks: tuple[Json, ...] = ()
    only: str = ""
    thread_ts: str = ""
    author: str = ""
    files: tuple[Uploaded, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedView:
    """A modal on somebody's screen, or their Home: the view with the ids that Slack gave it."""

    id: str
    user: str
    view: Json

    @property
    def blocks(self) -> tuple[Json, ...]:
        """Its blocks, each with a block_id."""
        return tuple(self.view["blocks"])


@dataclass(frozen=True, slots=True)
class Ack:
    """The bot's acknowledgement: seconds it took, and the payload (view errors, options), if any."""

    seconds: float
    payload: Json | None
    envelope_id: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where something happened: workspace, organisation (empty outside Enterprise Grid), channel."""

    team: str = "T1"
    channel: str = "C1"
    enterprise: str = ""


def with_block_ids(blocks: tuple[Json, ...] | list[Json]) -> tuple[Json, ...]:
    """The blocks as Slack keeps them: those without a block_id get one."""
    return tuple({"block_id": f"b{index}", **block} for index, block in enumerate(blocks))

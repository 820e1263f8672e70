"""What a command line asks for, once it is parsed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

FIRST_PORT = 8750


@dataclass(frozen=True, slots=True)
class Help:
    """Nothing was asked, so the help is shown."""

    text: str


@dataclass(frozen=True, slots=True)
class Try:
    """Open the playground."""

    port: int
    language: str | None
    fresh: bool
    browser: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Run the bot on the platforms that have tokens."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Show what a platform needs to know to let the bot in; `address`: where Slack reaches it by HTTP."""

    platform: Literal["slack", "discord"]
    address: str | None


@dataclass(frozen=True, slots=True)
class ImportTable:
    """Bring in a CSV of members or gifts."""

    what: Literal["members", "gifts"]
    file: Path
    dry_run: bool
    as_json: bool
    while_running: bool


@dataclass(frozen=True, slots=True)
class ImportArchive:
    """Bring in a Slack export."""

    file: Path
    private: bool
    dry_run: bool
    as_json: bool
    while_running: bool


@dataclass(frozen=True, slots=True)
class Export:
    """Take out gifts, members or thanks."""

    what: Literal["gifts", "members", "thanks"]
    form: Literal["csv", "json"]
    output: Path | None


@dataclass(frozen=True, slots=True)
class Chain:
    """Show how the giving is doing, of the community or of files; or the way back from one gift, the `trace`.

    `picture` is a file to draw it into.
    """

    as_json: bool
    gifts: Path | None
    members: Path | None
    until: str | None
    picture: Path | None = None
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class Prompts:
    """Show who would be invited to give what, and why; nothing is written or sent."""


@dataclass(frozen=True, slots=True)
class Check:
    """See whether anything is wrong; `send_to` gets a message ("" is an organiser, nothing is nobody).

    `only_running` asks whether okaeri runs, and nothing else.
    """

    send_to: str | None
    only_running: bool
    as_json: bool


@dataclass(frozen=True, slots=True)
class Backup:
    """Copy the database into a file; `force` over one that is there."""

    file: Path
    force: bool


@dataclass(frozen=True, slots=True)
class Restore:
    """Put a backup in the database's place, or forget again whoever was forgotten in another database."""

    file: Path | None
    forgotten: str | None


Asked: TypeAlias = (
    Help
    | Try
    | Run
    | Manifest
    | ImportTable
    | ImportArchive
    | Export
    | Chain
    | Prompts
    | Check
    | Backup
    | Restore
)

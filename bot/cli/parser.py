"""The words of the command line, and what they mean."""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from bot.cli.asked import (
    FIRST_PORT,
    Asked,
    Backup,
    Chain,
    Check,
    Export,
    Help,
    ImportArchive,
    ImportTable,
    Manifest,
    Prompts,
    Restore,
    Run,
    Try,
)

_ABOUT = """\
okaeri (おかえり, "welcome home") is a bot for a company's alumni on Slack and Discord:
they log gifts, thank each other, and see what their giving set off.

Begin with   okaeri try                      no token, no server: a community in your browser
then         okaeri manifest slack           what to paste into Slack (or: discord)
             okaeri run                      the bot itself, on every platform that has a token
             okaeri check --send-me          whether all of it works, proven by one real message
"""

_MORE = """\
Settings come from the environment, or from the file okaeri.env in the working directory:
  DATABASE_URL          sqlite:///okaeri.db (the default) or postgresql://user@host/name
  SLACK_BOT_TOKEN       with SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)
  DISCORD_TOKEN
  OKAERI_TIME_ZONE      the community's time zone, Asia/Tokyo unless set; more in the README

Exit codes: 0 done; 1 refused or failed, with one sentence on stderr; 2 wrong usage.
"""

_IMPORTS = """\
A file goes in wholly or not at all: if one row is refused, nothing of it is kept, and every
refusal is listed with its line and reason. Bringing in the same file again adds nothing.
"""

_GIFTS = """\
Columns, in any order (UTF-8, with or without a byte order mark):
  when         2026-04-01T18:30:00+09:00, or 2026-04-01 for noon of that day in OKAERI_TIME_ZONE
  giver        the id of a member; an id that nobody has becomes a new member
  kind         introduction, opening, panel, advice, mentoring, welcome, event, referral,
               resource or other
  receivers    ids with ; between them; empty = everybody
  host         yes or no; empty = yes if the giver is confirmed staff, no if a confirmed alumnus
  words        what it was
  inspired_by  ids of earlier gifts with ; between them; own = the giver's own idea;
               unsaid = they rather not say; empty = unknown
  id           empty = known by the row itself, so that the same row twice is one gift
The first four must be there. In an id, \\ keeps the character after it: \\; is a semicolon.
"""

_MEMBERS = """\
Columns, in any order (UTF-8, with or without a byte order mark); id and name must be there:
  id, name, kind (alumnus or staff), organises (yes or no), slack, discord (account ids),
  language (ja or en), time_zone, joined, left_company (dates), team, topics (; between them)
What the file says is the organisers' word: a kind is thereby confirmed. An empty cell leaves
what is known as it is. Members who are there already are brought up to date.
"""

_ARCHIVE = """\
Brings in the people of a Slack export, and every thanks that its public channels hold: by a
thanking emoji, by "@who ++", or by a thanking word near a mention. No message is kept.
Private channels are left out unless asked for; direct messages always.
"""

_CHECK = """\
One line each: ok, or what to do. What could not be found out is said, and is not wrong.
An account is a member's id on Slack (U…) or a user's id on Discord (digits); without one, the
organiser seen last on each platform gets the message. Exit code 0 when nothing is wrong.
"""

_CHAIN = """\
Says whether gifts received move members to give: R is how many further gifts come of one gift,
below 1 giving fades without new impulses, at 1 it carries itself. It reads the community's
database, or, with --gifts, a file and no database at all; no name is shown, and nothing written.
--picture draws R month by month into FILE, and which gift moved which into FILE-chain, in the
language of OKAERI_LANGUAGE. --trace takes the id of a gift, as in an export or in the file.
"""

_PROMPTS = """\
Members are named by their ids only. As who is invited is drawn, another time may draw others; the
seed that is shown is the one of this draw. Outside of working hours: what would go out in the next.
"""

_BACKUP = """\
For SQLite, also while okaeri runs: everything that was recorded before the start is in it. The
file is there only when it is whole. For PostgreSQL, the command of its own tools is shown.
"""

_RESTORE = """\
For SQLite, while okaeri is stopped: a backup that is not whole, or of a newer okaeri, changes
nothing. The present database is kept beside it, and whoever was forgotten since the backup is
forgotten again. For PostgreSQL, the commands of its own tools are shown.
"""


_Add: TypeAlias = Callable[..., ArgumentParser]
"""How argparse takes a new command."""


def parse(arguments: Sequence[str]) -> Asked:
    """What is asked; leaves with exit code 2 and the usage when it is nothing we know."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.command == "chain" and given.members and not given.gifts:
        parser.error("chain reads --members only beside --gifts")
    return Help(parser.format_help()) if given.command is None else _asked(given)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        "okaeri", description=_ABOUT, epilog=_MORE, formatter_class=RawDescriptionHelpFormatter
    )
    add = parser.add_subparsers(dest="command", metavar="command", title="commands").add_parser
    _add_try(add)
    _command(add, "run", "run the bot on Slack, Discord or both, by which tokens are set")
    manifest = _command(add, "manifest", "what Slack or Discord must know to let the bot in")
    manifest.add_argument("platform", choices=("slack", "discord"))
    manifest.add_argument(
        "--address", metavar="URL", help="for Slack by HTTP: where it reaches okaeri; else Socket Mode"
    )
    _add_check(add)
    _add_imports(add)
    _add_export(add)
    _add_chain(add)
    prompts = _command(add, "prompts", "who would be invited to give what today, and why", _PROMPTS)
    prompts.add_argument("--dry-run", action="store_true", required=True, help="write and send nothing")
    _add_backup(add)
    return parser


def _command(add: _Add, name: str, summary: str, more: str = "") -> ArgumentParser:
    about = f"{summary[0].upper()}{summary[1:]}.\n\n{more}".rstrip()
    return add(name, help=summary, description=about, formatter_class=RawDescriptionHelpFormatter)


def _add_try(add: _Add) -> None:
    parser = _command(add, "try", "open the playground with an example community, without any token")
    parser.add_argument("--port", type=port, default=FIRST_PORT, help=f"{FIRST_PORT} unless set")
    parser.add_argument("--language", choices=("ja", "en"), help="of the page; OKAERI_LANGUAGE unless set")
    parser.add_argument("--fresh", action="store_true", help="make up another community")
    parser.add_argument("--no-browser", action="store_true", help="only say where the page is")


def _add_check(add: _Add) -> None:
    parser = _command(add, "check", "whether anything is wrong, and what to do", _CHECK)
    parser.add_argument(
        "--send-me", metavar="ACCOUNT", nargs="?", const="", help="prove it by one real direct message"
    )
    parser.add_argument("--running", action="store_true", help="only whether okaeri runs; for machines")
    parser.add_argument("--json", action="store_true", help="print what was found as one JSON object")


def _add_imports(add: _Add) -> None:
    parser = _command(add, "import", "bring in a Slack export, members or gifts", _IMPORTS)
    kind = parser.add_subparsers(dest="what", metavar="what", required=True).add_parser
    archive = _command(kind, "slack-export", "bring in people and thanks from a Slack export", _ARCHIVE)
    archive.add_argument("file", type=Path, help="the zip, or the folder it was unpacked to")
    archive.add_argument("--private", action="store_true", help="read private channels as well")
    members = _command(kind, "members", "bring in members from a CSV file", _MEMBERS)
    members.add_argument("file", type=Path)
    gifts = _command(kind, "gifts", "bring in gifts from a CSV file", _GIFTS)
    gifts.add_argument("file", type=Path)
    for one in (archive, members, gifts):
        one.add_argument("--dry-run", action="store_true", help="do it all, say what came of it, undo it")
        one.add_argument("--json", action="store_true", help="print the summary as one JSON object")
        one.add_argument("--while-running", action="store_true", help="even a large file while okaeri runs")


def _add_export(add: _Add) -> None:
    parser = _command(
        add,
        "export",
        "take out gifts, members or thanks",
        "A cell that a spreadsheet would run gets one ' before it; an import takes it off again.",
    )
    parser.add_argument("what", choices=("gifts", "members", "thanks"))
    parser.add_argument("--format", choices=("csv", "json"), default="csv", help="csv unless set")
    parser.add_argument("--output", type=Path, help="a file; standard output unless set")


def _add_chain(add: _Add) -> None:
    parser = _command(
        add,
        "chain",
        "how the giving is doing, in figures and without names",
        _CHAIN,
    )
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    parser.add_argument("--gifts", type=Path, metavar="FILE", help="read this CSV of gifts instead")
    parser.add_argument("--members", type=Path, metavar="FILE", help="and this CSV of members")
    parser.add_argument("--until", metavar="DATE", help="count gifts up to the end of this day, or a moment")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--picture", type=Path, metavar="FILE", help="also draw it, as two PNG files")
    instead.add_argument("--trace", metavar="GIFT", help="instead: where this gift most likely began")


def _add_backup(add: _Add) -> None:
    backup = _command(add, "backup", "copy the database into a file", _BACKUP)
    backup.add_argument("file", type=Path)
    backup.add_argument("--force", action="store_true", help="even over a file that is there")
    restore = _command(add, "restore", "put a backup in the database's place", _RESTORE)
    what = restore.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?")
    what.add_argument(
        "--forgotten",
        metavar="ADDRESS",
        help="instead: forget again whoever was forgotten in the database at this address",
    )


def port(text: str) -> int:
    """A port; argparse says `invalid port value` for anything else."""
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError(text)
    return number


def _asked(given: Namespace) -> Asked:
    match given.command:
        case "try":
            return Try(given.port, given.language, given.fresh, not given.no_browser)
        case "run":
            return Run()
        case "manifest":
            return Manifest(given.platform, given.address)
        case "import" if given.what == "slack-export":
            return ImportArchive(given.file, given.private, given.dry_run, given.json, given.while_running)
        case "import":
            return ImportTable(given.what, given.file, given.dry_run, given.json, given.while_running)
        case "export":
            return Export(given.what, given.format, given.output)
        case "prompts":
            return Prompts()
        case "check":
            return Check(given.send_me, given.running, given.json)
        case "backup":
            return Backup(given.file, given.force)
        case "restore":
            return Restore(given.file, given.forgotten)
        case _:
            return Chain(given.json, given.gifts, given.members, given.until, given.picture, given.trace)

"""The command line: okaeri try, run, check, manifest, import, export, chain, prompts, backup and restore.

Nothing heavy is imported before a command is known, so that `okaeri --help` comes at once.
"""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import assert_never

from bot.cli.asked import (
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
from bot.cli.parser import parse
from bot.cli.refusal import Refused

DONE, FAILED, WRONG_USAGE = 0, 1, 2
"""Exit codes: done; refused or failed, with one sentence on stderr; a command that does not exist so."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; returns the exit code."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # NumPy's matrices are small here: threads would only wait
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without Japanese is no failure
    try:
        return _do(parse(sys.argv[1:] if arguments is None else arguments))
    except Refused as refused:
        sys.stderr.write(f"okaeri: {refused}\n")
        return FAILED
    except KeyboardInterrupt:
        sys.stderr.write("okaeri: stopped; nothing that was not finished is kept.\n")
        return FAILED
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python would complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _do(asked: Asked) -> int:
    match asked:
        case Help(text):
            sys.stderr.write(text)
            return WRONG_USAGE
        case Try() | Run():
            from bot.cli import running

            return running.start(asked)
        case Manifest():
            from bot.cli import manifest

            return manifest.show(asked)
        case ImportTable():
            from bot.cli import tables

            return tables.bring_in(asked)
        case ImportArchive():
            from bot.cli import archives

            return archives.bring_in(asked)
        case Export():
            from bot.cli import exports

            return exports.take_out(asked)
        case Chain():
            from bot.cli import chain

            return chain.show(asked)
        case Prompts():
            from bot.cli import prompts

            return prompts.show()
        case Check():
            from bot.cli import check

            return check.look(asked)
        case Backup() | Restore():
            from bot.cli import backups

            return backups.take(asked) if isinstance(asked, Backup) else backups.bring_back(asked)
        case _:
            assert_never(asked)

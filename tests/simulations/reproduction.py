"""How honest the measure of giving is: `python -m tests.simulations.reproduction --out FILE`.

Forty communities whose R is known, for each R and number of gifts, each told thrice: some thirty minutes on
two cores. Cells that FILE has already are not made again, so a cut run goes on where it was. Then it writes
the tables of docs/simulated-chains.md anew. Seeds below 30,000 were used while the measure was made; those
here begin at 1,000,000.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before NumPy: two processes share the cores

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Final

from community.reciprocity import Verdict
from tests.simulations.honesty import page
from tests.simulations.outcomes import Cell, Outcome, cells, outcomes

FIRST_SEED: Final = 1_000_000
LOGS: Final = 40
PAGE: Final = Path(__file__).parents[2] / "docs" / "simulated-chains.md"
TABLES: Final = "<!-- tables: python -m tests.simulations.reproduction -->\n\n"
"""What follows it on the page is written anew."""


def kept(path: Path) -> dict[Cell, list[Outcome]]:
    """What a file of cells has."""
    lines = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
    return {
        Cell(line["R"], line["gifts"], line.get("prompted", 0.0), line.get("owns", False)): [
            Outcome(**{**one, "verdict": Verdict(one["verdict"])}) for one in line["logs"]
        ]
        for line in lines
    }


def _job(job: tuple[Cell, int]) -> list[Outcome]:
    return outcomes(*job)


def _make(path: Path, processes: int, first_seed: int, done: Mapping[Cell, Sequence[Outcome]]) -> None:
    with ProcessPoolExecutor(processes) as pool:
        for place, cell in enumerate(cells()):
            if cell in done:
                continue
            jobs = [(cell, first_seed + place * 1_000 + nth) for nth in range(LOGS)]
            logs = [asdict(one) for told in pool.map(_job, jobs) for one in told]
            with path.open("a") as file:
                file.write(json.dumps({**cell._asdict(), "logs": logs}) + "\n")
            print(f"{cell}: done", file=sys.stderr, flush=True)  # noqa: T201 - progress of a measurement


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="file of JSON lines, one a cell, added to")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--first-seed", type=int, default=FIRST_SEED, help="another one after each tuning")
    asked = parser.parse_args()
    _make(asked.out, asked.processes, asked.first_seed, kept(asked.out))
    prose = PAGE.read_text(encoding="utf-8").partition(TABLES)[0]
    PAGE.write_text(prose + TABLES + page(kept(asked.out)), encoding="utf-8")

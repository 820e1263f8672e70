"""The worker: plans and figures made in a process of its own, so that the one at rest stays small."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.process import Process
from bot.worker import WorkerFailed, measure_apart, measure_here, plan_apart, plan_here
from handlers.context import Rules
from storage.database import Database
from tests.bot.story import Story
from tests.conftest import SetClock
from tests.handlers.notices import open_the_door
from tests.handlers.people import HANA, KEN, YUI
from tests.handlers.prompting import answers, ask, ready

SEED = 2**62 + 1


async def test_a_plan_made_apart_is_the_one_made_here(story: Story) -> None:
    await open_the_door(story.reception)
    await story.reception.look_at_rules()
    asked = (story.database, story.reception.rules, story.clock(), SEED)

    apart = await plan_apart(*asked)

    assert apart == await plan_here(*asked)
    assert apart.why_none is not None


async def test_a_chain_measured_apart_is_the_one_measured_here(story: Story) -> None:
    await story.thanks()
    story.clock.forward(days=1)
    asked = (story.database, story.reception.rules, story.clock(), SEED)

    apart = await measure_apart(*asked)

    assert apart == await measure_here(*asked)
    assert apart.reciprocity.gifts == 1
    assert apart.pictures.chain_ja is not None


async def test_what_stands_against_a_plan_is_told_by_its_last_word(story: Story) -> None:
    rules = replace(Rules(), holidays="ZZ")

    with pytest.raises(WorkerFailed, match="ZZ"):
        await plan_apart(story.database, rules, story.clock(), SEED)


async def test_a_database_without_tables_fails_in_a_sentence(tmp_path: Path, clock: SetClock) -> None:
    empty = Database(f"sqlite:///{tmp_path}/none.db")

    with pytest.raises(WorkerFailed, match="no such table"):
        await plan_apart(empty, Rules(), clock(), SEED)

    await empty.close()


async def test_a_running_process_invites_once_an_hour(story: Story) -> None:
    await ready(story.reception, HANA, KEN, YUI)
    await ask(story.reception)
    process = Process(story.reception)

    await process.invite()
    await process.invite()

    assert await answers(story.reception) == ["open"]


def test_a_process_that_invites_and_measures_knows_nothing_of_what_that_takes() -> None:
    heavy = ("numpy", "matplotlib", "holidays")
    code = f"import sys, bot.process, bot.worker; print([n for n in {heavy} if n in sys.modules])"

    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    assert said.strip() == "[]"

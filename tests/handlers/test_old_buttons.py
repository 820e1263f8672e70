"""Every button answers, however old: it acts, or says why not and how to go on."""

import pytest

from handlers.event import Press, Submission
from handlers.reception import Reception
from handlers.registry import PRESSES, SUBMISSIONS
from tests.conftest import SetClock
from tests.handlers.people import HANA, KEN, OLGA, come, give, read, thank

SUBJECTS = (
    "",
    "1",
    "99999",
    "1.1",
    "99999.99999",
    "gift.1",
    "gift.99999",
    "thanks.1",
    "thanks.99999",
    "gift.1.1",
    "welcome.99999",
    "nothing.at.all",
    "U1",
    "²",
    "9" * 30,
    "1." + "9" * 30,
    "１",
)


async def _a_year_ago(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, KEN, OLGA)
    await thank(reception, HANA, KEN, "tea")
    await give(reception, KEN, HANA)
    clock.forward(days=365)


@pytest.mark.parametrize("action", sorted(PRESSES))
async def test_a_button_of_last_year_answers(reception: Reception, clock: SetClock, action: str) -> None:
    await _a_year_ago(reception, clock)

    for subject in SUBJECTS:
        answer = await reception.answer(Press(OLGA, action, subject, f"{action}{subject}"))

        assert answer.form or answer.messages, subject
        assert answer.form or read(answer).strip(), subject


@pytest.mark.parametrize("action", sorted(SUBMISSIONS))
async def test_a_form_of_last_year_answers(reception: Reception, clock: SetClock, action: str) -> None:
    await _a_year_ago(reception, clock)

    for subject in SUBJECTS:
        answer = await reception.answer(Submission(HANA, action, subject, (), f"{action}{subject}"))

        assert answer.form or read(answer).strip(), subject

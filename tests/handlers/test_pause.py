"""A pause: asked for in words or by a button, lengthened, shortened, and ended; in the member's own time."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.member import Member, is_paused
from handlers.event import Press, Who
from handlers.members.pause import _UNTIL_SAID
from handlers.reception import Reception
from handlers.view import Answer, When
from storage import claims, members, outbox
from storage.tables import outbox as notices
from tests.conftest import SetClock
from tests.handlers.people import HANA, KEN, button, buttons, come, press, read, say, thank


async def _me(reception: Reception, who: Who = HANA) -> Member:
    async with reception.database.reading() as tx:
        found = await members.of_account(tx, who.platform, who.id)
        assert found is not None
        return found[0]


async def _held(reception: Reception) -> list[datetime]:
    """When the notices that wait because of a pause are due."""
    async with reception.database.reading() as tx:
        rows = (await tx.execute(notices.select().where(notices.c.reason == outbox.PAUSED))).all()
        return [row.due_at for row in rows]


async def _hold(reception: Reception, until: datetime) -> None:
    """Delivery held all that waits."""
    async with reception.database.writing() as tx:
        await tx.execute(notices.update().values(reason=outbox.PAUSED, due_at=until))


def _moments(answer: Answer) -> list[datetime]:
    texts = [part.text for message in answer.messages for part in message.parts if hasattr(part, "text")]
    return [span.at for text in texts for span in text if isinstance(span, When)]


async def test_with_nothing_said_one_chooses_how_long(reception: Reception) -> None:
    answer = await say(reception, HANA, "pause")

    assert [b.label for b in buttons(answer)] == ["One week", "One month", "Three months", "Until I say so"]
    assert "Words from other members wait" in read(answer)
    assert (await _me(reception)).paused_at is None


@pytest.mark.parametrize(
    ("label", "until"),
    [
        ("One week", datetime(2026, 6, 9, 0, 0, tzinfo=UTC)),
        ("One month", datetime(2026, 7, 2, 0, 0, tzinfo=UTC)),
        ("Three months", datetime(2026, 9, 2, 0, 0, tzinfo=UTC)),
        ("Until I say so", None),
    ],
)
async def test_one_tap_begins_a_pause(reception: Reception, label: str, until: datetime | None) -> None:
    offered = await say(reception, HANA, "pause")
    (chosen,) = [b for b in buttons(offered) if b.label == label]

    answer = await press(reception, HANA, chosen)

    me = await _me(reception)
    assert (me.paused_at, me.paused_until) == (reception.clock(), until)
    assert _moments(answer) == ([until] if until else [])
    assert [b.action for b in buttons(answer)] == ["resume"]


@pytest.mark.parametrize("words", ["12/24", "until 2026-12-24", "12月24日まで"])
async def test_a_day_is_named_in_words_and_the_pause_ends_on_the_morning_after_it(
    reception: Reception, words: str
) -> None:
    answer = await say(reception, HANA, "pause", words=words)

    assert _moments(answer) == [datetime(2026, 12, 25, 0, 0, tzinfo=UTC)]
    assert "What I would say of my own accord is dropped" in read(answer)


async def test_the_day_is_one_of_the_members_own_time_zone(reception: Reception, clock: SetClock) -> None:
    clock.now = datetime(2026, 6, 1, 23, 0, tzinfo=UTC)
    here, there = replace(HANA, time_zone="Asia/Tokyo"), replace(KEN, time_zone="America/New_York")
    await come(reception, here, there)

    for who in (here, there):
        await say(reception, who, "pause", words="tomorrow")

    assert (await _me(reception)).paused_until == datetime(2026, 6, 4, 0, 0, tzinfo=UTC)
    assert (await _me(reception, KEN)).paused_until == datetime(2026, 6, 3, 13, 0, tzinfo=UTC)


@pytest.mark.parametrize("words", ["forever", "until I say so", "ずっと", "再開するまで"])
async def test_a_pause_without_an_end_is_said_in_words_too(reception: Reception, words: str) -> None:
    await say(reception, HANA, "pause", words=words)

    me = await _me(reception)
    assert is_paused(me, reception.clock())
    assert me.paused_until is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("yesterday", "“yesterday” is over already"),
        ("2025-01-01", "“2025-01-01” is over already"),
        ("soonish", "I could not read “soonish” as a day. Try “12/24”"),
        ("2/30", "I could not read “2/30” as a day"),
        ("2099-01-01", "is more than 5 years away"),
    ],
)
async def test_past_days_and_nonsense_are_a_sentence_with_an_example(
    reception: Reception, words: str, sentence: str
) -> None:
    await come(reception, HANA)

    answer = await say(reception, HANA, "pause", words=words)

    assert sentence in read(answer)
    assert (await _me(reception)).paused_at is None


async def test_pausing_again_sets_another_end_and_the_beginning_stays(
    reception: Reception, clock: SetClock
) -> None:
    await say(reception, HANA, "pause", words="1 week")
    began = clock()
    clock.forward(days=3)

    await say(reception, HANA, "pause", words="1 month")

    me = await _me(reception)
    assert (me.paused_at, me.paused_until) == (began, datetime(2026, 7, 5, 0, 0, tzinfo=UTC))


async def test_a_pause_after_one_that_is_over_begins_anew(reception: Reception, clock: SetClock) -> None:
    await say(reception, HANA, "pause", words="today")
    clock.forward(days=30)

    await say(reception, HANA, "pause", words="today")

    assert (await _me(reception)).paused_at == clock()


@pytest.mark.parametrize(("words", "woken"), [("1 week", True), ("3 months", False), ("forever", False)])
async def test_what_waits_is_looked_at_again_when_a_pause_is_shortened(
    reception: Reception, clock: SetClock, words: str, woken: bool
) -> None:
    await come(reception, HANA, KEN)
    await say(reception, HANA, "pause", words="1 month")
    await thank(reception, KEN, HANA, "the lift home")
    await _hold(reception, datetime(2026, 7, 2, 0, 0, tzinfo=UTC))

    await say(reception, HANA, "pause", words=words)

    assert (await _held(reception) == []) is woken


async def test_who_pauses_again_is_told_of_the_pause_and_may_end_it(reception: Reception) -> None:
    await say(reception, HANA, "pause", words="forever")

    answer = await say(reception, HANA, "pause")

    assert "You are taking a pause until you say so." in read(answer)
    assert [b.action for b in buttons(answer)] == ["pause-for"] * 4 + ["resume"]


@pytest.mark.parametrize("verb", ["resume", "再開"])
async def test_resuming_ends_the_pause_and_what_waited_is_due_now(reception: Reception, verb: str) -> None:
    await come(reception, HANA, KEN)
    await say(reception, HANA, "pause", words="forever")
    await thank(reception, KEN, HANA, "the lift home")
    await _hold(reception, datetime(2100, 1, 1, tzinfo=UTC))

    answer = await say(reception, HANA, verb)

    me = await _me(reception)
    async with reception.database.writing() as tx:
        due = await claims.claim(tx, reception.clock(), 10, ("slack",))
    assert "The pause is over" in read(answer)
    assert (me.paused_at, me.paused_until) == (None, None)
    assert [notice.member for notice in due] == [me.id]


async def test_resuming_by_the_button_of_a_pause(reception: Reception) -> None:
    paused = await say(reception, HANA, "pause", words="2 weeks")

    await press(reception, HANA, button(paused, "resume"))

    assert (await _me(reception)).paused_at is None


async def test_resuming_without_a_pause_is_answered_kindly(reception: Reception, clock: SetClock) -> None:
    never = await say(reception, HANA, "resume")
    await say(reception, HANA, "pause", words="today")
    clock.forward(days=3)

    over = await say(reception, HANA, "resume")

    assert "You are not taking a pause" in read(never)
    assert "You are not taking a pause" in read(over)
    assert (await _me(reception)).paused_at is None


async def test_a_pause_shows_in_the_profile(reception: Reception) -> None:
    await say(reception, HANA, "pause", words="12/24")

    profile = await say(reception, HANA, "profile")

    assert "until the morning of 2026-12-25" in read(profile)
    assert buttons(profile)[4].action == "resume"


@pytest.mark.parametrize("subject", ["", "year", "week ", "1 week"])
async def test_a_made_up_length_has_expired(reception: Reception, subject: str) -> None:
    answer = await reception.answer(Press(HANA, "pause-for", subject))

    assert "no longer valid" in read(answer)


async def test_a_pause_speaks_japanese(reception: Reception) -> None:
    offered = await say(reception, KEN, "休む")
    paused = await say(reception, KEN, "お休み", words="2週間")

    assert [b.label for b in buttons(offered)] == ["1週間", "1か月", "3か月", "再開するまで"]
    assert "2026-06-16の朝まで" in read(paused)
    assert "お届けします" in read(paused)


@given(st.sampled_from(sorted(_UNTIL_SAID)))
def test_words_for_no_end_are_kept_as_they_are_compared(word: str) -> None:
    assert word == "".join(word.casefold().split())

"""The chain of giving as organisers see it: what may be said, why, and what comes next; nobody's name."""

from dataclasses import replace
from datetime import timedelta

import pytest

from community.gift import Gift, GiftId, GiftKind, Source
from community.member import MemberId
from community.reciprocity import Reciprocity, Verdict
from handlers.organisers.chain import FRESH, PATIENCE
from handlers.reception import Reception
from handlers.view import Answer, Button, Picture
from storage import gifts, members
from storage.snapshots import Pictures
from tests.conftest import SetClock
from tests.handlers.measured import INDUCES, PNG, TOO_FEW, measure_for_real, stand, work
from tests.handlers.notices import letters_to
from tests.handlers.organising import organise
from tests.handlers.people import HANA, KEN, OLGA, button, buttons, come, press, read, thank


@pytest.fixture
async def asked(reception: Reception) -> Reception:
    """Hana, Ken and Olga are here, and the chain was measured a moment ago."""
    await come(reception, HANA, KEN, OLGA)
    await stand(reception)
    return reception


async def _pictures(reception: Reception) -> list[Picture]:
    """Those that come to Olga by now."""
    parts = [part for letter in await letters_to(reception, OLGA) for part in letter.parts]
    return [part for part in parts if isinstance(part, Picture)]


async def test_the_verdict_comes_first_with_its_reason_and_the_next_sign(asked: Reception) -> None:
    page = read(await organise(asked, OLGA, "chain"))

    verdict, why, then = (page.index(said) for said in ("Gifts induce gifts", "0.62 further", "To carry"))
    assert verdict < why < then


async def test_four_figures_are_told_as_people_count(asked: Reception) -> None:
    page = read(await organise(asked, OLGA, "chain"))

    assert "What 10 gifts bring: about 6 further ones (most likely 4 to 8)" in page
    assert "Given by the company: 32%" in page
    assert "Members who ever gave: 45%" in page
    assert "Gifts whose chain began with the company: 41%" in page


async def test_the_five_stages_say_how_far_it_is_and_which_is_next(asked: Reception) -> None:
    page = read(await organise(asked, OLGA, "chain"))

    assert "✓ Worth joining: 62% of members" in page
    assert "→ The chain carries itself: 10 gifts bring about 6 further ones (needed: 10)" in page
    assert "– Something comes back: nothing is on record yet" in page
    assert "Next: The chain carries itself." in page


async def test_where_all_stages_are_reached_none_is_next(reception: Reception) -> None:
    await come(reception, OLGA)
    stages = tuple(replace(state, reached=True) for state in INDUCES.stages)
    await stand(reception, replace(INDUCES, stages=stages))

    page = read(await organise(reception, OLGA, "chain"))

    assert "All five are reached." in page
    assert "→" not in page


async def test_nobody_is_named_and_only_organisers_see_it(asked: Reception) -> None:
    refused = read(await organise(asked, HANA, "chain"))
    forged = read(await press(asked, HANA, Button("", "chain-picture", "months.")))
    page = read(await organise(asked, OLGA, "chain"))

    assert "organisers" in refused
    assert "organisers" in forged
    assert "Gifts induce" not in refused + forged
    assert not [name for name in ("Hana", "佐藤", "Olga") if name in page]
    assert await letters_to(asked, HANA) == []


async def test_the_picture_comes_once_a_day_and_whenever_its_button_is_pressed(
    asked: Reception, clock: SetClock
) -> None:
    first = await organise(asked, OLGA, "chain")
    await organise(asked, OLGA, "chain")
    by_itself = await _pictures(asked)
    by_month, of_chain = [b for b in buttons(first) if b.action == "chain-picture"]
    clock.forward(seconds=5)
    pressed = await press(asked, OLGA, by_month)
    await press(asked, OLGA, of_chain)
    again = await _pictures(asked)
    clock.forward(days=1)
    await stand(asked)
    await organise(asked, OLGA, "chain")
    next_day = await _pictures(asked)

    assert "A picture of this comes to you as a message" in read(first)
    assert "The picture “Month by month” is on its way to you" in read(pressed)
    assert [one.content for one in by_itself] == [PNG + b"months en"]
    assert [one.content for one in again] == [PNG + b"months en", PNG + b"chain en"]
    assert len(next_day) == 1


async def test_a_picture_says_its_figures_in_words(asked: Reception) -> None:
    page = await organise(asked, OLGA, "chain")
    await press(asked, OLGA, [b for b in buttons(page) if b.action == "chain-picture"][1])

    months, chain = await _pictures(asked)

    assert "2026-04 not known yet, 50% given by the company; 2026-05 0.55 (0.30 to 0.80), 30%" in months.alt
    assert "120 chains of at least two gifts; 40 gifts in the largest, 9 steps" in chain.alt


async def test_where_there_is_no_picture_it_says_so_and_nothing_comes(reception: Reception) -> None:
    await come(reception, OLGA)
    await stand(reception, pictures=Pictures())

    page = read(await organise(reception, OLGA, "chain"))

    assert "There is no picture of this." in page
    assert await letters_to(reception, OLGA) == []


async def test_too_few_gifts_are_counted_and_what_helps_is_said_without_a_picture(
    reception: Reception,
) -> None:
    await come(reception, OLGA)
    await stand(reception, TOO_FEW)

    page = await organise(reception, OLGA, "chain")

    assert "Not enough gifts yet (12 of 100)" in read(page)
    assert "What 10 gifts bring: not known yet" in read(page)
    assert "What helps now" in read(page)
    assert button(page, "thanks").tone == "primary"
    assert not [b for b in buttons(page) if b.action == "chain-picture"]
    assert await letters_to(reception, OLGA) == []


async def test_what_is_not_there_yet_is_worked_out_and_comes_as_a_message(
    either_reception: Reception, clock: SetClock
) -> None:
    await come(either_reception, OLGA)
    answer = await organise(either_reception, OLGA, "chain")
    again = await organise(either_reception, OLGA, "chain")
    before = await letters_to(either_reception, OLGA)

    clock.forward(minutes=1)
    await work(either_reception)
    (letter,) = await letters_to(either_reception, OLGA)

    assert "I have not worked this out yet" in read(answer)
    assert read(again) == read(answer)
    assert before == []
    assert "Gifts induce gifts" in read(letter)
    assert [part.content for part in letter.parts if isinstance(part, Picture)] == [PNG + b"months en"]


async def test_what_cannot_be_worked_out_is_said_after_a_while(reception: Reception, clock: SetClock) -> None:
    await come(reception, OLGA)
    await organise(reception, OLGA, "chain")

    clock.forward(seconds=PATIENCE.total_seconds())
    (letter,) = await letters_to(reception, OLGA)
    asked_again = await organise(reception, OLGA, "chain")
    await work(reception)

    assert "I could not work out the chain of giving so far" in read(letter)
    assert "I am at it now" in read(asked_again)
    assert "Gifts induce gifts" in read(Answer(tuple(await letters_to(reception, OLGA))))


async def test_who_does_not_organise_any_more_is_brought_nothing(
    either_reception: Reception, clock: SetClock
) -> None:
    await come(either_reception, OLGA)
    await organise(either_reception, OLGA, "chain")
    await work(either_reception)
    worked_out = await letters_to(either_reception, OLGA)
    page = await organise(either_reception, OLGA, "chain")
    await press(either_reception, OLGA, [b for b in buttons(page) if b.action == "chain-picture"][1])

    async with either_reception.database.writing() as tx:
        await members.update(tx, (await members.named(tx, OLGA.name))[0].id, organises=False)

    assert len(worked_out) == 1
    assert await letters_to(either_reception, OLGA) == []


async def test_after_an_import_it_is_worked_out_anew(reception: Reception, clock: SetClock) -> None:
    await come(reception, OLGA)
    await stand(reception, TOO_FEW)
    fresh = await organise(reception, OLGA, "chain")
    clock.forward(seconds=FRESH.total_seconds())
    page = await organise(reception, OLGA, "chain")

    answer = await press(reception, OLGA, button(page, "chain-anew"))
    measured_again = await work(reception)
    letters = await letters_to(reception, OLGA)
    double_click = await press(reception, OLGA, button(page, "chain-anew"))

    assert not [b for b in buttons(fresh) if b.action == "chain-anew"]
    assert "I am working it out anew" in read(answer)
    assert "12 of 100" in read(answer)
    assert measured_again
    assert "Gifts induce gifts" in read(Answer(tuple(letters)))
    assert "anew" not in read(double_click)
    assert not await work(reception)


async def test_an_earlier_week_reads_as_it_did_whoever_left_since(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN, OLGA)
    await thank(reception, HANA, KEN, "tea")
    await stand(reception, _stood(0.12))
    clock.forward(days=29)
    await stand(reception)
    page = await organise(reception, OLGA, "chain")

    async with reception.database.writing() as tx:
        await members.leave(tx, "slack", KEN.id, clock())
    earlier = await press(reception, OLGA, button(page, "organiser-chain"))
    back = await press(reception, OLGA, button(earlier, "organiser-chain"))

    assert button(page, "organiser-chain").label == "4 weeks ago"
    assert "How it stood before, on 2026-06-01" in read(earlier)
    assert "about one further gift" in read(earlier)
    assert button(earlier, "organiser-chain").label == "The newest"
    assert not [b for b in buttons(earlier) if b.action == "chain-anew"]
    assert "about 6 further ones" in read(back)


async def test_the_picture_of_an_earlier_week_is_that_weeks(reception: Reception, clock: SetClock) -> None:
    await come(reception, OLGA)
    await stand(reception, pictures=Pictures(months_en=PNG + b"then"))
    clock.forward(days=29)
    await stand(reception)
    page = await organise(reception, OLGA, "chain")
    await letters_to(reception, OLGA)

    earlier = await press(reception, OLGA, button(page, "organiser-chain"))
    await press(reception, OLGA, next(b for b in buttons(earlier) if b.action == "chain-picture"))

    assert [one.content for one in await _pictures(reception)] == [PNG + b"then"]


async def test_a_button_of_yesterday_shows_today(asked: Reception, clock: SetClock) -> None:
    clock.forward(days=1)
    await stand(asked)
    yesterdays = await organise(asked, OLGA, "chain")
    await letters_to(asked, OLGA)
    clock.forward(days=1)
    await stand(asked, pictures=Pictures(months_en=PNG + b"today"))

    await press(asked, OLGA, next(b for b in buttons(yesterdays) if b.action == "chain-picture"))

    assert [one.content for one in await _pictures(asked)] == [PNG + b"today"]


async def test_a_week_that_is_not_kept_has_expired(asked: Reception) -> None:
    answers = [await press(asked, OLGA, Button("", "organiser-chain", s)) for s in ("99", "1.1", "x")]
    forged = await press(asked, OLGA, Button("", "chain-picture", "everybody."))

    for answer in (*answers, forged):
        assert "button" in read(answer)


async def test_where_an_archive_ends_it_says_that_the_ear_changed(asked: Reception, clock: SetClock) -> None:
    live = read(await organise(asked, OLGA, "chain"))
    async with asked.database.writing() as tx:
        hana = (await members.named(tx, "Hana Mori"))[0].id
        for days, source in ((400, Source.ARCHIVE), (30, Source.ARCHIVE), (20, Source.LIVE)):
            await gifts.record(tx, _gift(hana, clock, days, source))
    await measure_for_real(asked)

    page = read(await organise(asked, OLGA, "chain"))

    assert "archive" not in live
    assert "Gifts before 2026-05-12 were found in an archive, by words and emoji" in page


async def test_a_sample_is_called_one(reception: Reception) -> None:
    await come(reception, OLGA)
    await stand(reception, replace(INDUCES, sample=replace(INDUCES.sample, members=9_000, whole=False)))

    page = read(await organise(reception, OLGA, "chain"))

    assert "from a part of the members (9,000)" in page


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("locale", ["en-US", "ja-JP"])
async def test_every_verdict_fits_into_a_message_with_all_that_stands_beside_it(
    reception: Reception, clock: SetClock, verdict: Verdict, locale: str
) -> None:
    olga = replace(OLGA, language=locale)
    await come(reception, olga)
    month = replace(INDUCES.months[1], host_share=1.0, R=11.0, R_low=10.0, R_high=12.0)
    sample = replace(INDUCES.sample, gifts=99, whole=False)
    found = replace(INDUCES, gifts=1_000_000, sample=sample, verdict=verdict, months=(month,) * 60)
    for _ in range(54):
        await stand(reception, found)
        clock.forward(days=7)

    page = await organise(reception, olga, "chain")
    (then, *_) = [b for b in buttons(page) if b.action == "organiser-chain"]
    earlier = await press(reception, olga, then)
    await press(reception, olga, Button("", "chain-anew"))
    await work(reception, found)
    letters = await letters_to(reception, olga)

    labels = [b.subject for b in buttons(page) if b.action == "organiser-chain"]
    assert len(labels) == len(set(labels)) == 3
    assert read(earlier) != read(page)
    assert len(letters) == (1 if verdict is Verdict.NOT_ENOUGH else 2)


async def test_a_share_that_nobody_can_know_is_called_so(reception: Reception) -> None:
    await come(reception, OLGA)
    beside = replace(INDUCES.beside, host_share=None, host_rooted_share=None, participation=None)
    await stand(reception, replace(INDUCES, beside=beside, R=0.01, R_low=0.0, R_high=0.04))

    page = read(await organise(reception, OLGA, "chain"))

    assert "Given by the company: not known yet: nobody’s place is confirmed" in page
    assert "Members who ever gave: not known yet" in page
    assert "hardly any further ones (most likely 0 to 0)" in page


async def test_the_picture_of_a_day_that_was_replaced_is_todays(asked: Reception, clock: SetClock) -> None:
    clock.forward(days=1)
    await stand(asked)
    await organise(asked, OLGA, "chain")
    clock.forward(days=1)
    await stand(asked, pictures=Pictures(months_ja=PNG + b"only ja"))

    assert [one.content for one in await _pictures(asked)] == [PNG + b"only ja"]


def _stood(further: float) -> Reciprocity:
    """As it stood when less came of a gift."""
    return replace(INDUCES, R=further, R_low=0.0, R_high=2 * further)


def _gift(giver: MemberId, clock: SetClock, days: int, source: Source) -> Gift:
    at = clock() - timedelta(days=days)
    return Gift(GiftId(0), f"{days}", giver, GiftKind.ADVICE, at, everybody=True, audience=3, source=source)

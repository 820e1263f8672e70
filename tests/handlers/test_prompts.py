"""Prompts: what an invitation says, what its answers bring about, and what is theirs to settle."""

import pytest
from sqlalchemy import select

from community.gift import GiftId, Occasion
from community.prompt import PromptKind
from handlers.reception import Reception
from handlers.view import Button
from storage import gifts, habits, members, muted, outbox, prompts
from storage.tables import gifts as gifts_
from storage.tables import outbox as notices
from storage.tables import prompts as prompts_
from tests.conftest import SetClock
from tests.handlers.notices import letters_to, shown
from tests.handlers.people import HANA, KEN, YUI, button, buttons, press, read, say, send
from tests.handlers.prompting import (
    WORDS,
    answers,
    ask,
    invitations,
    invite,
    member_id,
    ready,
    yui_is_invited,
)


async def _letter(reception: Reception) -> str:
    """The one invitation as it reads now, wherever it stands."""
    (drawn,) = await _redrawn(reception)
    return drawn


async def _redrawn(reception: Reception) -> list[str]:
    async with reception.database.writing() as tx:
        (notice,) = (await tx.execute(notices.select().where(notices.c.kind == prompts.KIND))).all()
        found = await members.get(tx, [notice.member_id])
        kept = await outbox.get(tx, notice.id)
        assert kept is not None
        letter = await reception.draw(tx, kept, found[notice.member_id], "slack")
        return [read(letter)] if letter else []


async def test_an_invitation_says_what_why_you_why_now_and_how_many_minutes(
    either_reception: Reception,
) -> None:
    await yui_is_invited(either_reception)

    (letter,) = await invitations(either_reception, YUI)

    assert "One of us asks" in read(letter)
    assert WORDS in read(letter)
    assert "Open until" in read(letter)
    assert "gave you something not long ago" in read(letter)
    assert "10 minutes" in read(letter)
    assert "%" not in read(letter)
    assert [one.action for one in buttons(shown(letter))] == [
        "ask-help",
        "prompt-later",
        "prompt-refuse",
        "prompt-pause",
        "letter-off",
    ]


async def test_a_shared_topic_is_named_as_the_reason(reception: Reception) -> None:
    await ready(reception, HANA, KEN, YUI)
    form = (await press(reception, YUI, _at("profile-step", ".1"))).form
    assert form is not None
    kept = await send(reception, YUI, form, topics="accounting")
    await press(reception, YUI, button(kept, "profile-finish"))
    await ask(reception, topics="Accounting")

    await invite(reception)

    (letter,) = await invitations(reception, YUI)
    assert "you care about “accounting”" in read(letter)


async def test_a_yes_opens_the_form_and_the_help_is_known_to_be_prompted(
    either_reception: Reception,
) -> None:
    reception = either_reception
    await yui_is_invited(reception)
    (letter,) = await invitations(reception, YUI)

    form = (await press(reception, YUI, button(shown(letter), "ask-help"))).form
    assert form is not None
    await send(reception, YUI, form, words="Ten years of it")

    (offer,) = await letters_to(reception, HANA)
    await press(reception, HANA, button(shown(offer), "ask-thank"))
    async with reception.database.reading() as tx:
        number = (await tx.execute(select(prompts_.c.gift_id))).scalar_one()
        gift = await gifts.get(tx, GiftId(number or 0))
    assert await answers(reception) == ["accepted"]
    assert "Thank you for saying yes" in await _letter(reception)
    assert gift is not None
    assert (gift.occasion, gift.prompt_id) == (Occasion.ASK, 1)


async def test_not_now_is_a_good_answer_and_is_kept_for_three_weeks(
    reception: Reception, clock: SetClock
) -> None:
    await yui_is_invited(reception)
    (letter,) = await invitations(reception, YUI)

    answer = await press(reception, YUI, button(shown(letter), "prompt-later"))

    await ask(reception)
    clock.forward(days=14)
    await ask(reception)
    early = await invite(reception)
    clock.forward(days=7)
    assert "leave you in peace" in read(answer)
    assert await answers(reception) == ["declined"]
    assert early == 0
    await ask(reception)
    assert await _host_gives_and_invites(reception) == 1


async def _host_gives_and_invites(reception: Reception) -> int:
    async with reception.database.writing() as tx:
        await tx.execute(gifts_.update().values(at=reception.clock()))
    return await invite(reception)


async def test_who_slipped_says_yes_still(reception: Reception) -> None:
    await yui_is_invited(reception)
    (letter,) = await invitations(reception, YUI)
    answer = await press(reception, YUI, button(shown(letter), "prompt-later"))

    form = (await press(reception, YUI, button(answer, "ask-help"))).form
    assert form is not None
    await send(reception, YUI, form, words="After all")

    assert await answers(reception) == ["accepted"]


async def test_not_this_kind_is_kept_and_taken_back_by_one_tap(reception: Reception) -> None:
    await yui_is_invited(reception)
    (letter,) = await invitations(reception, YUI)

    answer = await press(reception, YUI, button(shown(letter), "prompt-refuse"))

    async with reception.database.reading() as tx:
        me = await member_id(tx, YUI)
        refused = await muted.of(tx, me)
    page = await press(reception, YUI, button(answer, "prompts-kind"))
    async with reception.database.reading() as tx:
        after = await muted.of(tx, me)
    assert "helping with an ask" in read(answer)
    assert prompts.switch_of(PromptKind.ANSWER) in refused
    assert prompts.switch_of(PromptKind.ANSWER) not in after
    assert "✓ helping with an ask" in read(page)


async def test_pause_asks_how_long(reception: Reception) -> None:
    await yui_is_invited(reception)
    (letter,) = await invitations(reception, YUI)

    answer = await press(reception, YUI, button(shown(letter), "prompt-pause"))

    assert "pause-for" in [one.action for one in buttons(answer)]
    assert await answers(reception) == ["paused"]


async def test_who_said_yes_already_is_only_thanked(reception: Reception) -> None:
    await yui_is_invited(reception)
    (letter,) = await invitations(reception, YUI)
    form = (await press(reception, YUI, button(shown(letter), "ask-help"))).form
    assert form is not None
    await send(reception, YUI, form, words="Ten years of it")

    answer = await press(reception, YUI, button(shown(letter), "prompt-refuse"))

    assert "Thank you for saying yes" in read(answer)
    assert await answers(reception) == ["accepted"]


async def test_an_ask_that_closed_meanwhile_changes_the_message_and_a_late_yes_is_thanked(
    reception: Reception, clock: SetClock
) -> None:
    await yui_is_invited(reception)
    (letter,) = await invitations(reception, YUI)
    menu = await say(reception, HANA, "menu")
    await press(reception, HANA, button(menu, "ask-close"))
    clock.forward(hours=1)
    await invite(reception)

    late = await press(reception, YUI, button(shown(letter), "ask-help"))

    assert await answers(reception) == ["withdrawn"]
    assert "somebody already helped" in await _letter(reception)
    assert "somebody already helped" in read(late)


async def test_silence_is_an_answer_after_seven_days_and_a_later_yes_counts(
    either_reception: Reception, clock: SetClock
) -> None:
    reception = either_reception
    await yui_is_invited(reception)
    (letter,) = await invitations(reception, YUI)
    clock.forward(days=7)
    await invite(reception)
    ignored = await answers(reception)

    form = (await press(reception, YUI, button(shown(letter), "ask-help"))).form
    assert form is not None
    await send(reception, YUI, form, words="Sorry, only now")

    assert ignored[0] == "ignored"
    assert (await answers(reception))[0] == "accepted"


async def test_silence_to_what_was_never_told_is_no_silence(reception: Reception, clock: SetClock) -> None:
    await yui_is_invited(reception)

    clock.forward(days=7)
    await invite(reception)

    assert (await answers(reception))[0] == "withdrawn"


async def test_the_invitation_of_who_paused_is_taken_out(reception: Reception, clock: SetClock) -> None:
    await yui_is_invited(reception)
    await say(reception, YUI, "pause", words="3 months")
    clock.forward(hours=1)

    await invite(reception)

    assert await answers(reception) == ["withdrawn"]
    assert await invitations(reception, YUI) == []


async def test_a_member_settles_what_how_often_and_when(either_reception: Reception) -> None:
    reception = either_reception
    await ready(reception, HANA)
    page = await say(reception, HANA, "prompts")

    off = await press(reception, HANA, _at("prompts-kind", "speak.off"))
    seldom = await press(reception, HANA, _at("prompts-rhythm", "rarely"))
    form = (await press(reception, HANA, button(page, "prompts-quiet"))).form
    assert form is not None
    quiet = await send(reception, HANA, form, hours="20:00-9:30")

    assert "✓ speaking at an event" in read(page)
    assert "– speaking at an event" in read(off)
    assert "At most one in four weeks" in read(seldom)
    assert "20:00-09:30" in read(quiet)
    async with reception.database.reading() as tx:
        me = await member_id(tx, HANA)
        kept = (await habits.of(tx, [me]))[me]
    assert (kept.rhythm, kept.quiet.first, kept.quiet.last) == ("rarely", 20 * 60, 9 * 60 + 30)


@pytest.mark.parametrize(("said", "answer"), [("at night", "could not read hours"), ("9:00-9:00", "end as")])
async def test_hours_that_cannot_be_are_refused_and_nothing_is_lost(
    reception: Reception, said: str, answer: str
) -> None:
    await ready(reception, HANA)
    form = (await press(reception, HANA, _at("prompts-quiet"))).form
    assert form is not None

    refused = await send(reception, HANA, form, hours=said)

    again = (await press(reception, HANA, button(refused, "again"))).form
    assert answer in read(refused)
    assert again is not None
    assert again.fields[0].value == said


async def test_no_invitations_at_all_is_one_tap_and_so_is_the_way_back(reception: Reception) -> None:
    await ready(reception, HANA, KEN, YUI)
    await ask(reception)

    off = await press(reception, YUI, _at("prompts-kind", "all.off"))
    none = await invite(reception)
    on = await press(reception, YUI, button(off, "prompts-kind"))

    assert "no invitations just now" in read(off)
    assert none == 0
    assert "What I may invite you to" in read(on)


@pytest.mark.parametrize("subject", ["", "dance.on", "answer", "answer.maybe", "all.", "speak.off.1"])
async def test_a_forged_kind_has_expired(reception: Reception, subject: str) -> None:
    await ready(reception, HANA)

    answer = await press(reception, HANA, _at("prompts-kind", subject))

    assert "no longer valid" in read(answer)


def _at(action: str, subject: str = "") -> Button:
    return Button("", action, subject)

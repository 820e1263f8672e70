"""Coming, telling who one is, resting, and going: as members and organisers see it."""

from handlers.reception import Reception
from tests.conftest import SetClock
from tests.journeys.hands import Hands
from tests.journeys.said import SAID, Said


async def _opened(hands: Hands) -> None:
    """Olga, who organises, lets the bot welcome newcomers."""
    await hands.say("olga", "settings", command="organiser")
    await hands.tap("olga", "settings-door")


async def test_a_newcomer_is_welcomed_tells_who_they_are_and_is_confirmed(
    hands: Hands, languages: tuple[str, str]
) -> None:
    said = SAID[languages[0]]
    await _opened(hands)

    await hands.join("yui", languages[0])
    letter = await hands.letters("yui")
    await hands.tap("yui", "introduce-yourself")
    introduced = await hands.send("yui", kind="alumnus", years="2008-2015", team="Sales")
    waiting = await hands.say("olga", "members", command="organiser")
    confirmed = await hands.tap("olga", "members-confirm")

    assert said["welcome"] in letter or SAID["en"]["welcome"] in letter  # Discord says no language so early
    assert said["introduced"] in introduced
    assert "Sales" in waiting
    assert "Sales" not in confirmed


async def test_nobody_is_welcomed_until_an_organiser_opens_that_door(
    hands: Hands, languages: tuple[str, str]
) -> None:
    await hands.join("yui", languages[0])

    assert SAID[languages[0]]["welcome"] not in await hands.letters("yui")


async def test_a_profile_is_filled_in_two_steps_and_shown(hands: Hands, said: Said) -> None:
    await hands.say("hana", "profile")
    await hands.tap("hana", "profile-step")
    kept = await hands.send(
        "hana", topics="Python, 転職", language="ja", zone="東京", years="2008-2015", team="開発"
    )
    await hands.tap("hana", "profile-step")
    await hands.send("hana", rank="middle", expertise="databases")

    shown = await hands.say("hana", "profile")

    assert said[0]["step kept"] in kept
    assert "python" in shown.lower()
    assert "databases" in shown


async def test_a_pause_holds_letters_until_it_is_ended(hands: Hands, said: Said, clock: SetClock) -> None:
    paused = await hands.say("ken", "pause", words="2026-12-24")
    await hands.say("hana", "thanks", "ken", "the tea")
    in_peace = await hands.letters("ken")

    ended = await hands.say("ken", "resume")

    assert said[1]["paused"] in paused
    assert "the tea" not in in_peace
    assert said[1]["resumed"] in ended
    assert "the tea" in await hands.letters("ken")


async def test_who_asks_to_be_forgotten_is_and_the_counts_stay(hands: Hands, said: Said) -> None:
    await hands.say("hana", "thanks", "ken", "the secret words")
    await hands.say("ken", "leave")

    gone = await hands.tap("ken", "leave-yes")

    hanas = await hands.say("hana", "mine")
    assert said[1]["forgotten"] in gone
    assert "the secret words" not in hanas
    assert "Ken" not in hanas
    assert said[0]["received one"] in hanas


async def test_whoever_was_forgotten_comes_back_only_by_their_own_tap(hands: Hands, said: Said) -> None:
    await hands.say("ken", "leave")
    await hands.tap("ken", "leave-yes")

    met = await hands.say("ken", "menu")
    back = await hands.tap("ken", "rejoin")

    assert said[1]["menu"] not in met
    assert said[1]["back"] in back
    assert said[1]["menu"] in await hands.say("ken", "menu")


async def test_an_organiser_settles_the_community_and_the_home(hands: Hands, reception: Reception) -> None:
    await hands.say("olga", "settings", command="organiser")
    await hands.tap("olga", "settings-community")
    await hands.send("olga", name="Cobalt Alumni", company="Cobalt", language="en", emoji=":tada:")

    shown = await hands.say("olga", "settings", command="organiser")

    assert "Cobalt Alumni" in shown
    assert "tada" in reception.rules.thanks_emoji


async def test_members_do_not_reach_the_settings(hands: Hands, said: Said) -> None:
    for verb in ("settings", "members"):
        assert said[0]["shut"] in await hands.say("hana", verb, command="organiser")

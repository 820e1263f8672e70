"""What the doctor finds out about Discord, without connecting to it."""

import pytest

from bot.discord import checkup as looking
from bot.discord import invite
from bot.discord.checkup import checkup, send_to
from bot.findings import Finding
from bot.platform import DmClosed, Never, Removed, TryLater, Unclear
from config.settings import Settings
from handlers.view import Message, Note
from tests.bot.discord.conftest import HARU
from tests.doubles.discord import DiscordDouble
from tests.doubles.discord_people import VIEW_CHANNEL

TOLD = Message("届きました", (Note(()),))
LINK = "https://discord.com/oauth2/authorize?client_id=1000"


def settings_for(server: DiscordDouble, token: str = "", home: str = "", api: str = "") -> Settings:
    return Settings(  # type: ignore[call-arg]
        _env_file=None,
        DISCORD_TOKEN=token or server.token,
        OKAERI_DISCORD_URL=api or server.api,
        OKAERI_DISCORD_SERVER=home,
    )


async def test_where_all_is_well_every_finding_says_so(server: DiscordDouble) -> None:
    found = await checkup(settings_for(server))

    assert found == (
        Finding("bot-token", True, "okaeri"),
        Finding("intent", True),
        Finding("server", True, "同窓会"),
        Finding("permissions", True),
    )
    assert server.identified == ()
    assert {request.method for request in server.requests} == {"GET"}


@pytest.mark.parametrize("token", ["wrong", "とうくん", "a\nb"])
async def test_a_wrong_token_is_the_only_finding(server: DiscordDouble, token: str) -> None:
    assert await checkup(settings_for(server, token)) == (Finding("bot-token", False, invite.PORTAL),)


async def test_without_a_token_it_is_a_wrong_one(server: DiscordDouble) -> None:
    settings = Settings(_env_file=None, OKAERI_DISCORD_URL=server.api)  # type: ignore[call-arg]

    assert await checkup(settings) == (Finding("bot-token", False, invite.PORTAL),)


async def test_an_intent_that_is_off_is_found_with_the_page_to_switch_it_on(server: DiscordDouble) -> None:
    server.allow_intents(1)

    found = {finding.what: finding for finding in await checkup(settings_for(server))}

    assert found["intent"] == Finding("intent", False, f"{invite.PORTAL}/1000/bot")
    assert found["permissions"].ok


@pytest.mark.parametrize("flag", [1 << 14, 1 << 15])
async def test_both_flags_of_the_intent_count(server: DiscordDouble, flag: int) -> None:
    server.here.flags = flag

    assert Finding("intent", True) in await checkup(settings_for(server))


async def test_in_no_server_the_link_that_invites_is_found(server: DiscordDouble) -> None:
    server.owner.leave_out()

    *_, last = await checkup(settings_for(server))

    assert (last.what, last.ok) == ("server", False)
    assert last.detail.startswith(LINK)


async def test_another_server_is_not_the_one_of_the_settings_or_of_the_community(
    server: DiscordDouble,
) -> None:
    by_setting = (await checkup(settings_for(server, home="9001")))[-1]
    by_community = (await checkup(settings_for(server), home="9001"))[-1]
    ours = (await checkup(settings_for(server), home=server.guild))[2]

    assert (by_setting.ok, by_community.ok, ours.ok) == (False, False, True)
    assert by_setting.detail.startswith(LINK)


async def test_permissions_that_are_missing_are_named(server: DiscordDouble) -> None:
    server.here.permissions = VIEW_CHANNEL

    found = await checkup(settings_for(server))

    assert found[-1] == Finding(
        "permissions",
        False,
        "read message history, send messages, attach files, create private threads, "
        "send messages in threads, create events",
    )


async def test_who_administers_may_everything(server: DiscordDouble) -> None:
    server.here.permissions = 1 << 3

    assert (await checkup(settings_for(server)))[-1] == Finding("permissions", True)


async def test_an_outage_is_no_finding_against_anything(server: DiscordDouble) -> None:
    server.fail_next("GET", "/users/@me", status=503)

    assert await checkup(settings_for(server)) == (Finding("bot-token", None, "503"),)


async def test_what_was_found_before_an_outage_stays_found(server: DiscordDouble) -> None:
    server.fail_next("GET", "/users/@me/guilds", status=503)

    found = await checkup(settings_for(server))

    assert [(finding.what, finding.ok) for finding in found] == [
        ("bot-token", True),
        ("intent", True),
        ("server", None),
    ]


async def test_a_discord_that_is_out_of_reach_or_slow_could_not_be_asked(
    server: DiscordDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = await checkup(settings_for(server, api="http://127.0.0.1:1/api/v10"))
    monkeypatch.setattr(looking, "PATIENCE", 0.1)
    server.fail_next("GET", "/users/@me", status=429, retry_after=5.0)
    slow = await checkup(settings_for(server))

    assert [(f.what, f.ok) for f in (*away, *slow)] == [("bot-token", None)] * 2
    assert slow[0].detail == "TimeoutError"


async def test_one_real_message_is_sent_and_its_place_is_told(server: DiscordDouble) -> None:
    place = await send_to(settings_for(server), HARU, TOLD)
    again = await send_to(settings_for(server), HARU, TOLD)

    written = server.dms_of(HARU)
    assert [(w.channel, w.id) for w in written] == [(p.channel, p.message) for p in (place, again)]
    assert written[0].text.startswith("### 届きました")
    assert written[0].body["allowed_mentions"] == {"parse": []}
    assert server.identified == ()


async def test_a_message_that_does_not_arrive_says_why(
    server: DiscordDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_for(server)
    with pytest.raises(Never):
        await send_to(settings, "U1", TOLD)
    with pytest.raises(Removed):
        await send_to(settings_for(server, "wrong"), HARU, TOLD)
    with pytest.raises(TryLater):
        await send_to(settings_for(server, api="http://127.0.0.1:1/api/v10"), HARU, TOLD)
    server.close_dm(HARU)
    with pytest.raises(DmClosed):
        await send_to(settings, HARU, TOLD)
    monkeypatch.setattr(looking, "PATIENCE", 0.1)
    server.fail_next("POST", "/users/@me/channels", status=429, retry_after=5.0)
    with pytest.raises(Unclear):
        await send_to(settings, HARU, TOLD)

    assert server.dms_of(HARU) == ()

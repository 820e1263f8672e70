"""Whoever sends nonsense to the page, or comes from elsewhere, gets a sentence and changes nothing."""

import json
import socket

import pytest

from bot.playground import read
from bot.playground.personas import Persona
from tests.bot.playground.conftest import HANA, KEN, Visitor


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"persona": "nobody", "text": "/alumni"},
        {"persona": HANA},
        {"persona": HANA, "text": 7},
        {"persona": HANA, "text": None},
        {"persona": HANA, "text": ["/alumni"]},
        {"persona": {"a": 1}, "text": "/alumni"},
        {"persona": "x" * 10_000, "text": "/alumni"},
        {"persona": "\ud800", "text": "/alumni"},
        {"persona": HANA, "text": "/alumni " + "x" * 300_000},
        {"persona": HANA, "text": "hello"},
        {"persona": HANA, "text": ""},
        {"persona": HANA, "text": "/other thing"},
    ],
)
async def test_a_line_that_nobody_could_say_is_refused_in_a_sentence(
    page: Visitor, body: dict[str, object]
) -> None:
    said = await page.post("say", **body)

    assert 400 <= said["status"] < 500
    assert len(said["error"].split()) > 3


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"7", b"null", b'"a"', b"\xff\xfe", b"[" * 5000, b'{"persona": NaN}']
)
@pytest.mark.parametrize(
    "act", ["say", "press", "submit", "react", "menu", "post", "join", "leave", "forward"]
)
async def test_what_is_no_json_object_is_refused_in_a_sentence(page: Visitor, act: str, raw: bytes) -> None:
    headers = {"Content-Type": "application/json"}

    async with page.session.post(f"{page.door.url}api/{act}", data=raw, headers=headers) as answer:
        assert 400 <= answer.status < 500
        assert (await answer.json())["error"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"days": 0},
        {"days": -1},
        {"days": "1"},
        {"days": True},
        {"days": 1e308},
        {"minutes": 10**400},
        {"days": 1e9},
        {"hours": None},
        {"weeks": 1},
    ],
)
async def test_time_moves_only_forward_and_only_so_far(page: Visitor, body: dict[str, object]) -> None:
    said = await page.post("forward", **body)

    assert 400 <= said["status"] < 500
    assert (await page.get("/api/personas"))["now"].startswith("2026-06-01T03:00")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
async def test_a_number_that_is_none_moves_no_time(page: Visitor, value: str) -> None:
    headers = {"Content-Type": "application/json"}

    async with page.session.post(
        f"{page.door.url}api/forward", data=f'{{"days": {value}}}', headers=headers
    ) as answer:
        assert 400 <= answer.status < 500


@pytest.mark.parametrize(
    "answers",
    [
        None,
        [],
        "who",
        {"who": 7},
        {"who": {"id": KEN}},
        {"who": ["nobody"]},
        {"who": [[KEN]]},
        {"who": []},
        {"who": KEN, "words": {"a": 1}},
    ],
)
async def test_an_answer_that_a_form_cannot_give_records_nothing(page: Visitor, answers: object) -> None:
    form = (await page.say(HANA, "/alumni thanks"))["form"]
    filled = {"action": form["action"], "subject": form["subject"], "answers": answers}

    said = await page.post("submit", persona=HANA, **filled)

    assert said["status"] == 200 or said["error"]
    assert said["status"] < 500
    assert await page.lines("select count(*) from thanks") == [(0,)]
    assert await page.lines("select count(*) from members") == [(4,)]


@pytest.mark.parametrize("address", ["/api/inbox", "/api/home", "/api/commands"])
@pytest.mark.parametrize("query", ["", "?persona=nobody", "?persona=%00", "?persona=%ed%a0%80"])
async def test_looking_as_nobody_is_refused_in_a_sentence(page: Visitor, address: str, query: str) -> None:
    said = await page.get(address + query)

    assert 400 <= said["status"] < 500
    assert said["error"]


async def test_a_wrong_method_and_an_unknown_address_are_refused_in_a_sentence(page: Visitor) -> None:
    unknown, wrong = await page.post("unknown"), await page.post("inbox")

    assert (unknown["status"], wrong["status"]) == (404, 405)
    assert unknown["error"]
    assert wrong["error"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
async def test_what_a_form_of_another_site_could_send_is_refused(page: Visitor, kind: str) -> None:
    body = json.dumps({"persona": HANA, "text": "/alumni"})

    async with page.session.post(
        f"{page.door.url}api/say", data=body, headers={"Content-Type": kind}
    ) as answer:
        assert answer.status == 415
        assert (await answer.json())["error"]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", "[::1]:{port}"]
)
async def test_another_name_that_leads_here_is_refused(page: Visitor, host: str) -> None:
    said = await page.get("/api/personas", {"Host": host.format(port=page.door.port)})

    assert 400 <= said["status"] < 500
    assert said["error"]


async def test_localhost_is_this_machine_too(page: Visitor) -> None:
    said = await page.get("/api/personas", {"Host": f"localhost:{page.door.port}"})

    assert said["status"] == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1", ""]
)
async def test_a_page_of_another_site_is_refused(page: Visitor, origin: str) -> None:
    headers = {"Origin": origin.format(port=page.door.port)}

    said = await page.get("/api/personas", headers)

    assert said["status"] == 403
    assert said["error"]


async def test_the_page_is_heard_on_this_machine_only(page: Visitor) -> None:
    with socket.socket() as elsewhere:
        elsewhere.bind(("127.0.0.2", page.door.port))

    assert page.door.url.startswith("http://127.0.0.1:")


async def test_a_huge_body_is_refused_and_the_page_lives_on(page: Visitor) -> None:
    said = await page.post("post", persona=HANA, channel="x", text="x" * 900_000)

    assert said["status"] == 413
    assert (await page.get("/api/personas"))["status"] == 200


async def test_an_error_of_ours_is_told_without_its_insides(
    page: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(page.door.ground.reception, "answer", broken)

    said = await page.say(HANA, "/alumni")

    assert said["status"] == 500
    assert "secret" not in str(said)
    assert said["error"]


async def test_the_longest_post_leaves_every_inbox_readable(page: Visitor) -> None:
    message = await page.posted(HANA, "長" * 4_000)

    seen = (await page.inbox(KEN))[-1]
    assert seen["id"] == message
    assert len(seen["parts"][0]["text"]) == 4_000


async def test_a_post_that_is_longer_is_refused_and_not_kept(page: Visitor) -> None:
    before = await page.inbox(KEN)

    said = await page.post("post", persona=HANA, channel="lounge", text="長" * 4_001)

    assert said["status"] == 413
    assert await page.inbox(KEN) == before


async def test_a_form_that_nobody_was_shown_records_nothing(page: Visitor) -> None:
    said = await page.post("submit", persona=HANA, action="thanks", subject="a", answers={"who": KEN})

    assert said["status"] == 409
    assert await page.lines("select count(*) from thanks") == [(0,)]


async def test_whoever_is_named_a_thousand_times_is_looked_up_once() -> None:
    asked: list[str] = []

    async def nobody(persona: str) -> Persona | None:
        asked.append(persona)
        return None

    await read.post("<@a>" * 1_000, nobody)

    assert asked == ["a"]

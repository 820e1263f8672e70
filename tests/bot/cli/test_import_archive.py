"""`okaeri import slack-export`: small exports of our own, and two genuine ones where they are given."""

import asyncio
import json
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import bulk, forgetting
from storage.database import Database
from tests.bot.cli.conftest import Okaeri
from tests.bot.slack.archive.exports import TS, export, message, prayed, unpacked, user, zipped

GIVEN = os.environ.get("OKAERI_TEST_DATA") or None
USERS = [user("U1"), user("U2"), user("U3", deleted=True), user("UBOT", is_bot=True)]


def small() -> dict[str, object]:
    """U2 and the former U3 thank U1 by emoji for one message; U1 thanks U2 by word in another."""
    return export(
        message("notes", reactions=[prayed("U2", "U3")]),
        message("thanks <@U2>!", ts="1706659300.000200"),
        users=USERS,
    )


def test_an_export_goes_in_with_people_and_thanks(okaeri: Okaeri, tmp_path: Path) -> None:
    said = okaeri("import", "slack-export", zipped(tmp_path, small()), "--json")

    assert said.code == 0
    assert json.loads(said.out) == {
        "members": {"people": 2, "bots": 1, "deactivated": 1},
        "thanks": {"reaction": 2, "plusplus": 0, "word": 1, "total": 3},
        "added": 3,
        "already": 0,
        "members_added": 4,
        "left_out": 0,
        "unknown": 0,
        "lost": [],
        "lost_more": 0,
        "refused": [],
        "skipped": [],
        "dry_run": False,
    }


def test_the_folder_after_its_zip_adds_nothing(okaeri: Okaeri, tmp_path: Path) -> None:
    okaeri("import", "slack-export", zipped(tmp_path, small()))

    again = json.loads(okaeri("import", "slack-export", unpacked(tmp_path, small()), "--json").out)

    assert (again["added"], again["already"], again["members_added"]) == (0, 3, 0)


def test_thanks_by_emoji_on_one_message_are_one_gift(okaeri: Okaeri, tmp_path: Path) -> None:
    okaeri("import", "slack-export", zipped(tmp_path, small()))

    gifts = json.loads(okaeri("export", "gifts", "--format", "json").out)

    assert [(gift["giver"], gift["receivers"], gift["id"]) for gift in gifts] == [
        ("slack:U1", ["slack:U2", "slack:U3"], f"slack:C1:{TS}"),
        ("slack:U2", ["slack:U1"], "slack:C1:1706659300.000200:U2"),
    ]


def test_a_thanks_keeps_the_key_that_a_live_reaction_makes(okaeri: Okaeri, tmp_path: Path) -> None:
    okaeri("import", "slack-export", zipped(tmp_path, small()))

    thanks = json.loads(okaeri("export", "thanks", "--format", "json").out)

    assert thanks[0]["id"] == f"slack:C1:{TS}:U2:U1"


def test_people_are_told_in_words_too(okaeri: Okaeri, tmp_path: Path) -> None:
    said = okaeri("import", "slack-export", zipped(tmp_path, small()))

    assert said.out == (
        "Members: 2 people, 1 deactivated, 1 bot; 4 new here.\n"
        "Thanks: 3 (2 by reaction, 0 by ++, 1 by word): 3 added, 0 there already.\n"
    )


def test_a_trial_of_an_export_keeps_nothing(okaeri: Okaeri, tmp_path: Path) -> None:
    said = okaeri("import", "slack-export", zipped(tmp_path, small()), "--dry-run")

    assert "nothing was kept" in said.out
    assert json.loads(okaeri("chain", "--json").out)["members"] == 0


def test_a_reaction_taken_back_since_keeps_its_thanks_and_is_told(okaeri: Okaeri, tmp_path: Path) -> None:
    later = message("thanks <@U2>!", ts="1706659300.000200")
    earlier = message("thanks <@U2>!", ts="1706659100.000100")
    middle = message("notes", reactions=[prayed("U2")])
    okaeri("import", "slack-export", zipped(tmp_path, export(earlier, middle, later)))

    said = okaeri("import", "slack-export", zipped(tmp_path, export(earlier, later)), "--json")

    assert json.loads(said.out)["lost"] == [f"slack:C1:{TS}:U2:U1"]
    assert len(json.loads(okaeri("export", "thanks", "--format", "json").out)) == 3


def test_a_malformed_day_is_passed_over_and_named_without_its_content(okaeri: Okaeri, tmp_path: Path) -> None:
    files = {**small(), "general/2024-02-01.json": b'{"secret'}

    said = okaeri("import", "slack-export", zipped(tmp_path, files), "--json")

    told = json.loads(said.out)
    assert (said.code, told["added"]) == (0, 3)
    assert told["skipped"] == [{"file": "general/2024-02-01.json", "reason": "It is not JSON."}]
    assert "secret" not in said.out + said.err


def test_private_channels_stay_out_unless_asked_for(okaeri: Okaeri, tmp_path: Path) -> None:
    files = {
        **small(),
        "groups.json": [{"id": "G1", "name": "board"}],
        "board/2024-01-31.json": [message("thanks <@U2>", ts="1706659400.000300")],
    }
    path = zipped(tmp_path, files)

    without = json.loads(okaeri("import", "slack-export", path, "--json").out)
    asked = json.loads(okaeri("import", "slack-export", path, "--json", "--private").out)

    assert (without["thanks"]["total"], asked["thanks"]["total"]) == (3, 4)
    assert "--private reads those as well" in without["skipped"][0]["reason"]


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"../x": b"[]"}, "A name in it leads out of it"),
        ({"general/2024-01-31.json": []}, "it is no Slack export"),
        ({**small(), "users.json": b"{"}, "users.json is malformed"),
        ({**small(), "more.zip": b"PK\x03\x04"}, "zip within the zip"),
    ],
)
def test_a_hostile_archive_is_refused_in_one_sentence_and_keeps_nothing(
    okaeri: Okaeri, tmp_path: Path, files: dict[str, object], reason: str
) -> None:
    said = okaeri("import", "slack-export", zipped(tmp_path, files, zipfile.ZIP_STORED))

    assert said.code == 1
    assert reason in said.err
    assert said.err.count("\n") == 1
    assert json.loads(okaeri("chain", "--json").out)["members"] == 0


def test_a_refused_archive_has_the_same_keys_in_json(okaeri: Okaeri, tmp_path: Path) -> None:
    accepted = json.loads(okaeri("import", "slack-export", zipped(tmp_path, small()), "--json").out)

    refused = okaeri("import", "slack-export", tmp_path / "missing.zip", "--json")

    told = json.loads(refused.out)
    assert refused.code == 1
    assert told.keys() == accepted.keys()
    assert told["refused"][0]["reason"] == "There is no such file or folder."


def test_every_reason_to_refuse_an_archive_has_its_sentence() -> None:
    from bot.cli import reasons
    from bot.slack.archive.refused import ArchiveRefused, Refusal, SkipReason

    sentences = [reasons.of_refusal(ArchiveRefused(reason)) for reason in Refusal]
    sentences += [reasons.of_skip(reason) for reason in SkipReason]

    assert all(sentence.endswith(".") for sentence in sentences)


@pytest.mark.skipif(GIVEN is None, reason="OKAERI_TEST_DATA names no folder with real archives")
@pytest.mark.parametrize(
    ("name", "members", "thanks"),
    [
        ("dd2030", (243, 2, 7), (587, 0, 58, 645)),
        ("houstondatavis", (70, 0, 1), (0, 0, 14, 14)),
    ],
)
def test_a_real_archive_lands_exactly_and_once(
    okaeri: Okaeri, name: str, members: tuple[int, ...], thanks: tuple[int, ...]
) -> None:
    path = Path(GIVEN or "") / f"slack-export-{name}.zip"

    first = json.loads(okaeri("import", "slack-export", path, "--json").out)
    again = json.loads(okaeri("import", "slack-export", path, "--json").out)

    assert tuple(first["members"].values()) == members
    assert tuple(first["thanks"].values()) == thanks
    assert (first["added"], first["already"]) == (thanks[-1], 0)
    assert (again["added"], again["already"]) == (0, thanks[-1])
    assert json.loads(okaeri("chain", "--json").out)["members"] == members[0]
    assert len(json.loads(okaeri("export", "thanks", "--format", "json").out)) == thanks[-1]


def test_people_who_asked_to_be_forgotten_are_left_out_in_words(
    okaeri: Okaeri, tmp_path: Path, home: Path
) -> None:
    okaeri("import", "slack-export", zipped(tmp_path, small()))
    asyncio.run(_forget(home, "slack:U1"))

    again = okaeri("import", "slack-export", tmp_path / "export.zip")

    assert "4 people and thanks left out, of people who asked to be forgotten.\n" in again.out
    assert "0 added, 0 there already" in again.out
    figures = json.loads(okaeri("chain", "--json").out)
    assert (figures["gifts"], figures["members"]) == (2, 1)


async def _forget(home: Path, key: str) -> None:
    database = Database(f"sqlite:///{home / 'okaeri.db'}")
    async with database.writing() as tx:
        member = (await bulk.members_by_key(tx, [key]))[key].id
        await forgetting.forget(tx, member, datetime.now(UTC))
    await database.close()

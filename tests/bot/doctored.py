"""A community as the doctor finds it, for the tests of what it says."""

from datetime import UTC, datetime

from bot import doctor
from bot.diagnoses import Diagnosis
from bot.doctor import Checkup
from bot.findings import Finding
from community.member import MemberId
from community.notice import NoticeState
from community.settled import Channel
from config.settings import Settings
from storage import claims, homes, members, outbox, settled
from storage.database import Database, Tx
from storage.schema import revisions
from tests.storage.people import member

NOW = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)


def on(url: str = "", **given: str) -> Settings:
    """Settings as an operator wrote them."""
    tokens = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
    return Settings.model_validate({"DATABASE_URL": url, **tokens, **given})


def finds(*findings: Finding) -> dict[str, Checkup]:
    """A Slack that is found so."""

    async def look(_settings: Settings, _home: str) -> tuple[Finding, ...]:
        return findings

    return {"slack": look}


def line(said: tuple[Diagnosis, ...], about: str) -> Diagnosis:
    (one,) = [one for one in said if one.about == about]
    return one


async def examine(database: Database, checkups: dict[str, Checkup] | None = None) -> tuple[Diagnosis, ...]:
    """What the doctor says of a community whose platforms are found so."""
    url = database.url.render_as_string(hide_password=False)
    return await doctor.examine(on(url), NOW, finds() if checkups is None else checkups)


async def note_revision(database: Database) -> None:
    """This database is up to date."""
    async with database.writing() as tx:
        await tx.exec_driver_sql("create table alembic_version (version_num varchar(32))")
        await tx.exec_driver_sql(f"insert into alembic_version values ('{revisions()[-1]}')")


async def settle_in(tx: Tx, *, heard: bool, writable: bool) -> None:
    """A home on Slack whose channel for announcements is #news."""
    await homes.settle_in(tx, "slack", "T1", "Alumni")
    await homes.announce_in(tx, "slack", "C1")
    await settled.note_channels(tx, "slack", (Channel("slack", "C1", "news", heard, writable),))


async def told(
    tx: Tx, state: NoticeState, *, reason: str = "", message: str = "", at: datetime = NOW
) -> MemberId:
    """A notice that was handed over on Slack, and how it ended."""
    name = f"{state}{reason}"
    hana = await member(tx, name)
    await outbox.put(tx, "thanked", hana, name, at)
    (notice,) = await claims.claim(tx, at, 1, ("slack",))
    account = (await members.accounts_of(tx, [hana]))[hana][0]
    await claims.begin(tx, notice, account, at)
    await outbox.settle(tx, notice.id, state, at, reason=reason, place=("D1", message))
    return hana

"""A community in which somebody may be invited: the door is open, the host gave, and there is an ask."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.worker import plan_here
from community.gift import Gift, GiftId, GiftKind
from community.member import Member, MemberId, MemberKind
from community.settled import Welcomes
from handlers.event import Who
from handlers.reception import Reception
from handlers.timetable import prompts as timetable
from handlers.view import Message
from storage import gifts, members
from storage.database import Tx, insert_new
from storage.tables import members as members_
from storage.tables import prompts
from tests.handlers.notices import letters_to, open_the_door
from tests.handlers.people import HANA, KEN, YUI, come, say, send

MIO = Who("slack", "T1", "U4", "Mio", "en-US")
SEED = 7
WORDS = "Who knows <@U1> accounting?"


async def ready(reception: Reception, *people: Who, welcomes: Welcomes = Welcomes.EVERYBODY) -> None:
    """These are here and received something once, of which the host's gift is two days old."""
    await come(reception, *people)
    await open_the_door(reception, welcomes)
    for who in people:
        await received(reception, who)
    await reception.pass_time()
    for who in people:
        await letters_to(reception, who)


async def received(reception: Reception, who: Who, *, host: bool = True) -> None:
    """Somebody received something of value, from one who is known by a file only."""
    async with reception.database.writing() as tx:
        known = members.row_of(Member(MemberId(0), "staff", "Staff", MemberKind.STAFF, confirmed=True))
        await tx.execute(insert_new(tx, members_), known)
        staff = (await tx.execute(select(members_.c.id).where(members_.c.key == "staff"))).scalar_one()
        to = await member_id(tx, who)
        gift = Gift(
            GiftId(0),
            f"first:{to}",
            MemberId(staff),
            GiftKind.RESOURCE,
            reception.clock(),
            (to,),
            host=host,
        )
        await gifts.record(tx, gift)


async def member_id(tx: Tx, who: Who) -> MemberId:
    """The member behind an account."""
    found = await members.of_account(tx, who.platform, who.id)
    assert found is not None
    return found[0].id


async def ask(reception: Reception, who: Who = HANA, **more: str) -> None:
    """Somebody asks, in no channel."""
    form = (await say(reception, who, "ask")).form
    assert form is not None
    await send(reception, who, form, words=WORDS, way="quiet", **more)


async def invite(reception: Reception) -> int:
    """The hour has come."""
    await reception.look_at_rules()
    return await timetable.invite(reception.database, reception.rules, reception.clock(), plan_here, SEED)


async def yui_is_invited(reception: Reception) -> None:
    """Yui is the one who shares Hana's language, so she is invited to help."""
    await ready(reception, HANA, KEN, YUI)
    await ask(reception)
    assert await invite(reception) == 1


async def invitations(reception: Reception, who: Who) -> list[Message]:
    """The invitations that are due for somebody, as they read them."""
    return [
        one for one in await letters_to(reception, who) if one.title in ("If you like", "もしよろしければ")
    ]


async def answers(reception: Reception) -> Sequence[str]:
    """How every invitation ended, oldest first."""
    async with reception.database.reading() as tx:
        return (await tx.execute(select(prompts.c.answer).order_by(prompts.c.id))).scalars().all()

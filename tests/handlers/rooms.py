"""What is due: letters to one member alone, and the rooms that are to be opened."""

from dataclasses import dataclass

from community.member import Member, MemberId
from community.notice import NoticeState
from handlers.event import Who
from handlers.reception import Reception
from handlers.view import Answer, Button
from storage import members, outbox
from storage.tables import outbox as notices
from tests.handlers.notices import shown
from tests.handlers.people import buttons, read


@dataclass(frozen=True, slots=True)
class Post:
    """A room as it is opened: for whom, and what stands in it."""

    people: tuple[MemberId, ...]
    said: str
    buttons: tuple[Button, ...]
    title: str


async def member(reception: Reception, who: Who) -> Member:
    """Who they are."""
    async with reception.database.reading() as tx:
        found = await members.of_account(tx, who.platform, who.id)
        assert found is not None
        return found[0]


async def letters(reception: Reception, who: Who) -> list[Answer]:
    """What is due for a member by now and still of use; it counts as told afterwards."""
    reader, found = await member(reception, who), list[Answer]()
    async with reception.database.writing() as tx:
        of_them = (notices.c.member_id == reader.id, notices.c.state == NoticeState.WAITING)
        due = notices.select().where(*of_them, notices.c.due_at <= reception.clock())
        for row in (await tx.execute(due.order_by(notices.c.id))).all():
            notice = await outbox.get(tx, row.id)
            assert notice is not None
            late = notice.useful_until is not None and notice.useful_until < reception.clock()
            message = None if late else await reception.draw(tx, notice, reader, who.platform)
            await outbox.settle(tx, notice.id, NoticeState.TOLD, reception.clock())
            found += [shown(message)] if message is not None else []
    return found


async def rooms(reception: Reception, *, fails: bool = False) -> list[Post]:
    """Every room that is to be opened now; where that `fails`, what happens instead happens."""
    found: list[Post] = []
    async with reception.database.writing() as tx:
        waiting = (notices.c.member_id.is_(None), notices.c.state == NoticeState.WAITING)
        for row in (await tx.execute(notices.select().where(*waiting).order_by(notices.c.id))).all():
            notice = await outbox.get(tx, row.id)
            assert notice is not None
            message = await reception.draw_post(tx, notice)
            people = await reception.people_of(tx, notice)
            if fails:
                await reception.no_room(tx, notice)
            await outbox.settle(tx, notice.id, NoticeState.TOLD, reception.clock())
            if message is not None:
                answer = shown(message)
                found.append(Post(people or (), read(answer), buttons(answer), message.title))
    return found

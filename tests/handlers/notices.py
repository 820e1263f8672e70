"""What waits for a member, as they would read it."""

from community.notice import NoticeState
from community.settled import Settled, Welcomes
from handlers.event import Who
from handlers.reception import Reception
from handlers.view import Answer, Message
from storage import claims, members, outbox, settled


async def letters_to(reception: Reception, who: Who) -> list[Message]:
    """Everything that is due for a member, drawn for them; it counts as told afterwards."""
    drawn: list[Message] = []
    async with reception.database.writing() as tx:
        for notice in await claims.claim(tx, reception.clock(), 50, (who.platform,)):
            if notice.member is None:
                continue
            reader = (await members.get(tx, [notice.member]))[notice.member]
            message = await reception.draw(tx, notice, reader, who.platform)
            accounts = (await members.accounts_of(tx, [reader.id]))[reader.id]
            if any(account.external_id == who.id for account in accounts):
                await outbox.settle(tx, notice.id, NoticeState.TOLD, reception.clock())
                drawn += [message] if message is not None else []
    return drawn


def shown(letter: Message) -> Answer:
    """A letter as if it had been an answer, to be read and pressed."""
    return Answer((letter,))


async def open_the_door(reception: Reception, welcomes: Welcomes = Welcomes.EVERYBODY) -> None:
    """Organisers let the bot begin by itself."""
    async with reception.database.writing() as tx:
        now = await settled.read(tx)
        wanted = Settled(
            name="Cobalt Alumni",
            company="Cobalt",
            welcomes=welcomes,
            welcomes_since=reception.clock(),
            version=now.version,
        )
        assert await settled.save(tx, wanted)
    reception.forget_rules()

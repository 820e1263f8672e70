"""What organisers did is kept for a year."""

from datetime import timedelta

from storage import audit
from storage.database import Database
from tests.storage.people import NOON, several


async def test_the_newest_act_is_found_by_action_and_subject(database: Database) -> None:
    olga, hana = await several(database, 2)
    async with database.writing() as tx:
        for who, action, subject in (
            (olga, "words-hidden", "gift:3"),
            (hana, "words-shown", "gift:3"),
            (olga, "words-hidden", "thanks:3"),
        ):
            await audit.note(tx, who, action, subject, NOON)

        of_gift = await audit.newest(tx, ("words-hidden", "words-shown"), "gift:3")
        hidden = await audit.newest(tx, ("words-hidden",))
        never = await audit.newest(tx, ("confirmed",))

    assert of_gift is not None
    assert (of_gift.organiser, of_gift.action) == (hana, "words-shown")
    assert hidden is not None
    assert hidden.subject == "thanks:3"
    assert never is None


async def test_acts_are_dropped_after_their_time(database: Database) -> None:
    (olga,) = await several(database, 1)
    async with database.writing() as tx:
        await audit.note(tx, olga, "confirmed", "member:1", NOON - audit.KEPT_FOR - timedelta(seconds=1))
        await audit.note(tx, olga, "confirmed", "member:2", NOON - audit.KEPT_FOR)

        await audit.forget_before(tx, NOON - audit.KEPT_FOR)

        assert await audit.newest(tx, ("confirmed",), "member:1") is None
        assert await audit.newest(tx, ("confirmed",), "member:2") is not None

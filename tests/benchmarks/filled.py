"""A community as large as one wishes, filled by the database itself."""

from storage.database import Tx

_AT = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f000', 1577836800 + i * {step}, 'unixepoch')",
    "postgresql": "to_timestamp(1577836800 + i * {step})",
}
_SECONDS = 157_000_000
"""Five years, over which the gifts are spread."""


async def fill(tx: Tx, gifts: int, members: int) -> None:
    """A third of the gifts to two, a twelfth to everybody, a tenth moved by an earlier one."""
    at = _AT[tx.dialect.name].format(step=_SECONDS // gifts)
    giver, receiver, other = (f"(i * 7919 + {ahead}) % {members} + 1" for ahead in ("0", "1 + i % 97", "99"))
    columns = "id, key, name, folded_name, kind, confirmed, is_bot"
    people = (
        f"select i, 'm' || i, 'M' || i, 'm' || i, 'alumnus', true, false from numbers where i <= {members}"
    )
    await _put(tx, gifts, "members", columns, people)
    columns = (
        "id, key, giver_id, kind, at, everybody, audience, host, words, occasion, source, "
        "born_of_thanks, inspiration, prompt_id"
    )
    told = "case when i % 10 = 1 and i > 900 then 'told' else 'unknown' end"
    rest = f"'', 'none', 'live', false, {told}, case when i % 5 = 0 then i end"
    given = (
        f"select i, 'g' || i, {giver}, 'advice', {at}, i % 12 = 0, {members}, i % 3 = 0, {rest} from numbers"
    )
    await _put(tx, gifts, "gifts", columns, given)
    for number, some in ((receiver, "i % 12 > 0"), (other, "i % 3 = 1")):
        await _put(
            tx, gifts, "receipts", "gift_id, member_id", f"select i, {number} from numbers where {some}"
        )
    links = "select i, i - 900 from numbers where i % 10 = 1 and i > 900"
    await _put(tx, gifts, "inspirations", "gift_id, inspired_by", links)
    if tx.dialect.name != "sqlite":
        for table in ("members", "gifts"):  # ids were given, so the next one must be told
            await tx.exec_driver_sql(
                f"select setval(pg_get_serial_sequence('{table}', 'id'), (select max(id) from {table}))"
            )


async def _put(tx: Tx, gifts: int, table: str, columns: str, rows: str) -> None:
    count = f"select cast(1 as bigint) union all select i + 1 from numbers where i < {gifts}"
    statement = f"insert into {table} ({columns}) with recursive numbers (i) as ({count}) {rows}"
    is_psycopg = tx.dialect.name != "sqlite"  # which would take a % for a parameter
    await tx.exec_driver_sql(statement.replace("%", "%%") if is_psycopg else statement)

"""Builds the interaction that Discord sends, field for field; nothing here talks to anybody."""

from tests.doubles.discord_people import member_object, user_object
from tests.doubles.discord_server import Server, Talk
from tests.doubles.wire import Json

UPLOAD_LIMIT = 10_485_760  # bytes


def interaction(here: Server, talk: Talk, data: Json, locale: str = "", guild: str | None = None) -> Json:
    """INTERACTION_CREATE; an empty guild is the DM, none is the double's own server."""
    being = here.being(talk.user)
    where = {"guild_id": here.guild if guild is None else guild} if guild != "" else {}
    payload: Json = {
        "id": talk.id,
        "application_id": here.application,
        "type": talk.kind,
        "data": data,
        "token": talk.token,
        "version": 1,
        "channel_id": talk.channel,
        "channel": here.place_object(here.places[talk.channel]),
        "locale": locale or being.locale,
        "app_permissions": str(1 << 11),
        "entitlements": [],
        "authorizing_integration_owners": {"0": where.get("guild_id", "0")},
        "attachment_size_limit": UPLOAD_LIMIT,
        **({"message": here.message_object(talk.pressed)} if talk.pressed else {}),
    }
    if not where:
        return {**payload, "context": 1, "user": user_object(being)}
    server = {"id": where["guild_id"], "locale": here.locale, "features": []}
    told = {"guild_locale": here.locale, "guild": server, "context": 0, "member": member_object(being)}
    return {**payload, **where, **told}

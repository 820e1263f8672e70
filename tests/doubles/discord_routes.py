"""What each route of Discord's REST API does to the server of the double."""

from collections.abc import Callable, Mapping
from urllib.parse import unquote

from tests.doubles import discord_gatherings as gatherings
from tests.doubles import discord_interactions as interactions
from tests.doubles.discord_limits import errors_of_command
from tests.doubles.discord_people import ATTACH_FILES, DM, member_object, user_object
from tests.doubles.discord_records import Asked
from tests.doubles.discord_server import NONCE_LIFE, Refused, Server
from tests.doubles.wire import Json

# None is answered as 204.
Route = Callable[[Server, Asked], object]


def me(here: Server, asked: Asked) -> object:
    """The bot's own user."""
    return {**user_object(here.bot), "flags": 0, "verified": True, "mfa_enabled": False, "locale": "en-US"}


def application(here: Server, asked: Asked) -> object:
    """The application."""
    shown = {"id": here.application, "name": "okaeri", "description": "", "icon": None}
    return {
        **shown,
        "flags": here.flags,
        "bot_public": False,
        "bot_require_code_grant": False,
        "verify_key": "00",
        "owner": user_object(here.bot),
    }


def my_servers(here: Server, asked: Asked) -> object:
    """The servers that the bot is in."""
    told: Json = {"id": here.guild, "name": here.name, "icon": None, "owner": False, "features": []}
    return [{**told, "permissions": str(here.permissions)}] if here.bot.in_server else []


def put_commands(here: Server, asked: Asked) -> object:
    """Replace all commands, of everywhere or of one server."""
    if here.checked and (
        errors := [error for command in asked.listed for error in errors_of_command(command)]
    ):
        raise Refused(400, 50035, "Invalid Form Body", *errors)
    guild = asked.path.get("guild", "")
    given: Json = {"application_id": here.application, "version": "1", "default_member_permissions": None}
    given["description"] = ""  # of an entry in a menu
    if guild:
        given["guild_id"] = guild
    known = {_named(command): command["id"] for command in here.commands.get(guild, ())}
    here.commands[guild] = tuple(
        {**given, **command, "id": known.get(_named(command)) or here.number()} for command in asked.listed
    )
    return list(here.commands[guild])


def _named(command: Json) -> tuple[str, int]:
    """Names are told apart within one kind of command."""
    return command["name"], command.get("type", 1)


def get_commands(here: Server, asked: Asked) -> object:
    """All commands, of everywhere or of one server."""
    return list(here.commands.get(asked.path.get("guild", ""), ()))


def open_dm(here: Server, asked: Asked) -> object:
    """Open a DM."""
    return here.place_object(here.dm(str(asked.body["recipient_id"])))


def post_message(here: Server, asked: Asked) -> object:
    """Write into a channel; the same nonce within a few minutes gives the earlier message."""
    place = here.place(asked.path["channel"])
    nonce = (place.id, str(asked.body.get("nonce")))
    if asked.body.get("enforce_nonce") and nonce in here.nonces:
        earlier, written_at = here.nonces[nonce]
        if here.clock.now() - written_at <= NONCE_LIFE and earlier in here.messages:
            return here.message_object(here.messages[earlier])
    interactions.check_message(here, asked.body)
    if asked.files and place.kind != DM:
        here.permit(ATTACH_FILES, here.places.get(place.parent, place))
    written = here.write(place.id, asked.body, files=asked.files)
    if "nonce" in asked.body:
        here.nonces[nonce] = (written.id, here.clock.now())
    return here.message_object(written)


def get_message(here: Server, asked: Asked) -> object:
    """One message."""
    return here.message_object(here.message(asked.path["channel"], asked.path["message"]))


def patch_message(here: Server, asked: Asked) -> object:
    """Change one of the bot's messages."""
    old = here.message(asked.path["channel"], asked.path["message"])
    if old.author != here.application:
        raise Refused(403, 50005, "Cannot edit a message authored by another user")
    interactions.check_message(here, asked.body, old)
    return here.message_object(here.write(old.channel, asked.body, files=asked.files, old=old))


def delete_message(here: Server, asked: Asked) -> object:
    """Delete a message."""
    del here.messages[here.message(asked.path["channel"], asked.path["message"]).id]
    return None


def put_reaction(here: Server, asked: Asked) -> object:
    """React as the bot."""
    written = here.message(asked.path["channel"], asked.path["message"])
    here.reactions.add((written.id, unquote(asked.path["emoji"]), here.application))
    return None


def delete_reaction(here: Server, asked: Asked) -> object:
    """Take a reaction of the bot back."""
    here.reactions.discard((asked.path["message"], unquote(asked.path["emoji"]), here.application))
    return None


def get_channel(here: Server, asked: Asked) -> object:
    """One channel."""
    return here.place_object(here.place(asked.path["channel"]))


def get_user(here: Server, asked: Asked) -> object:
    """One user."""
    return user_object(here.being(asked.path["user"]))


def get_member(here: Server, asked: Asked) -> object:
    """One member of the server."""
    being = here.beings.get(asked.path["user"])
    if being is None or not being.in_server:
        raise Refused(404, 10007, "Unknown Member")
    return member_object(being)


def get_members(here: Server, asked: Asked) -> object:
    """The members of the server, by id, page by page."""
    after, limit = int(asked.query.get("after", 0)), int(asked.query.get("limit", 1))
    people = sorted(
        (being for being in here.people if int(being.id) > after), key=lambda being: int(being.id)
    )
    return [member_object(being) for being in people[:limit]]


def get_guild(here: Server, asked: Asked) -> object:
    """The server."""
    return here.guild_object()


def post_answer(here: Server, asked: Asked) -> object:
    """The first answer to an interaction."""
    told = interactions.first_answer(here, asked.path["talk"], asked.path["token"], asked.body, asked.files)
    return told if asked.query.get("with_response") else None


def post_follow_up(here: Server, asked: Asked) -> object:
    """A further message to an interaction."""
    return interactions.follow_up(here, asked.path["token"], asked.body, asked.files)


def get_answer(here: Server, asked: Asked) -> object:
    """The answer, or a further message."""
    return here.message_object(interactions.find(here, asked.path["token"], asked.path["message"]))


def patch_answer(here: Server, asked: Asked) -> object:
    """Change the answer, or a further message."""
    return interactions.change(here, asked.path["token"], asked.path["message"], asked.body, asked.files)


def delete_answer(here: Server, asked: Asked) -> object:
    """Delete the answer, or a further message."""
    interactions.take_back(here, asked.path["token"], asked.path["message"])
    return None


COMMANDS = "/applications/{application}/commands"
GUILD_COMMANDS = "/applications/{application}/guilds/{guild}/commands"
MESSAGE = "/channels/{channel}/messages/{message}"
HOOK = "/webhooks/{application}/{token}"
ROUTES: Mapping[tuple[str, str], Route] = {
    ("GET", "/users/@me"): me,
    ("GET", "/users/@me/guilds"): my_servers,
    ("GET", "/applications/@me"): application,
    ("GET", "/oauth2/applications/@me"): application,
    ("PUT", COMMANDS): put_commands,
    ("GET", COMMANDS): get_commands,
    ("PUT", GUILD_COMMANDS): put_commands,
    ("GET", GUILD_COMMANDS): get_commands,
    ("POST", "/users/@me/channels"): open_dm,
    ("GET", "/users/{user}"): get_user,
    ("GET", "/channels/{channel}"): get_channel,
    ("POST", "/channels/{channel}/messages"): post_message,
    ("GET", MESSAGE): get_message,
    ("PATCH", MESSAGE): patch_message,
    ("DELETE", MESSAGE): delete_message,
    ("PUT", f"{MESSAGE}/reactions/{{emoji}}/@me"): put_reaction,
    ("DELETE", f"{MESSAGE}/reactions/{{emoji}}/@me"): delete_reaction,
    ("POST", "/channels/{channel}/threads"): gatherings.post_thread,
    ("PUT", "/channels/{channel}/thread-members/{user}"): gatherings.put_thread_member,
    ("GET", "/guilds/{guild}"): get_guild,
    ("GET", "/guilds/{guild}/members"): get_members,
    ("GET", "/guilds/{guild}/members/{user}"): get_member,
    ("DELETE", "/channels/{channel}/thread-members/{user}"): gatherings.delete_thread_member,
    ("PATCH", "/channels/{channel}"): gatherings.patch_channel,
    ("GET", "/guilds/{guild}/scheduled-events"): gatherings.get_events,
    ("POST", "/guilds/{guild}/scheduled-events"): gatherings.post_event,
    ("PATCH", "/guilds/{guild}/scheduled-events/{event}"): gatherings.patch_event,
    ("DELETE", "/guilds/{guild}/scheduled-events/{event}"): gatherings.delete_event,
    ("POST", "/interactions/{talk}/{token}/callback"): post_answer,
    ("POST", HOOK): post_follow_up,
    ("GET", f"{HOOK}/messages/{{message}}"): get_answer,
    ("PATCH", f"{HOOK}/messages/{{message}}"): patch_answer,
    ("DELETE", f"{HOOK}/messages/{{message}}"): delete_answer,
}
OPEN = ("/interactions/", "/webhooks/")

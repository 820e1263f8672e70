"""Discord's gateway: hello, identify or resume, heartbeats, members in chunks, and events in order."""

import json
from dataclasses import dataclass, field
from enum import IntEnum

from aiohttp import WSMsgType, web

from tests.doubles.discord_people import member_object, user_object
from tests.doubles.discord_server import Server
from tests.doubles.wire import Json

HEARTBEAT_INTERVAL = 41_250  # milliseconds
CHUNK = 1_000
LARGEST_FRAME = 4_096  # bytes a client may send at once

BAD_TOKEN, BAD_FRAME, DISALLOWED_INTENTS = 4004, 4002, 4014
INTENT_OF = {
    "GUILD_MEMBER": 1 << 1,
    "MESSAGE_REACTION": 1 << 10,
    "GUILD_SCHEDULED": 1 << 16,
}


class Op(IntEnum):
    """The gateway's opcodes that a bot meets."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    RESUME = 6
    RECONNECT = 7
    REQUEST_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


@dataclass(slots=True)
class Session:
    """One session of a client: what it was sent, in order, and the socket it has now."""

    id: str
    intents: int
    socket: web.WebSocketResponse | None
    sent: list[Json] = field(default_factory=list)


class Gateway:
    """The sessions of one bot; each gets every event whose intent it asked for."""

    def __init__(self, here: Server) -> None:
        self._here = here
        self.allowed_intents = (1 << 26) - 1
        self.sessions: dict[str, Session] = {}
        self.identified: list[Json] = []
        self.resumed = 0

    def routes(self) -> list[web.RouteDef]:
        """What to listen to."""
        return [web.get("/gateway", self._connect)]

    @property
    def count(self) -> int:
        """How many sessions are connected now."""
        return sum(session.socket is not None for session in self.sessions.values())

    @property
    def told(self) -> int:
        """The number of the newest event of any session."""
        return max((len(session.sent) for session in self.sessions.values()), default=0)

    async def dispatch(self, event: str, body: Json) -> None:
        """Send an event to every session that asked for it; one that is away gets it when it resumes."""
        for session in tuple(self.sessions.values()):
            wanted = next((intent for start, intent in INTENT_OF.items() if event.startswith(start)), 0)
            if session.intents & wanted == wanted:
                await self._send(session, event, body)

    async def reconnect(self) -> None:
        """Tell every client to come back (op 7)."""
        for session in self.sessions.values():
            if session.socket is not None:
                await session.socket.send_str(json.dumps({"op": Op.RECONNECT, "d": None}))

    async def close(self, code: int = 1001, forget: bool = False) -> None:
        """Close every connection with a code; clients come back unless the code says never."""
        sessions = tuple(self.sessions.values())
        if forget:
            self.sessions.clear()
        for session in sessions:
            if session.socket is not None:
                await session.socket.close(code=code)

    async def _send(self, session: Session, event: str, body: Json) -> None:
        frame = {"op": Op.DISPATCH, "t": event, "s": len(session.sent) + 1, "d": body}
        session.sent.append(frame)
        if session.socket is not None and not session.socket.closed:
            await session.socket.send_str(json.dumps(frame))

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(json.dumps({"op": Op.HELLO, "d": {"heartbeat_interval": HEARTBEAT_INTERVAL}}))
        session: Session | None = None
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    session = await self._hear(socket, session, frame.data)
        finally:
            if session is not None and session.socket is socket:
                session.socket = None
            self._here.bell.ring()
        return socket

    async def _hear(
        self, socket: web.WebSocketResponse, session: Session | None, text: str
    ) -> Session | None:
        if len(text.encode()) > LARGEST_FRAME:
            await socket.close(code=BAD_FRAME)
            return session
        frame = json.loads(text)
        match frame["op"]:
            case Op.HEARTBEAT:
                await socket.send_str(json.dumps({"op": Op.HEARTBEAT_ACK}))
            case Op.IDENTIFY:
                session = await self._identify(socket, frame["d"])
            case Op.RESUME:
                session = await self._resume(socket, frame["d"])
            case Op.REQUEST_MEMBERS if session is not None:
                await self._members(session, frame["d"])
        return session

    async def _identify(self, socket: web.WebSocketResponse, asked: Json) -> Session | None:
        self.identified.append(asked)
        refused = 0
        if asked["token"] != self._here.token:
            refused = BAD_TOKEN
        elif asked["intents"] & ~self.allowed_intents:
            refused = DISALLOWED_INTENTS
        if refused:
            await socket.close(code=refused)
            return None
        session = Session(f"session{len(self.identified)}", asked["intents"], socket)
        await self._send(session, "READY", self._ready(session))
        if self._here.bot.in_server and not self._here.is_down:
            await self._send(session, "GUILD_CREATE", self._here.guild_object())
        self.sessions[session.id] = session
        self._here.bell.ring()
        return session

    def _ready(self, session: Session) -> Json:
        return {
            "v": 10,
            "user": user_object(self._here.bot),
            "guilds": [{"id": self._here.guild, "unavailable": True}] if self._here.bot.in_server else [],
            "session_id": session.id,
            "resume_gateway_url": f"{self._here.base.replace('http', 'ws', 1)}/gateway",
            "application": {"id": self._here.application, "flags": 0},
        }

    async def _resume(self, socket: web.WebSocketResponse, asked: Json) -> Session | None:
        session = self.sessions.get(asked["session_id"])
        if session is None or asked["token"] != self._here.token:
            await socket.send_str(json.dumps({"op": Op.INVALID_SESSION, "d": False}))
            return None
        session.socket = socket
        for frame in session.sent[int(asked["seq"]) :]:
            await socket.send_str(json.dumps(frame))
        await self._send(session, "RESUMED", {})
        self.resumed += 1
        self._here.bell.ring()
        return session

    async def _members(self, session: Session, asked: Json) -> None:
        people = self._here.people
        if asked.get("user_ids"):
            people = tuple(being for being in people if being.id in map(str, asked["user_ids"]))
        pages = [people[start : start + CHUNK] for start in range(0, len(people), CHUNK)] or [()]
        for index, page in enumerate(pages):
            chunk: Json = {"guild_id": self._here.guild, "chunk_index": index, "chunk_count": len(pages)}
            nonce = {"nonce": asked["nonce"]} if "nonce" in asked else {}
            members = [member_object(being) for being in page]
            await self._send(
                session, "GUILD_MEMBERS_CHUNK", {**chunk, **nonce, "members": members, "not_found": []}
            )

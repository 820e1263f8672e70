"""Where an event goes: what answers it, and in which kind of transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers import registry
from handlers.acts import Shown
from handlers.context import Context
from handlers.event import Command, Event, Joined, Left, Press, Reacted, Submission
from handlers.members import reactions, welcome


@dataclass(frozen=True, slots=True)
class Route:
    """Where an event goes: what answers it, and in which kind of transaction."""

    act: Callable[[Context], Awaitable[Shown]]
    writes: bool = True
    organisers_only: bool = False


def route_of(event: Event) -> Route:
    """Where an event goes; raises UnknownVerb, or ButtonExpired, where nothing answers it."""
    match event:
        case Command():
            return _command(event)
        case Press():
            press = registry.press_of(event)
            return Route(lambda ctx: press.act(ctx, event), press.writes, press.organisers_only)
        case Submission():
            form = registry.submission_of(event)
            return Route(lambda ctx: form.act(ctx, event), organisers_only=form.organisers_only)
        case Reacted():
            return Route(lambda ctx: reactions.reacted(ctx, event))
        case Joined():
            return Route(lambda ctx: welcome.arrived(ctx, event))
        case Left():
            raise LookupError("who left acts no more")


def _command(command: Command) -> Route:
    verb = registry.verb_of(command)
    only = verb.command == "organiser"
    act, ask = verb.act, verb.ask
    if ask is not None and (act is None or registry.says_nothing(command)):
        return Route(lambda ctx: ask(ctx, command), False, only)
    if act is None:
        raise LookupError(f"{verb.name} neither acts nor asks")
    return Route(lambda ctx: act(ctx, command), verb.writes, only)

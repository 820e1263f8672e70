"""A form that was refused opens again as it was filled in, so that nobody types their words twice."""

import json
from dataclasses import replace

from community.errors import AlreadyDone, BotError, ButtonExpired, NotYours, OrganisersOnly
from handlers import rows
from handlers.by_name import BY_NAME, with_name
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.view import Button, Field, Form, Message, Section
from storage import drafts

ACTION = "again"

_OVER = (AlreadyDone, ButtonExpired, NotYours, OrganisersOnly)
"""What trying again would not change."""


def may_help(error: BotError) -> bool:
    """Whether another answer could be taken."""
    return not isinstance(error, _OVER)


async def offered(ctx: Context, sent: Submission, refused: Message) -> Message:
    """The refusal, with a button that opens the form again."""
    kept = json.dumps([sent.action, sent.subject, sent.answers], ensure_ascii=False)
    draft = await drafts.keep(ctx.tx, ctx.me.id, ACTION, kept, ctx.now)
    button = Button(ctx.say("form-again"), ACTION, str(draft), "primary")
    return replace(refused, parts=(*refused.parts, Section(ctx.text("form-again-note"), (button,))))


async def sent_before(ctx: Context, press: Press) -> Submission:
    """The form as it was sent; raises ButtonExpired when it is over."""
    kept = await drafts.look(ctx.tx, rows.number(press.subject), ctx.me.id, ACTION)
    action, subject, answers = json.loads(rows.there(kept))
    told = tuple((name, tuple(values)) for name, values in answers)
    return Submission(press.who, action, subject, told, press.key)


def refilled(ctx: Context, form: Form, sent: Submission) -> Form:
    """The form with the answers in it; a typed name, which platforms add a line for, has its line here."""
    fields = tuple(replace(field, value=_answer(field, sent)) for field in form.fields)
    if typed := sent.one(BY_NAME):
        fields = with_name(fields, ctx.say("form-name"), typed)
    return replace(form, fields=fields, subject=sent.subject)


def _answer(field: Field, sent: Submission) -> str:
    return ",".join(sent.all(field.name))[: field.most]

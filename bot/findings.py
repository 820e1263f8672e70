"""What a look at a platform found, in codes; the doctor puts them into sentences."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `ok` is nothing where it could not be found out.

    `what` is a code such as `scopes`; `detail` says what is missing, or which it is.
    """

    what: str
    ok: bool | None
    detail: str = ""

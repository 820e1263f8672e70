"""Why the page refuses a request: a status and the wording of one sentence."""


class Refused(Exception):
    """A request that cannot be taken. `wording` is the sentence's id, `facts` fill its variables."""

    def __init__(self, status: int, wording: str, **facts: str | int) -> None:
        super().__init__(wording)
        self.status, self.wording, self.facts = status, wording, facts

"""Why a command was refused or failed, in one sentence."""


class Refused(Exception):
    """The message is the sentence for whoever typed the command."""

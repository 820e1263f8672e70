"""Reads a Slack workspace export, as a zip or a folder, in place: who is in it, and who thanked whom."""

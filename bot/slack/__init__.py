"""Slack: the alumni commands, presses and notices in a Slack workspace."""

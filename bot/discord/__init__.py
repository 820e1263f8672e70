"""Discord: the alumni commands, presses and notices in a Discord server."""

"""What an organiser can ask the bot."""

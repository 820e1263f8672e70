"""What a member can say to the bot."""

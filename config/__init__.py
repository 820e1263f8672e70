"""Settings, logging and every word that the bot says."""

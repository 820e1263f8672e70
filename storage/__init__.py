"""What the community remembers: tables, and one module of verbs a noun."""

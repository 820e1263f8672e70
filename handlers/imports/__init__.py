"""What happens when a file comes in: gifts, members, or the archive of a home. All of it, or nothing."""

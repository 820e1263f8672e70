"""The running process: platforms, clock, delivery, command line."""

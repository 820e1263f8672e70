"""Handlers, asked as a door asks them."""

"""Whole stories, the same on every platform and in both languages."""

"""Nouns and pure rules of an alumni community: no I/O, no clock, no words."""

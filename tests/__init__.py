"""Tests, mirroring the tree, with whole stories in journeys/."""

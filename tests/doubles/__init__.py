"""Slack and Discord played on 127.0.0.1: the real SDKs run in tests and benchmarks without a network."""

"""Deduplication of messages: see `rebuttal.dedup`."""

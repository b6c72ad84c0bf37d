"""Reported mistakes of readers under stories."""

"""Reactions of readers under stories."""

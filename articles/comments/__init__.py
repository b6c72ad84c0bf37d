"""Comments of readers under stories."""

"""Words about duties in templates."""

"""Which pharmacy is open now, near me: pharmacies and their duty shifts."""

"""What comes from outside: asked for within limits by the clock, never by a page; the last good answer stays, with its date."""

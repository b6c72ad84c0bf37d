"""What the newsroom publishes: stories, their sections, topics and tags."""

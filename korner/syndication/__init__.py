"""What other programs read of the paper: feeds, sitemaps, structured data. Knows shapes, not what fills them."""

"""Pages that are as fast as a file and never show an old word: tags, the page store, purging here and at the edge."""

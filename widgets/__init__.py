"""Every service around the news: each widget is an app of its own and a stranger to the others."""

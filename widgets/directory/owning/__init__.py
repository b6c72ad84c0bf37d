"""How owners keep their firm's entry: adding it, claiming it, changing it, answering for it once a year, deleting it."""

"""Where things are: communes, districts, provinces and cities with their names in three languages, spellings and positions."""

def article_data(story, reading, bylines):
    return {}

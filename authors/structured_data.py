def author_data(person, language):
    return {}

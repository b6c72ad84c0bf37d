"""How the apps' demo modules read their texts and find the pictures drawn for them."""

import tomllib


def read(path):
    """Return the tables of one TOML file. Raises tomllib.TOMLDecodeError with the line of a slip."""
    with path.open("rb") as file:
        return tomllib.load(file)


def both(table, *fields):
    """{"name_tr": …, "name_fr": …} of a table with sub-tables `tr` and `fr`, for model fields of those names."""
    return {f"{field}_{lang}": table.get(lang, {}).get(field) or None for lang in ("tr", "fr") for field in fields}

"""Rows for a list with a table: sent, tried out, written, given out. `*of_table("polls_poll", imports=EDITORS, sees=EDITORS)`."""

from tests.desk.every_address.acts import NOBODY, only_read, read, send, shared

MADE_UP = "made-up"  # a word that nobody was given: another person's, or an old one


def of_table(label, imports, sees):
    """Every address of the table of `label`: the roles that add and change send one, those that see get one."""
    name = f"admin:{label}"
    return [
        read(f"{name}_table", imports),
        send(f"{name}_table", imports, "", {}, 200),  # without a file: the form says what is missing
        read(f"{name}_table_trial", imports, MADE_UP, answer=410),
        send(f"{name}_table_trial", imports, MADE_UP, {"tried": "x"}, 410),
        read(f"{name}_table_done", NOBODY, MADE_UP, others=shared(imports, 404)),
        send(f"{name}_table_done", NOBODY, MADE_UP, refused=405),
        *only_read(f"{name}_table_template", imports, "csv"),
        *only_read(f"{name}_table_export", sees, "xlsx"),
    ]

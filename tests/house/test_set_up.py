"""A second start does nothing that is done already; a changed input is seen."""

from deploy.house.messages import compile_messages
from deploy.house.stamps import Stamp, fingerprint


def test_a_step_is_done_once_for_the_same_inputs(tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.txt").write_text("one")
    stamp = Stamp(tmp_path / "stamps" / "step", fingerprint(source))
    assert not stamp.holds()
    stamp.set()
    assert Stamp(stamp.path, fingerprint(source)).holds()


def test_a_changed_file_or_a_new_name_is_seen(tmp_path):
    (tmp_path / "a.txt").write_text("one")
    before = fingerprint(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    renamed = fingerprint(tmp_path)
    (tmp_path / "b.txt").write_text("two")
    assert len({before, renamed, fingerprint(tmp_path)}) == 3


def test_an_unfinished_step_counts_as_not_done(tmp_path):
    stamp = Stamp(tmp_path / "step", "x")
    stamp.set()
    stamp.clear()
    assert not stamp.holds()


def test_messages_are_compiled_without_gettext_and_fuzzy_words_are_left_out(tmp_path):
    folder = tmp_path / "korner" / "locale" / "tr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Archive"\nmsgstr "Arşiv"\n\n#, fuzzy\nmsgid "Author"\nmsgstr "Yazı"\n',
        encoding="utf-8",
    )
    compile_messages(tmp_path)
    made = (folder / "django.mo").read_bytes()
    assert "Arşiv".encode() in made
    assert b"Author" not in made
    assert [path.name for path in folder.iterdir() if path.suffix not in (".po", ".mo")] == []

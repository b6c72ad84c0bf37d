"""What `make bench` promises, without its clock: the same newspaper each time, honest ratios, a table one can paste."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Article, Byline
from articles.models.days import DayCount
from tests.bench import content, fronts, multiply, pages, processes, run, served, uncached, visible
from tests.bench.load import LoadFailed, Rounds, Run, read_report
from tests.bench.table import Row, report, table
from tests.factories import CategoryFactory

NEWEST = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


def unsaved(number, seed=content.SEED):
    """Stories of the bench that are in no database yet."""
    sections = [CategoryFactory.build(pk=1), CategoryFactory.build(pk=2)]
    return list(content.stories(number, newest=NEWEST, sections=sections, seed=seed))


def words_of(story):
    """All that is written in a story."""
    return [story.text(field, language) for field in ("headline", "lead", "body") for language in ("tr", "fr")]


def test_the_same_seed_writes_the_same_newspaper_and_another_seed_another():
    first, again, other = unsaved(12), unsaved(12), unsaved(12, seed=7)
    assert [words_of(story) for story in first] == [words_of(story) for story in again]
    assert [words_of(story) for story in first] != [words_of(story) for story in other]


def test_texts_have_the_length_of_real_ones():
    lengths = [len(body.split()) for story in unsaved(40) for body in words_of(story)[4:] if body]
    assert min(lengths) > 250
    assert max(lengths) < 1000


def test_dates_reach_back_ten_years_and_numbers_will_grow_with_time():
    moments = [story.publish_at for story in unsaved(50)]
    assert moments == sorted(moments)
    assert moments[-1] == NEWEST
    assert NEWEST - moments[0] > timedelta(days=3500)


def test_a_turkish_headline_begins_with_its_own_capital():
    assert content.upper_first("iki genç mühendis") == "İki genç mühendis"
    assert content.upper_first("öğrenci velileri") == "Öğrenci velileri"


@pytest.fixture
def paper(db, clock):
    """A bench newspaper of sixty stories."""
    return content.fill(60, newest=NEWEST)


def test_readers_of_both_languages_find_stories_signed_and_tagged(paper, client):
    visible_stories = Article.objects.visible()
    only = {language: visible_stories.visible(language=language).count() for language in ("tr", "fr")}
    assert 50 < visible_stories.count() < 60  # a few are drafts or withdrawn
    assert only["tr"] > only["fr"] > 20
    assert not Article.objects.filter(bylines__isnull=True).exists()
    assert not Article.objects.filter(tags__isnull=True).exists()
    newest = visible_stories.newest_first()[0]
    assert newest.headline_tr in client.get("/").text
    assert client.get("/fr/").status_code == 200


def test_a_multiplied_paper_has_each_story_so_often_over_the_same_years(paper):
    first, newest = paper[0].pk, paper[-1]
    assert multiply.multiply(3) == 180
    assert sorted(Article.objects.values_list("pk", flat=True)) == list(range(first, first + 180))
    copy = Article.objects.get(pk=newest.pk + 120)
    assert copy.body_tr == newest.body_tr
    assert copy.headline_tr == f"{newest.headline_tr} (2)"
    of_originals = Byline.objects.filter(article_id__lte=newest.pk).count()
    assert Byline.objects.filter(article_id__gt=newest.pk).count() == 2 * of_originals


def test_in_a_multiplied_paper_numbers_grow_with_time_and_the_newest_stays(paper):
    multiply.multiply(3)
    moments = list(Article.objects.order_by("pk").values_list("publish_at", flat=True))
    assert moments == sorted(moments)
    assert abs(moments[-1] - NEWEST) < timedelta(seconds=1)
    assert abs(moments[0] - paper[0].publish_at) < timedelta(seconds=1)


def test_the_calendar_of_a_multiplied_paper_counts_the_copies_too(paper):
    before = sum(DayCount.objects.values_list("stories", flat=True))
    multiply.multiply(3)
    assert sum(DayCount.objects.values_list("stories", flat=True)) == 3 * before > 0


def test_a_story_written_after_the_multiplication_gets_the_next_number(paper):
    multiply.multiply(2)
    written = Article.objects.create(category=paper[0].category, headline_tr="Yeni", body_tr="<p>Metin.</p>")
    assert written.pk == paper[-1].pk + 61


def test_only_a_fresh_paper_is_multiplied(paper):
    Article.objects.get(pk=paper[30].pk).delete()
    with pytest.raises(ValueError, match="fresh"):
        multiply.multiply(2)


def test_every_measured_address_answers(paper, client):
    listed = pages.paths()
    assert {"home", "section", "article", "archive month"} <= set(listed)
    assert all(client.get(address).status_code == 200 for addresses in listed.values() for address in addresses[:3])
    assert len(pages.article_paths(10)) == 10


def test_queries_of_each_kind_are_counted_and_what_does_not_answer_is_said(paper):
    counted, broken = pages.queries({"home": ["/"], "archive": ["/arsiv/"], "lost": ["/arsiv/1800/"]})
    assert counted["home"] > 2
    assert counted["archive"] > 2
    assert broken == ["/arsiv/1800/ answers 404"]


# --- what processes cost ---------------------------------------------------------------------------------------------
needs_proc = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no /proc")
BUSY = "import subprocess, sys; n = sum(range(30_000_000)); print('done', flush=True); sys.stdin.read()"


@needs_proc
def test_the_processor_time_of_a_process_includes_that_of_its_children():
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}])"
    with subprocess.Popen([sys.executable, "-c", child], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"done\n"
        assert len(processes.family(process.pid)) == 2
        assert processes.cpu_seconds(process.pid) > 0.1
        assert processes.worker_memory(process.pid) > 1024 * 1024
        process.stdin.close()


@needs_proc
def test_a_process_that_has_ended_costs_nothing_and_says_so():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert processes.cpu_seconds(process.pid) == 0
    with pytest.raises(processes.Gone):
        processes.memory(process.pid)


@needs_proc
def test_a_name_with_brackets_does_not_confuse_the_reader_of_proc(tmp_path):
    strange = tmp_path / "a) b ("
    strange.symlink_to(sys.executable)
    with subprocess.Popen([strange, "-c", "input()"], stdin=subprocess.PIPE) as process:
        parent, _own, _ended = processes.stat(process.pid)
        assert parent == os.getpid()
        process.stdin.close()


# --- what is told ---------------------------------------------------------------------------------------------------
def rounds(**runs):
    """Rounds from {name: [requests a second in each round]}."""
    made = Rounds()
    for name, rates in runs.items():
        for rate in rates:
            made.add(name.replace("_", " "), Run(per_second=rate, p50=1, p99=2, cpu=1000 / rate))
    return made


def test_a_ratio_is_the_median_of_the_rounds_own_ratios():
    # The machine was busy in the second round: both were slow, and the ratio stays what it is.
    measured = rounds(a=[100, 20, 90], b=[200, 40, 180])
    assert measured.ratio("a", "b") == 0.5


def test_failed_requests_are_no_figure():
    with pytest.raises(LoadFailed, match="12 of 100"):
        read_report("x", '\n{"requests": 100, "microseconds": 1000000, "p50": 1, "p99": 2, "errors": 12}\n', cpu=1)


def test_a_run_of_wrk_is_read_in_milliseconds():
    told = '…\n{"requests": 500, "microseconds": 2000000, "p50": 1500, "p99": 9000, "errors": 0}\n'
    seen = read_report("x", told, cpu=1.5, database_cpu=0.5)
    assert (seen.per_second, seen.p50, seen.p99, seen.cpu, seen.whole_cpu) == (250, 1.5, 9.0, 3.0, 4.0)


def test_limits_stand_beside_the_ratios_and_are_judged():
    printed = table(
        [
            Row("cached page", ratio=0.84, to="a bare WSGI function", least=0.8, figure="8,000/s"),
            Row("uncached home", ratio=43.2, most=42, queries=11, most_queries=12),
            Row("memory", figure="61 MB"),
        ]
    )
    head, rule, cached, home, memory = printed.splitlines()
    assert head.count("|") == rule.count("|") == cached.count("|") == home.count("|")
    assert {len(line) for line in printed.splitlines()} == {len(head)}
    assert "≥ 0.8" in cached
    assert "| ok " in cached
    assert "≤ 42, ≤ 12 queries" in home
    assert "| over " in home
    assert "ok" not in memory
    assert "over" not in memory


def test_what_was_left_out_is_said():
    told = report("Bench", ["a machine"], [Row("x")], ["nginx is not installed"])
    assert "- nginx is not installed" in told


def test_cached_pages_are_compared_with_whatever_was_measured():
    told = served.rows(rounds(**{served.CACHED: [8.0], served.WSGI: [10.0], served.VIEW: [5.0]}))
    assert [(row.what, row.to, row.ratio, row.verdict()) for row in told] == [
        (served.CACHED, served.WSGI, 0.8, "ok"),
        (served.CACHED, served.VIEW, 1.6, "ok"),
    ]


def test_a_large_paper_is_compared_with_the_small_one():
    home, large = uncached.name("home", 2000), uncached.name("home", 100_000)
    measured = rounds(**{served.VIEW: [3000.0], home: [100.0], large: [90.0]})
    told = uncached.rows(measured, {2000: {"home": 9}, 100_000: {"home": 9}})
    growth = next(row for row in told if row.to.startswith("2,000"))
    assert growth.ratio == pytest.approx(100 / 90)
    assert growth.verdict() == "ok"


def test_a_story_that_was_seen_late_is_not_hidden_by_the_median():
    row = visible.row("gunicorn", {"milliseconds": [30.0, 31.0, 10_000.0], "late": 1})
    assert row.figure == "31 ms"
    assert row.verdict() == "over"


def test_headers_with_quotes_reach_the_configuration_of_nginx_whole(tmp_path):
    headers = [("content-type", "text/html; charset=utf-8"), ("etag", '"abc"'), ("x-policy", "script-src 'self'; b")]
    told = fronts.configuration(tmp_path, 8080, 2, tmp_path / "page", headers)
    assert 'add_header etag "\\"abc\\"";' in told
    assert "add_header x-policy \"script-src 'self'; b\";" in told
    assert 'default_type "text/html; charset=utf-8";' in told


def test_unknown_parts_are_refused_with_the_names_of_the_known_ones():
    with pytest.raises(SystemExit, match="served, uncached, visible, memory, search"):
        run.plan_of(run.arguments(["--only", "speed"]))


def test_the_bench_ends_after_ten_minutes_unless_told_otherwise():
    begun = time.monotonic()
    assert run.plan_of(run.arguments([])).until - begun == pytest.approx(600, abs=5)
    assert run.plan_of(run.arguments(["--million"])).sizes[-1] == 1_000_000
    assert run.plan_of(run.arguments(["--minutes", "3"])).until - begun == pytest.approx(180, abs=5)

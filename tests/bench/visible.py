"""How soon readers see a story that was just published by another process."""

import json
import statistics

from tests.bench.table import Row

TIMES = 20


def run(bench, readers, times=TIMES):
    """Publish `times` stories for each of `readers` {words: (environment of the writer, address readers ask)}."""
    made = []
    for words, (site, address) in readers.items():
        said = bench.python(["-m", "tests.bench.publish", times, address], site, 30 + 12 * times)
        made.append(row(words, json.loads(said.splitlines()[-1])))
    return made


def row(words, said):
    """The row of one way to read. `said` is what publish.py printed."""
    times = sorted(said["milliseconds"])
    shown_at_once = len(times) - said["late"]
    return Row(
        f"from publishing to being visible, {words}",
        figure=f"{statistics.median(times):.0f} ms",
        ratio=shown_at_once / len(times),
        to="first requests after it",
        least=1.0,
        p50=statistics.median(times),
        p99=times[-1],
    )

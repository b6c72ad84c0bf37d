"""The demo's drawings taken into the library: drawn once, found again by their key."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import cpu_count

from django.core.files.uploadedfile import SimpleUploadedFile

from korner.images.demo.painter import paint
from korner.images.intake import take_in
from korner.images.models import Asset


def pictures(wanted):
    """Return {key: Asset} for `wanted`, {key: words of the picture}; draws what the library does not have yet."""
    prefix = "demo:"
    found = {
        a.archive_key.removeprefix(prefix): a
        for a in Asset.objects.filter(archive_key__in=[prefix + k for k in wanted])
    }
    missing = [key for key in wanted if key not in found]
    if missing:
        # Spawned, not forked: this process holds a database connection that no child may share.
        with ProcessPoolExecutor(min(4, cpu_count() or 1), mp_context=get_context("spawn")) as painters:
            for key, data in zip(missing, painters.map(paint, missing, chunksize=4), strict=True):
                upload = SimpleUploadedFile("drawing.jpg", data)
                found[key] = take_in(upload, archive_key=prefix + key, name=key, **wanted[key])
    return found


def portraits(seeds):
    """Return {author's key: Asset} for `seeds`, {author's key: portrait seed}."""
    assets = pictures({f"portrait/{seed}": {} for seed in seeds.values()})
    return {key: assets[f"portrait/{seed}"] for key, seed in seeds.items()}

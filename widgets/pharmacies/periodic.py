"""What is done by itself for pharmacies: rotas are made into shifts, some weeks ahead."""

from datetime import timedelta

from korner.periodic import Job
from widgets.pharmacies import rotas

JOBS = [Job("fill-rotas", timedelta(hours=6), rotas.fill_by_clock)]

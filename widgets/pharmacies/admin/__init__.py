"""Pharmacies on duty at the desk: the pharmacies, their shifts, rotas, and the words around the list."""

from widgets.pharmacies.admin.pharmacies import PharmacyAdmin
from widgets.pharmacies.admin.rotas import RotaAdmin
from widgets.pharmacies.admin.shifts import DutyShiftAdmin
from widgets.pharmacies.admin.words import DutyWordsAdmin

__all__ = ["DutyShiftAdmin", "DutyWordsAdmin", "PharmacyAdmin", "RotaAdmin"]

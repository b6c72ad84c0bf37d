"""What is still to be looked at before a story goes out: a list that informs, and holds back only what the house says."""

from articles.readiness.asking import hold_back, problems
from articles.readiness.problems import RULES, Problem

__all__ = ["RULES", "Problem", "hold_back", "problems"]

"""The newsroom's things; each stands in a file of its own."""

from articles.models.archive import ArchiveEntry
from articles.models.article import Article, RelatedStory
from articles.models.byline import Byline
from articles.models.category import Category
from articles.models.correction import Correction
from articles.models.days import DayCount
from articles.models.figures import Figures
from articles.models.reply import ReplyRequest
from articles.models.selections import ArticleQuerySet
from articles.models.states import Translation
from articles.models.step import StoryStep
from articles.models.tag import Tag
from articles.models.topic import Topic, TopicStory
from articles.models.working_copy import WorkingCopy

__all__ = [
    "ArchiveEntry",
    "Article",
    "ArticleQuerySet",
    "Byline",
    "Category",
    "Correction",
    "DayCount",
    "Figures",
    "RelatedStory",
    "ReplyRequest",
    "StoryStep",
    "Tag",
    "Topic",
    "TopicStory",
    "Translation",
    "WorkingCopy",
]

"""The newsroom at the desk: stories, sections, topics, tags. One file per thing; imported here for Django to find them."""

from articles.admin.article import ArticleAdmin
from articles.admin.category import CategoryAdmin
from articles.admin.corrections import CorrectionAdmin
from articles.admin.replies import ReplyAdmin
from articles.admin.tag import TagAdmin
from articles.admin.topic import TopicAdmin

__all__ = ["ArticleAdmin", "CategoryAdmin", "CorrectionAdmin", "ReplyAdmin", "TagAdmin", "TopicAdmin"]

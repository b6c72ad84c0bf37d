"""The addresses of the moderators' queue at the desk."""

from django.urls import path

from korner.moderation import ban_views, views, word_views

urlpatterns = [
    path("moderation/", views.queue, name="desk-moderation"),
    path("moderation/decide/", views.decide, name="desk-moderation-decide"),
    path("moderation/several/", views.several, name="desk-moderation-several"),
    path("moderation/undo/", views.undo, name="desk-moderation-undo"),
    path("moderation/bans/", ban_views.bans, name="desk-bans"),
    path("moderation/bans/<int:number>/end/", ban_views.end, name="desk-ban-end"),
    path("moderation/words/", word_views.words, name="desk-words"),
    path("moderation/<int:number>/note/", views.note, name="desk-moderation-note"),
    path("moderation/<int:number>/writer/", ban_views.writer, name="desk-moderation-writer"),
    path("moderation/<int:number>/ban/", ban_views.ban, name="desk-moderation-ban"),
]

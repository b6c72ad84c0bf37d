"""The newsroom's pages at the desk that belong to no list of things."""

from django.urls import path

from articles.admin.scheduled import scheduled

urlpatterns = [path("scheduled/", scheduled, name="desk-scheduled")]

"""The directory's addresses at the desk that belong to no list of things."""

from django.urls import path

from widgets.directory.owning.desk import picture

urlpatterns = [path("firms/pictures/<int:number>/<slug:size>/", picture, name="desk-firm-picture")]

"""The library's own addresses at the desk, under /admin/pictures/."""

from django.urls import path

from korner.images import views

urlpatterns = [
    path("upload/", views.upload, name="desk-upload"),
    path("library/", views.library, name="desk-library"),
    path("original/<int:pk>/", views.original, name="desk-original"),
]

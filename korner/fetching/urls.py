"""The addresses of the page of outside sources at the desk."""

from django.urls import path

from korner.fetching import views

urlpatterns = [
    path("sources/", views.sources, name="desk-sources"),
    path("sources/<slug:name>/switch/", views.switch, name="desk-source-switch"),
    path("sources/<slug:name>/ask/", views.ask, name="desk-source-ask"),
]

"""The fixed addresses of the sitemaps."""

from django.urls import path

from articles.sitemaps import news
from korner.syndication import sitemap_views

urlpatterns = [
    path("sitemap.xml", sitemap_views.index, name="sitemap"),
    path("news-sitemap.xml", news, name="news-sitemap"),
    path("sitemaps/<slug:part>-<int:number>.xml", sitemap_views.part, name="sitemap-part"),
]

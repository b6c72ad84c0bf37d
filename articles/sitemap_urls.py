"""The fixed addresses of the sitemaps."""

urlpatterns = []

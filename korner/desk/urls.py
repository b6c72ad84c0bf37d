"""The desk's own addresses, before the admin's."""

urlpatterns = []

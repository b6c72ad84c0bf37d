"""A table of one row at the desk: its list leads straight to the form, and there is no second row and no deleting."""

from django.shortcuts import redirect

from korner.desk.base import DeskAdmin


class OneRowAdmin(DeskAdmin):
    """Admin of a model that has one row."""

    def has_add_permission(self, request):
        """While there is none. Asked on every page of the desk: one looks into the table on its own pages alone, and once."""
        own, page = f"{self.opts.app_label}_{self.opts.model_name}", request.resolver_match
        if not super().has_add_permission(request) or (page and page.url_name and not page.url_name.startswith(own)):
            return False
        known = f"{own}_is_there"
        if not hasattr(request, known):
            setattr(request, known, self.model._default_manager.exists())
        return not getattr(request, known)

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        """Straight to the form of the one row; where there is none yet, to that of a new one."""
        if not self.has_view_or_change_permission(request):
            return super().changelist_view(request, extra_context)
        own, row = f"admin:{self.opts.app_label}_{self.opts.model_name}", self.model._default_manager.first()
        return redirect(f"{own}_change", row.pk) if row else redirect(f"{own}_add")

"""No way of saving at the desk leads past a lock: the form, the list, the bulk action, the deletion."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.http import HttpResponseRedirect

from korner.desk import locks


def refusing_locked(form, person, *, if_changed=False):
    """`form` (a class of model forms) that refuses what somebody else keeps, with words, before anything is saved.

    `if_changed`: a row of a list that nobody touched is not saved, and so not refused.
    """

    class Refusing(form):
        def clean(self):
            cleaned = super().clean()
            if self.instance.pk and (self.has_changed() or not if_changed):
                locks.refuse(self.instance, person)
            return cleaned

    Refusing.__name__ = form.__name__
    return Refusing


class RefusesLocked:
    """For DeskAdmin: asks `locks.refuse` wherever something of its model is about to change."""

    keeps_drafts = False

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if self.keeps_drafts and change and request.method == "POST":
            return refusing_locked(form, request.user)
        return form

    def get_changelist_form(self, request, **kwargs):
        form = super().get_changelist_form(request, **kwargs)
        if self.keeps_drafts and request.method == "POST":
            return refusing_locked(form, request.user, if_changed=True)
        return form

    def save_model(self, request, obj, form, change):
        if self.keeps_drafts and change:
            locks.refuse(obj, request.user)
        super().save_model(request, obj, form, change)

    def delete_view(self, request, object_id, extra_context=None):
        if self.keeps_drafts and request.method == "POST":
            thing = self.get_object(request, unquote(object_id))
            if thing is not None:
                locks.refuse(thing, request.user)
        return super().delete_view(request, object_id, extra_context)

    def response_action(self, request, queryset):
        """A bulk action that would touch a locked thing does nothing and names it."""
        if self.keeps_drafts:
            chosen = queryset
            if request.POST.get("select_across", "0") != "1":
                chosen = queryset.filter(pk__in=request.POST.getlist(ACTION_CHECKBOX_NAME))
            try:
                locks.refuse_any(chosen, request.user)
            except locks.Locked as refusal:
                for words in refusal.messages:
                    messages.error(request, words)
                return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset)

"""A date and a time as the desk asks for them: what is typed is Brussels time, and is said back in words."""

from datetime import datetime

from django import forms
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from korner.moments import moment_of, said


class MomentField(forms.SplitDateTimeField):
    """A date and a time of day in Brussels; a time that the clocks leave out is refused in words."""

    def compress(self, data_list):
        if not data_list:
            return None
        if data_list[0] in self.empty_values:
            raise ValidationError(self.error_messages["invalid_date"], code="invalid_date")
        if data_list[1] in self.empty_values:
            raise ValidationError(self.error_messages["invalid_time"], code="invalid_time")
        return moment_of(datetime.combine(*data_list))


@staff_member_required(login_url="account_login")
@require_safe
def moment_in_words(request):
    """What `?date=…&time=…` means: {"words": …, "wrong": whether it cannot be}. Empty words for what is no time yet."""
    field = MomentField(required=False)
    try:
        moment = field.clean([request.GET.get("date", ""), request.GET.get("time", "")])
    except ValidationError as refusal:
        wrong = any(error.code == "no_such_time" for error in refusal.error_list)
        return JsonResponse({"words": " ".join(refusal.messages) if wrong else "", "wrong": wrong})
    if moment is None:
        return JsonResponse({"words": "", "wrong": False})
    past = moment <= timezone.now()
    words = said(moment)
    return JsonResponse({"words": _("%s – this time has passed") % words if past else words, "wrong": past})

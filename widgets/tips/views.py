"""Sending news, and asking what became of it. Nothing of a sender stands in an address, a cookie or a log."""

from datetime import timedelta

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext as _

from korner import limits
from korner.site.hushed import hushed
from widgets.tips import sending
from widgets.tips.forms import AnswerForm, ReceiptForm, TipForm
from widgets.tips.pictures import NoRoom
from widgets.tips.standing import standing

HOUR = timedelta(hours=1)
TYPED = ("text", "film", "place", "happened", "name", "email", "phone", "may_be_named", "sending")


def form_page(request, form, status=200, **context):
    """The form with the words on what is protected."""
    days = {"days": settings.TIP_DAYS, "hours": settings.TIP_DRAFT_HOURS, "https": settings.SECURE}
    return render(request, "tips/send.html", {"form": form, **days, **context}, status=status)


@hushed
def send_news(request):
    """The form; a POST answers with the receipt (200), or with the form and its mistakes (422, 429)."""
    if request.method != "POST":
        return form_page(request, TipForm(request))
    seconds = limits.seconds_to_wait(request, "tip", settings.ACTS_PER_MINUTE)
    seconds = seconds or limits.seconds_to_wait(request, "tip-hour", settings.TIPS_PER_HOUR, HOUR)
    if seconds:
        # No picture is looked at now, but what was typed stays in the form.
        typed = {name: request.POST[name] for name in TYPED if name in request.POST}
        response = form_page(request, TipForm(request, initial=typed), 429, wait=seconds)
        response["Retry-After"] = str(seconds)
        return response
    form = TipForm(request, request.POST, request.FILES)
    try:
        if not form.is_valid():
            sending.keep(form)
            return form_page(request, form, 422)
        receipt = sending.receive(form, request.page_language)
    except NoRoom:
        form.add_error(
            "pictures", _("We cannot store pictures at the moment. Please try later, or send the text alone.")
        )
        return form_page(request, form, 503)
    return render(request, "tips/thanks.html", {"receipt": receipt, "days": settings.TIP_DAYS})


@hushed
def status(request):
    """What became of a tip: its number comes by POST and stands in no address. A POST with an answer stores it."""
    if request.method != "POST":
        return render(request, "tips/status.html", {"form": ReceiptForm(request)})
    seconds = limits.seconds_to_wait(request, "tip-status", settings.ACTS_PER_MINUTE)
    form = ReceiptForm(request, request.POST)
    if seconds:
        response = render(request, "tips/status.html", {"form": form_of(request), "wait": seconds}, status=429)
        response["Retry-After"] = str(seconds)
        return response
    tip = sending.find(form.cleaned_data["number"]) if form.is_valid() else None
    if tip is None:
        context = {"form": form, "unknown": not form.errors, "days": settings.TIP_DAYS}
        return render(request, "tips/status.html", context, status=422)
    return told(request, form, tip)


def form_of(request):
    """The form of the number as it was typed, not judged."""
    return ReceiptForm(request, initial={"number": request.POST.get("number", "")})


def told(request, form, tip):
    """The page on a tip that was found; with an answer in the POST, stored or with its mistakes."""
    number, said, code = form.cleaned_data["number"], "", 200
    answer = None
    if "answer" in request.POST:
        answer = AnswerForm(request, request.POST)
        if answer.is_valid():
            taken = sending.answer(tip, answer.cleaned_data["question"], answer.cleaned_data["answer"])
            said, code = ("answered", 200) if taken else ("late", 409)
            tip = sending.find(number)
            answer = None
        else:
            code = 422
    question = tip.open_question()
    if question and answer is None:
        answer = AnswerForm(request, initial={"number": number, "question": question.pk})
    context = {
        "form": form,
        "tip": tip,
        "standing": standing(tip, request.page_language),
        "question": question,
        "answer": answer if question else None,
        "said": said,
    }
    return render(request, "tips/status.html", context, status=code)

"""stand-in"""


def _f(language):
    def view(request, **kw):
        from django.http import HttpResponse

        return HttpResponse("")

    return view


SiteFeed = SectionFeed = AuthorFeed = TopicFeed = _f


def feed_list(request):
    raise NotImplementedError

"""Is a story's body clean, whole and written one way, whatever was pasted?"""

import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korner.text.html import plain_text, reading_minutes, sanitise, word_count
from korner.text.markup import MAX_TAGS

VIDEO = '<figure class="media"><oembed url="https://www.youtube.com/watch?v=aqz-KE-bpKQ"></oembed></figure>'
ALLOWED = {
    "p": {"lang"}, "h2": {"lang"}, "h3": {"lang"}, "h4": {"lang"}, "ul": set(), "ol": set(), "li": {"lang"},
    "blockquote": {"lang"}, "table": set(), "caption": set(), "thead": set(), "tbody": set(), "tr": set(),
    "th": {"colspan", "rowspan", "scope"}, "td": {"colspan", "rowspan"}, "a": {"href", "rel"}, "strong": set(),
    "em": {"lang"}, "i": {"lang"}, "u": set(), "s": set(), "sub": set(), "sup": set(), "br": set(), "hr": set(),
    "span": {"lang"}, "q": {"lang"}, "cite": set(), "figcaption": set(), "oembed": {"url"},
    "figure": {"class", "data-picture", "data-box", "data-id"},
}  # fmt: skip


class Judge(HTMLParser):
    """Fails on any tag, attribute or address that a body may not have, or on tags that do not close in order."""

    def __init__(self, html):
        super().__init__()
        self.open = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED
        for name, value in attrs:
            assert name in ALLOWED[tag]
            if name == "href":
                assert value.startswith(("https://", "http://", "mailto:", "tel:", "/"))
                assert not value.startswith("//")
            if name == "url":
                assert value.startswith(("https://www.youtube.com/watch?v=", "https://vimeo.com/"))
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        # words and paragraphs
        ("<p>a</p>\n<p>b</p>", "<p>a</p><p>b</p>"),
        ("loose words", "<p>loose words</p>"),
        ("<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"),
        ("a<br>b<br><br>c<br>", "<p>a<br>b</p><p>c</p>"),
        ("<p>&nbsp;</p><p> <strong> </strong></p><p><br></p>", ""),
        ("<p>a\u00a0:  b</p>", "<p>a&nbsp;: b</p>"),
        ("<p>{{7*7}} {% now %}</p>", "<p>{{7*7}} {% now %}</p>"),
        ("<p>x\x00\x08y\u202ez&#x202e;&#1;</p>", "<p>xyz</p>"),
        ("<p>3 < 5 &amp; &lt;b&gt;</p>", "<p>3 &lt; 5 &amp; &lt;b&gt;</p>"),
        # emphasis
        ("<p><b>a</b><strong>b</strong> <i>c</i> <strike>d</strike></p>", "<p><strong>ab</strong> <em>c</em> <s>d</s></p>"),
        ("<p>H<sub>2</sub>O m<sup>2</sup> <u>u</u></p>", "<p>H<sub>2</sub>O m<sup>2</sup> <u>u</u></p>"),
        ("<b style='font-weight:normal'><p>a</p></b>", "<p>a</p>"),
        ("<p><font color=red size=7>a</font> <span style='color:red'>b</span></p>", "<p>a b</p>"),
        # languages
        ('<p lang="fr">a <span lang="ar">b</span> <i lang="en">c</i> <q lang="nl">d</q></p>',
         '<p lang="fr">a <span lang="ar">b</span> <i lang="en">c</i> <q lang="nl">d</q></p>'),
        ('<p lang="xx">a <span lang="FR-BE">b</span> <span lang="en-US">c</span></p>', "<p>a b c</p>"),
        ('<div lang="fr"><p>a</p></div>', '<p lang="fr">a</p>'),
        # headings
        ("<h1>a</h1><h6>b</h6><h3>c</h3>", "<h2>a</h2><h3>b</h3><h3>c</h3>"),
        ("<h3>a</h3><h3>b</h3><h2>c</h2><h4>d</h4>", "<h2>a</h2><h2>b</h2><h2>c</h2><h3>d</h3>"),
        ("<h2><strong>a</strong><br>b</h2>", "<h2>a b</h2>"),
        ("<blockquote><h2>a</h2>b</blockquote>", "<blockquote><p><strong>a</strong></p><p>b</p></blockquote>"),
        # lists
        ("<ul><li data-list-item-id=x>a<ul><li>b</li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ol><li><p>a</p></li><li><p>b</p><p>c</p></li></ol>", "<ol><li>a</li><li><p>b</p><p>c</p></li></ol>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul>a <b>b</b><li>c</li><li> </li></ul>", "<ul><li>a <strong>b</strong></li><li>c</li></ul>"),
        # links
        ('<a href="https://example.org/" onclick="x()" target="_blank">a</a>',
         '<p><a href="https://example.org/" rel="noopener noreferrer">a</a></p>'),
        ('<a href="/fr/">a</a>', '<p><a href="/fr/" rel="noopener noreferrer">a</a></p>'),
        ('<p><a href="javascript:alert(1)">a</a><a href="//x.example">b</a></p>',
         '<p>a<a href="https://x.example" rel="noopener noreferrer">b</a></p>'),
        ('<p><a href="&#x1;javascript:alert(1)">a</a><a href="jav&#x0A;ascript:alert(1)">b</a></p>', "<p>ab</p>"),
        # tables
        ("<table border=1 style='x'><thead><tr><th scope=col>a<th>b<tbody><tr><td colspan=2 rowspan=9>c</table>",
         '<table><thead><tr><th scope="col">a</th><th>b</th></tr></thead><tbody><tr><td colspan="2">c</td></tr></tbody></table>'),
        ("<figure class='table x'><table><caption>a</caption><tr><td>b</table><figcaption>c</figcaption></figure>",
         '<figure class="table"><table><caption>a</caption><tbody><tr><td>b</td></tr></tbody></table>'
         "<figcaption>c</figcaption></figure>"),
        ("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
         "<table><tbody><tr><td><p>a</p><p>b</p></td></tr></tbody></table>"),
        # figures
        ('<figure class="image image-style-side ck" data-picture="12"><img src="/m/x.jpg" onerror=x>'
         "<figcaption>a <b>b</b></figcaption></figure>",
         '<figure class="image image-style-side" data-picture="12"><figcaption>a <strong>b</strong></figcaption></figure>'),
        ('<figure data-picture="7"><img></figure>', '<figure class="image" data-picture="7"></figure>'),
        ('<figure class="image" data-picture="1;2"><img src=x><figcaption>a</figcaption></figure>', ""),
        ('<p>a<img src="https://evil.test/pixel.gif">b</p>', "<p>ab</p>"),
        ('<figure data-box="polls" data-id="12"></figure>', '<figure data-box="polls" data-id="12"></figure>'),
        ('<figure data-box="Polls" data-id="x"></figure>', ""),
        ("<figure><blockquote>a</blockquote><figcaption>b</figcaption></figure>",
         "<blockquote><p>a</p></blockquote><p>b</p>"),
        ('<figure class="image" data-picture="5"><p>never closed', '<figure class="image" data-picture="5"></figure><p>never closed</p>'),
        # videos
        ('<figure class="media"><oembed url="http://youtu.be/aqz-KE-bpKQ?t=9"></oembed></figure>', VIDEO),
        ('<iframe src="//www.youtube-nocookie.com/embed/aqz-KE-bpKQ" allowfullscreen></iframe>', VIDEO),
        ('<figure class="media"><div data-oembed-url="x"><div><iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ">'
         "</iframe></div></div></figure>", VIDEO),
        ('<figure class="media"><oembed url="https://youtube.com.evil.test/watch?v=aqz-KE-bpKQ"></oembed></figure>', ""),
        ('<figure class="media"><oembed url="https://youtube.com@evil.test/watch?v=aqz-KE-bpKQ"></oembed></figure>', ""),
        ('<p>a</p><iframe src="https://evil.test/">b<script>c</script></iframe><p>d</p>', "<p>a</p><p>d</p>"),
    ],
)  # fmt: skip
def test_a_body_is_written_one_way(pasted, kept):
    assert sanitise(pasted) == kept
    assert sanitise(kept) == kept


def test_word_markup_becomes_plain_paragraphs():
    pasted = """<html xmlns:o="urn:x"><head><title>t</title><style>p.MsoNormal{margin:0}</style>
    <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head><body>
    <h1 style='mso-list:l0'>Başlık<o:p></o:p></h1>
    <p class=MsoNormal style='margin:0cm;mso-fareast-language:TR'><span lang=TR style='font-size:11pt'>Birinci
    <b style='mso-bidi-font-weight:normal'>önemli</b> söz.<o:p></o:p></span></p>
    <p class=MsoNormal><o:p>&nbsp;</o:p></p>
    <p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.</span><![endif]> Son</p></body></html>"""
    assert sanitise(pasted) == "<h2>Başlık</h2><p>Birinci <strong>önemli</strong> söz.</p><p>1. Son</p>"


@pytest.mark.parametrize(
    "vector",
    [
        "<script>alert(1)</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<svg><script>alert(1)</script><a xlink:href='javascript:x'>b</a></svg>",
        "<svg onload=alert(1)>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<img src=x onerror=alert(1)>",
        "<body onload=alert(1)><style>@import'//evil.test'</style>",
        "<meta http-equiv=refresh content='0;url=//evil.test'><base href=//evil.test><link rel=stylesheet href=//x>",
        "<form action=//evil.test><input name=a><button formaction=javascript:alert(1)>b</button></form>",
        "<a href='JaVaScRiPt:alert(1)'>x</a><a href=' &#14; javascript:alert(1)'>y</a><a href=vbscript:x>z</a>",
        "<p style='background:url(//evil.test)' class=modal id=x name=y>a</p>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=x></object><embed src=x>",
        "<template><script>alert(1)</script></template><xmp><script>alert(1)</script></xmp>",
        "<textarea></textarea><script>alert(1)</script></textarea>",
        "<x-b onclick=alert(1)>a</x-b><figure class='image\" onload=\"x' data-picture='1\"onload=\"x'></figure>",
        "]]><script>alert(1)</script><![CDATA[<script>alert(1)</script>]]>",
        "<plaintext><script>alert(1)</script>",
    ],
)
def test_no_active_markup_survives(vector):
    body = sanitise(f"<p>before</p>{vector}<p>after</p>")
    Judge(body)
    assert "evil.test" not in body or "href=" not in body
    assert body.startswith("<p>before</p>")
    assert sanitise(str(body)) == body


TAGS = st.sampled_from(
    "p div h1 h2 h3 h6 ul ol li blockquote table caption thead tbody tr td th a b strong i em u s font span q cite br hr"
    " figure figcaption img oembed iframe script style svg math template select textarea pre dl dd x-b o:p".split()
)
ATTRIBUTES = st.sampled_from(
    ["", "", " lang=fr", ' lang="tr"', ' href="/a"', ' href="javascript:x"', " href='https://a.example/?b&c#d#e'",
     ' class="image image-style-side"', ' class="media"', ' class="table"', " data-picture=3", " data-box=polls data-id=4",
     ' url="https://youtu.be/aqz-KE-bpKQ"', " src=https://vimeo.com/12345678", " onclick=alert(1)", " colspan=3 rowspan=2",
     " scope=row", " style='mso-x:y'", ' title="<script>"', " src=data:x"]
)  # fmt: skip
PIECES = st.one_of(
    st.builds("<{}{}>".format, TAGS, ATTRIBUTES),
    st.builds("</{}>".format, TAGS),
    st.sampled_from(
        ["a", " ", "  b ", "\u00a0", "\n", "&nbsp;", "&amp;lt;", "<", ">", "<!--", "-->", '"', "<![if x]>", "&#0;"]
    ),
    st.text(alphabet=st.characters(), max_size=4),
)


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_soup_becomes_a_body_that_stays_as_it_is(soup):
    body = sanitise(soup)
    Judge(body)
    assert sanitise(str(body)) == body


@pytest.mark.parametrize(
    "around", ["<blockquote>", "<ul><li>", "<div>", "<blockquote><ul><li><table><tr><td>", "<a href=/b>"]
)
def test_deep_nesting_ends_in_a_body_that_stays_as_it_is(around):
    for depth in (8, 15, 30, 59, 60, 61, 200):
        body = sanitise(around * depth + "a<br><br><b>b</b><ul><li>c<br><br>d</ul>e")
        Judge(body)
        assert sanitise(str(body)) == body
        assert "".join(plain_text(body).split()) == "abcde"


@settings(deadline=None)
@given(st.text(alphabet=st.characters()))
def test_any_text_is_taken(text):
    body = sanitise(text)
    Judge(body)
    assert sanitise(str(body)) == body
    body.encode()


HOSTILE = {
    "nesting": "<div>" * 100_000 + "son",
    "lists": "<ul><li>" * 60_000 + "son",
    "formatting": "".join(f"<font size={number}><p>" for number in range(50_000)) + "son",
    "formatting within limits": "".join(f"<b id={number}><p>" for number in range(MAX_TAGS // 2)) + "son",
    "nesting within limits": "<blockquote>" * MAX_TAGS + "son",
    "attributes": "<a " + " ".join(f"a{number}" for number in range(140_000)) + ">son",
    "open quotes": '<a b="' * 150_000 + "son",
    "comments": "<!--" * 250_000,
    "brackets": "<" * 1_000_000,
    "frames": "<iframe>" * 120_000,
    "endings": "<svg>" * 20 + "</svg" * 200_000,
    "entities": "&" * 1_000_000,
    "spaces": "<p>" + "\u00a0 " * 500_000,
    "word": "a" * 1_000_000,
    "tables": "<table><tr><td>" * 66_000 + "son",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_malice_is_cleaned_in_seconds(name):
    started = time.perf_counter()
    body = sanitise(HOSTILE[name])
    plain_text(HOSTILE[name])
    assert time.perf_counter() - started < 10
    Judge(body)
    assert sanitise(str(body)) == body


def test_a_clean_body_is_not_cleaned_again_and_what_is_made_of_it_is():
    body = sanitise("<p>Bir</p>")
    assert sanitise(body) is body
    assert type(str(body)) is str
    assert sanitise(body + "<script>x</script><p onclick=x>İki</p>") == "<p>Bir</p><p>İki</p>"
    assert sanitise(body.replace("Bir", "<script>x</script>Bir")) == body


def test_words_survive_too_much_markup():
    body = sanitise("<div><p>Bir &amp; iki</p>" * 20_000)
    assert body.startswith("<p>Bir &amp; iki</p><p>Bir")
    assert body.count("<p>") == 20_000


def test_a_pasted_picture_of_megabytes_does_not_cost_the_markup():
    picture = f'<img alt="x" src="data:image/png;base64,{"A" * 2_000_000}">'
    assert sanitise(f"<h2>a</h2>{picture}<p><b>b</b></p>") == "<h2>a</h2><p><strong>b</strong></p>"


def test_plain_text_has_a_line_for_each_block():
    html = (
        "<h2>Başlık</h2><p>Bir &amp; <b>i</b>ki<br>üç</p><ul><li>a</li><li>b</li></ul><script>x()</script><style>y</style>"
        '<figure class="image" data-picture="1"><figcaption>Köprü</figcaption></figure><!-- no --><table><tr><td>c<td>d</table>'
    )
    assert plain_text(html) == "Başlık\nBir & iki\nüç\na\nb\nKöprü\nc\nd"
    assert plain_text("2 < 3 and 4 > 3") == "2 < 3 and 4 > 3"


def test_words_are_counted_as_readers_count_them():
    assert word_count("<p>L’école de Brüksel’de, vingt-deux : 3.500 !</p>") == 5


def test_reading_takes_at_least_a_minute_and_longer_in_turkish():
    assert reading_minutes("", "fr") == 1
    assert reading_minutes("<p>" + "söz " * 360 + "</p>", "tr") == 2
    assert reading_minutes("mot " * 461, "fr") == 3

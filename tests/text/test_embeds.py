"""Is a video recognised by its host, and nothing else taken for one?"""

import pytest

from korner.text.embeds import Embed, embed_for

VIDEO = "aqz-KE-bpKQ"
YOUTUBE = Embed("youtube", VIDEO, f"https://www.youtube.com/watch?v={VIDEO}")


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.youtube.com/watch?v={VIDEO}",
        f"http://youtube.com/watch?feature=share&v={VIDEO}&t=42s",
        f"https://m.youtube.com/watch?v={VIDEO}",
        f"https://youtu.be/{VIDEO}?si=abc",
        f"//www.youtube-nocookie.com/embed/{VIDEO}?rel=0",
        f"https://www.youtube.com/shorts/{VIDEO}",
        f"  HTTPS://WWW.YouTube.com/live/{VIDEO} ",
    ],
)
def test_addresses_of_one_youtube_video_are_the_same_embed(url):
    assert embed_for(url) == YOUTUBE


@pytest.mark.parametrize(
    "url",
    [
        "https://vimeo.com/76979871",
        "https://player.vimeo.com/video/76979871?h=8272103f6e",
        "http://www.vimeo.com/channels/staffpicks/76979871",
    ],
)
def test_addresses_of_one_vimeo_video_are_the_same_embed(url):
    assert embed_for(url) == Embed("vimeo", "76979871", "https://vimeo.com/76979871")


@pytest.mark.parametrize(
    "url",
    [
        f"https://youtube.com.evil.test/watch?v={VIDEO}",
        f"https://evil.test/youtube.com/watch?v={VIDEO}",
        f"https://youtube.com@evil.test/watch?v={VIDEO}",
        f"https://user@youtube.com/watch?v={VIDEO}",
        f"https://youtube.com:8080/watch?v={VIDEO}",
        f"https://youtube.com\\@evil.test/watch?v={VIDEO}",
        f"https://evil.test#youtube.com/watch?v={VIDEO}",
        f"https://notyoutube.com/watch?v={VIDEO}",
        f"https://www.youtube.com./watch?v={VIDEO}",
        f"javascript:alert(1)//youtube.com/watch?v={VIDEO}",
        f"ftp://youtube.com/watch?v={VIDEO}",
        "https://www.youtube.com/watch?v=short",
        'https://www.youtube.com/embed/"onload="alert',
        "https://www.youtube.com/embed/videoseries?list=PL1",
        "https://www.youtube.com/redirect?q=https://evil.test",
        "https://vimeo.com/../evil",
        "https://[youtube.com",
        "https://youtu.be/\u0430qz-KE-bpKQ",
        "https://you\ntube.com/watch?v=" + VIDEO,
        "",
    ],
)
def test_everything_else_is_refused(url):
    assert embed_for(url) is None

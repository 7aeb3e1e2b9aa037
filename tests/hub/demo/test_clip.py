"""The clip in place of the programme's video: short, small, captioned."""

import re
from pathlib import Path

FILES = Path(__file__).parents[3] / "hub" / "demo" / "files"


def seconds(time):
    minutes, rest = time.split(":")
    return int(minutes) * 60 + float(rest)


def cues():
    """Return start, end and words of every caption."""
    text = (FILES / "programme-video.vtt").read_text(encoding="utf-8")
    found = re.findall(r"(\S+) --> (\S+)\n(.+)", text)
    return [(seconds(start), seconds(end), words) for start, end, words in found]


def test_the_captions_say_first_that_this_is_a_demonstration_clip():
    assert cues()[0][2] == "This is a demonstration clip, in place of the programme's video."


def test_the_captions_follow_each_other_and_end_within_forty_seconds():
    times = [time for start, end, _words in cues() for time in (start, end)]
    assert times == sorted(times)
    assert 20 <= times[-1] <= 40


def test_the_clip_is_an_mp4_of_less_than_one_and_a_half_megabytes():
    content = (FILES / "programme-video.mp4").read_bytes()
    assert content[4:8] == b"ftyp"
    assert len(content) < 1_500_000
    # The index stands before the pictures, so that playing begins at once.
    assert content.index(b"moov") < content.index(b"mdat")

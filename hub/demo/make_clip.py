"""Make the clip that stands in place of the programme's video: ``python -m hub.demo.make_clip``.

Writes ``programme-video.mp4``, its captions (``.vtt``) and its poster (``.png``) to
``hub/demo/files``. Needs ffmpeg, espeak-ng (the voice) and Liberation Sans; the files are
committed, so the site does not. The captions hold every word that is spoken, and everything that
is shown is also said.
"""

import subprocess
import sys
import tempfile
import wave
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from hub.demo.clip_drawing import Scene, draw_frame

FILES = Path(__file__).resolve().parent / "files"
FRAMES_PER_SECOND = 15
PAUSE = 0.8
FADE = 5

SCENES = (
    Scene(
        "This is a demonstration clip, in place of the programme's video. "
        "The original could not be had.",
        "In place of the\nprogramme's video",
        ("The original could not be had.",),
        "still",
        "Demonstration clip",
    ),
    Scene(
        "The Innovation in Democracy Programme supported three local authorities to involve "
        "residents in local decision-making.",
        "Innovation in\nDemocracy\nProgramme",
        ("Involving residents in", "local decision-making"),
        "still",
    ),
    Scene(
        "Dudley, Greater Cambridge and Test Valley each ran a citizens' assembly in autumn 2019.",
        "Three citizens' assemblies, Autumn 2019",
        ("Dudley", "Greater Cambridge", "Test Valley"),
        "three",
    ),
    Scene(
        "A citizens' assembly brings together people from all walks of life, selected randomly, "
        "but to be demographically representative.",
        "People from all\nwalks of life",
        ("Selected randomly, but to be", "demographically representative"),
        "gather",
    ),
    Scene(
        "Over multiple days and meetings they hear evidence, question witnesses, and deliberate "
        "with one another.",
        "Over multiple days\nand meetings",
        ("They hear evidence,", "question witnesses,", "and deliberate with one another."),
        "listen",
    ),
    Scene(
        "Then they reach recommendations on what they think should be done.",
        "Recommendations",
        ("On what they think", "should be done"),
        "agree",
    ),
)


def speak(scene: Scene, path: Path) -> float:
    """Write the voice of ``scene`` to ``path`` (WAV) and return its length in seconds."""
    subprocess.run(  # noqa: S603
        ["espeak-ng", "-v", "en-gb", "-s", "172", "-p", "42", "-w", str(path), scene.spoken],  # noqa: S607
        check=True,
    )
    with wave.open(str(path)) as sound:
        return sound.getnframes() / sound.getframerate()


def join_voices(folder: Path, lengths: list[float]) -> Path:
    """Return one WAV of all voices, each followed by silence until its scene ends."""
    joined = folder / "voice.wav"
    with wave.open(str(joined), "wb") as out:
        for number, length in enumerate(lengths):
            with wave.open(str(folder / f"{number}.wav")) as sound:
                if not number:
                    out.setparams(sound.getparams())
                spoken = sound.readframes(sound.getnframes())
                wanted = round(length * sound.getframerate()) * sound.getsampwidth()
            out.writeframes(spoken.ljust(wanted, b"\0"))
    return joined


def cue_time(seconds: float) -> str:
    """Return ``seconds`` as a time of a WebVTT cue."""
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes):02d}:{rest:06.3f}"


def captions(lengths: list[float]) -> str:
    """Return the captions in WebVTT: one cue for each sentence, shared out by its length."""
    cues = ["WEBVTT"]
    start = 0.0
    for scene, length in zip(SCENES, lengths, strict=True):
        sentences = [f"{part.rstrip('.')}." for part in scene.spoken.split(". ")]
        spoken = length - PAUSE
        at = start
        for sentence in sentences:
            end = at + spoken * len(sentence) / sum(map(len, sentences))
            cues.append(f"{cue_time(at)} --> {cue_time(end)}\n{sentence}")
            at = end
        start += length
    return "\n\n".join(cues) + "\n"


def frames(lengths: list[float]) -> Iterator[Image.Image]:
    """Yield every frame of the clip; scenes fade into one another."""
    last = None
    for scene, length in zip(SCENES, lengths, strict=True):
        count = round(length * FRAMES_PER_SECOND)
        for number in range(count):
            frame = draw_frame(scene, number / count)
            if last is not None and number < FADE:
                frame = Image.blend(last, frame, (number + 1) / (FADE + 1))
            yield frame
        last = draw_frame(scene, 1.0)


def main() -> int:
    """Write the three files; return the exit status."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spoken = [speak(scene, folder / f"{n}.wav") for n, scene in enumerate(SCENES)]
        # Whole frames, so that sound and picture stay together.
        lengths = [
            round((length + PAUSE) * FRAMES_PER_SECOND) / FRAMES_PER_SECOND for length in spoken
        ]
        encoder = subprocess.Popen(  # noqa: S603
            [
                *("ffmpeg", "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24"),
                *("-s", "1280x720", "-r", str(FRAMES_PER_SECOND), "-i", "-"),
                *("-i", str(join_voices(folder, lengths)), "-map_metadata", "-1"),
                *("-c:v", "libx264", "-preset", "veryslow", "-crf", "26", "-pix_fmt", "yuv420p"),
                *("-tune", "animation", "-threads", "1", "-flags", "+bitexact"),
                *("-c:a", "aac", "-b:a", "48k", "-ac", "1", "-fflags", "+bitexact"),
                *("-movflags", "+faststart", str(FILES / "programme-video.mp4")),
            ],
            stdin=subprocess.PIPE,
        )
        for frame in frames(lengths):
            encoder.stdin.write(frame.tobytes())
        encoder.stdin.close()
        if encoder.wait():
            return 1
    (FILES / "programme-video.vtt").write_text(captions(lengths), encoding="utf-8")
    draw_frame(SCENES[0], 1.0).quantize(64).save(FILES / "programme-video-poster.png")
    sys.stdout.write(f"programme-video.mp4: {sum(lengths):.1f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

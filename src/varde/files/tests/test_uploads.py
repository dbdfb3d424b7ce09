"""When there is no room for a file that is sent, the words that came with it are still there."""

import errno
import resource
import signal
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

WORDS = "The rail is gone at stair 2."
PHOTO = b"\xff\xd8" * 100_000


@contextmanager
def no_room(bytes_left: int) -> Generator[None]:
    """As on a full disk: no file of this process grows beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def sent(rf: RequestFactory, content: bytes = PHOTO) -> HttpRequest:
    photos = [SimpleUploadedFile(name, content) for name in ("a.jpg", "b.jpg")]
    return rf.post("/", {"text": WORDS, "photos": photos, "after": "more words"})


def test_what_there_is_room_for_is_read_as_it_was_sent(rf: RequestFactory) -> None:
    request = sent(rf)
    assert [one.read() for one in request.FILES.getlist("photos")] == [PHOTO, PHOTO]
    assert request.POST["after"] == "more words"


@pytest.mark.parametrize("content", [PHOTO, b"short"])
@pytest.mark.parametrize("bytes_left", [0, 70_000])
def test_the_words_are_read_and_who_opens_the_file_meets_the_fault(
    rf: RequestFactory, content: bytes, bytes_left: int
) -> None:
    with no_room(bytes_left):
        request = sent(rf, content)
        assert (request.POST["text"], request.POST["after"]) == (WORDS, "more words")
    photos: list[Any] = request.FILES.getlist("photos")
    assert [one.name for one in photos] == ["a.jpg", "b.jpg"]
    if len(content) > bytes_left:
        with pytest.raises(OSError, match="no room") as met:
            photos[0].file.read(10)
        assert met.value.errno == errno.ENOSPC


def test_a_folder_that_cannot_be_used_is_the_same(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    request = sent(rf)
    assert request.POST["text"] == WORDS
    photo: Any = request.FILES["photos"]
    with pytest.raises(OSError, match="no room"):
        photo.read()

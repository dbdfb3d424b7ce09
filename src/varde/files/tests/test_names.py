"""Names of files are shown, so they must be readable and harmless."""

import pytest

from varde.files import names
from varde.files.sniffing import Kind, kind_of


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("Rekkverk på stillås, øst.heic", "Rekkverk på stillås, øst.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\Ola\\bilde.png", "bilde.jpg"),
        ("faktura\u202egpj.exe", "fakturagpj.jpg"),
        ("a\x00b\nc\r\x1b.jpg", "a b c.jpg"),
        ('<script>"hei"|?*.jpg', "script hei.jpg"),
        ("  mange    mellomrom .jpg", "mange mellomrom.jpg"),
        (".htaccess", "htaccess.jpg"),
        ("...", "Picture.jpg"),
        ("", "Picture.jpg"),
        ("bilde.tar.gz", "bilde.tar.jpg"),
        ("Møte 3. november", "Møte 3. november.jpg"),
        ("A\u030ase.jpg", "Åse.jpg"),
        ("👍 bra.jpg", "👍 bra.jpg"),
        ("صورة.jpg", "صورة.jpg"),
    ],
)
def test_a_name_is_kept_but_made_harmless(sent: str, shown: str) -> None:
    assert names.shown(sent, "jpg", otherwise="Picture") == shown


def test_a_very_long_name_is_cut() -> None:
    assert len(names.shown("æ" * 500 + ".jpg", "jpg", otherwise="Picture")) <= 110


def test_a_name_that_tells_nothing_says_what_kind_it_is() -> None:
    assert names.plain(Kind.PICTURE) != names.plain(Kind.PAPER)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", Kind.PICTURE),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Kind.PICTURE),
        (b"RIFF\x10\0\0\0WEBPVP8 ", Kind.PICTURE),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Kind.PICTURE),
        (b"\0\0\0\x18ftypheix\0\0\0\0mif1heix", Kind.PICTURE),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Kind.PICTURE),
        (b"%PDF-1.7\n", Kind.PAPER),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", None),
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", None),
        (b"<svg xmlns=", None),
        (b"", None),
    ],
)
def test_the_first_bytes_say_what_it_is(head: bytes, kind: Kind | None) -> None:
    assert kind_of(head) == kind

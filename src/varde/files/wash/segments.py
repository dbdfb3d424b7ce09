"""The notes a camera writes into a JPEG, taken out without touching the picture.

A JPEG is a row of segments: a marker (FF and a letter), a length, and that many bytes. From
the first scan on there is only picture. Photos inside a PDF are such files, kept as they are.
"""

_START, _SCAN, _COMMENT = 0xD8, 0xDA, 0xFE
_NOTES = range(0xE0, 0xF0)
# APP0 says how dense the points are, APP14 which colours they are in: needed to draw it.
_NEEDED = {0xE0, 0xEE}


def without_notes(picture: bytes) -> bytes:
    """The same picture; what does not look like a JPEG comes back as it was."""
    if picture[:2] != bytes([0xFF, _START]):
        return picture
    kept = [picture[:2]]
    at = 2
    while at + 4 <= len(picture) and picture[at] == 0xFF and picture[at + 1] != _SCAN:
        end = at + 2 + int.from_bytes(picture[at + 2 : at + 4], "big")
        if not _is_note(picture[at + 1]):
            kept.append(picture[at:end])
        at = end
    return b"".join([*kept, picture[at:]])


def _is_note(marker: int) -> bool:
    return marker == _COMMENT or (marker in _NOTES and marker not in _NEEDED)

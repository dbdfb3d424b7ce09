"""Where what is sent lies while it is looked at: a file of the system's own, gone afterwards.

When there is no room for it, the words that came along must not be lost with it. So the rest is
read all the same, and whoever opens the file meets the fault.
"""

import errno
import io
from contextlib import suppress
from typing import Any, NoReturn

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class OutOfRoom(io.RawIOBase):
    """Stands where the content should be: nothing can be read of it."""

    def readable(self) -> bool:
        return True

    def seek(self, *args: Any) -> int:
        return 0

    def readinto(self, room: Any) -> NoReturn:
        raise OSError(errno.ENOSPC, "There was no room for what was sent")


class Handler(TemporaryFileUploadHandler):
    """Named in the settings."""

    is_out_of_room = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.is_out_of_room = False
        try:
            super().new_file(*args, **kwargs)
        except OSError:
            self.is_out_of_room = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.is_out_of_room:
            return
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError:
            self._drop()

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        if not self.is_out_of_room:
            try:
                return super().file_complete(file_size)
            except OSError:
                self._drop()
        nothing: Any = OutOfRoom()
        return UploadedFile(nothing, self.file_name, self.content_type, file_size)

    def _drop(self) -> None:
        """What was written of it makes room for others at once."""
        self.is_out_of_room = True
        with suppress(OSError):
            self.file.close()

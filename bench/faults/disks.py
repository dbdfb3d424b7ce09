"""Disks that fill up or cannot be written: made small, mounted by root, and thrown away."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FILL = "filling"


class CannotMount(Exception):
    """Not root, not Linux, or not allowed here: the fault cannot be made."""


@contextmanager
def small(place: Path, *, megabytes: int) -> Iterator[Path]:
    """A disk in memory of so many megabytes."""
    with _mounted(place, "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs"):
        yield place


def fill(place: Path, *, leave: int = 0) -> None:
    """Until not one more block fits, but for `leave` bytes."""
    room = max(0, shutil.disk_usage(place).free - leave)
    with suppress(OSError), (place / FILL).open("ab", buffering=0) as file:
        for _ in range(0, room, 4096):
            file.write(b"x" * 4096)


def make_room(place: Path) -> None:
    (place / FILL).unlink()


@contextmanager
def that_fails(place: Path, *, megabytes: int) -> Iterator["Failing"]:
    """A disk the kernel takes away from writers the moment it finds a fault on it (ext4)."""
    image = place.with_suffix(".img")
    with image.open("wb") as file:
        file.truncate(megabytes << 20)
    _run("mkfs.ext4", "-q", "-m", "0", image)
    device = _run("losetup", "-f", "--show", image).strip()
    disk = Failing(place, Path(device))
    try:
        with disk.mounted():
            yield disk
    finally:
        _run("losetup", "-d", device)


class Failing:
    """Read-only from one moment to the next; mended as an administrator does it."""

    def __init__(self, place: Path, device: Path) -> None:
        self.place, self.device = place, device

    @contextmanager
    def mounted(self) -> Iterator[None]:
        with _mounted(self.place, "-o", "errors=remount-ro", str(self.device)):
            yield

    def fail(self) -> None:
        Path(f"/sys/fs/ext4/{self.device.name}/trigger_fs_error").write_text("1\n")

    def mend(self) -> None:
        """Nobody may use it meanwhile."""
        _run("umount", self.place)
        subprocess.run(["e2fsck", "-fy", self.device], capture_output=True, check=False)
        _run("mount", "-o", "errors=remount-ro", self.device, self.place)


@contextmanager
def _mounted(place: Path, *how: str) -> Iterator[None]:
    place.mkdir(parents=True, exist_ok=True)
    _run("mount", *how, place)
    try:
        yield
    finally:
        _run("umount", "-l", place)


def _run(*command: object) -> str:
    if sys.platform != "linux" or os.geteuid() != 0:
        raise CannotMount("Disks can be mounted by root on Linux only.")
    try:
        done = subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as fault:
        raise CannotMount(f"{fault} {getattr(fault, 'stderr', '')}") from fault
    return done.stdout

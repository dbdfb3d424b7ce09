"""Child processes: started, looked after, started again when they die, and stopped together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field

from varde.config.console import say

# A child that has lived this long was well; the next death is a new story.
WELL_AFTER_SECONDS = 60.0
LONGEST_PAUSE_SECONDS = 30.0
SECONDS_TO_FINISH = 25.0

_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_SET_PARENT_DEATH_SIGNAL = 1


@dataclass
class Child:
    name: str
    command: list[str]
    deaths: int = 0
    process: subprocess.Popen[bytes] | None = None
    _born: float = 0.0
    _next_birth: float = 0.0

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self, *, before: int = subprocess.DEVNULL) -> None:
        """In a group of its own: Ctrl-C reaches the parent alone, and leftovers can be found."""
        self._born = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            stdin=before,
            start_new_session=True,
            preexec_fn=_die_with_the_parent,
        )

    def get_ready(self) -> None:
        """Start, but with a word to wait for: the child reads its input until that ends."""
        self.start(before=subprocess.PIPE)

    def go(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()

    def look_after(self) -> None:
        if self.alive:
            return
        if self.process is not None:
            self._mourn(self.process)
        elif time.monotonic() >= self._next_birth:
            self.start()

    def ask_to_stop(self) -> None:
        if self.process is not None and self.alive:
            self.process.terminate()

    def stop_now(self) -> None:
        """Whatever is left of the child and of its own children."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _mourn(self, dead: subprocess.Popen[bytes]) -> None:
        now = time.monotonic()
        self.stop_now()
        self.process = None
        self.deaths = 1 if now - self._born > WELL_AFTER_SECONDS else self.deaths + 1
        pause = min(0.25 * 2**self.deaths, LONGEST_PAUSE_SECONDS)
        self._next_birth = now + pause
        say(
            f"«{self.name}» stoppet av seg selv (kode {dead.returncode}). "
            f"Starter på nytt om {pause:g} s.",
            f'"{self.name}" stopped by itself (code {dead.returncode}). '
            f"It starts again in {pause:g} s.",
        )


@dataclass
class Family:
    children: list[Child] = field(default_factory=list)

    def start(self) -> None:
        """Those who have got ready already only hear the word they wait for."""
        for child in self.children:
            child.start() if child.process is None else child.go()

    def look_after(self) -> None:
        for child in self.children:
            child.look_after()

    def stop(self) -> None:
        """Ask everybody at once, give them time to finish, then leave nobody behind."""
        for child in self.children:
            child.ask_to_stop()
        latest = time.monotonic() + SECONDS_TO_FINISH
        while any(child.alive for child in self.children) and time.monotonic() < latest:
            time.sleep(0.05)
        for child in self.children:
            child.stop_now()


def _die_with_the_parent() -> None:
    """Linux tells the child when its parent is killed outright, so that it does not live on."""
    if _LIBC is not None:
        _LIBC.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)

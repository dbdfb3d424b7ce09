"""A stand-in for an IMAP server, on a real socket: just the six commands the mailbox uses.

No mail server: it keeps letters in a list and speaks enough of RFC 3501 for imaplib. What a real
one does beyond that (literals in other places, folders, quotas) it cannot show.
"""

import re
import socketserver
import threading
from dataclasses import dataclass, field


@dataclass
class Mailbox:
    """Letters by number, those that are seen, and what happened."""

    letters: dict[int, bytes] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    dies_at: str = ""
    said: list[str] = field(default_factory=list)


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        box: Mailbox = self.server.box  # type: ignore[attr-defined]
        self._line("* OK IMAP4rev1 ready")
        for raw in self.rfile:
            tag, command = raw.decode().strip().split(" ", 1)
            box.said.append(command)
            if box.dies_at and command.startswith(box.dies_at):
                return
            self._answer(box, command)
            done = (
                "NO wrong" if command.startswith("LOGIN") and "secret" not in command else "OK done"
            )
            self._line(f"{tag} {done}")
            if command == "LOGOUT":
                return

    def _answer(self, box: Mailbox, command: str) -> None:
        if command.startswith("CAPABILITY"):
            self._line("* CAPABILITY IMAP4rev1")
        elif command.startswith("SELECT"):
            self._line(f"* {len(box.letters)} EXISTS")
        elif command.startswith("UID SEARCH UNSEEN"):
            left = [str(number) for number in box.letters if number not in box.seen]
            self._line(" ".join(["* SEARCH", *left]))
        elif match := re.match(r"UID FETCH (\d+) .*<0\.(\d+)>", command):
            number, most = map(int, match.groups())
            part = box.letters[number][:most]
            self._line(f"* {number} FETCH (UID {number} BODY[]<0> {{{len(part)}}}")
            self.wfile.write(part)
            self._line(")")
        elif match := re.match(r"UID STORE (\d+) \+FLAGS", command):
            box.seen.add(int(match.group(1)))

    def _line(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    """On a free port of the loopback."""

    daemon_threads = True

    def __init__(self, box: Mailbox) -> None:
        self.box = box
        super().__init__(("127.0.0.1", 0), _Session)
        threading.Thread(target=self.serve_forever, daemon=True).start()

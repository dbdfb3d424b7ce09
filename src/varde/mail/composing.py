"""What a letter looks like: the same words as plain text and as a page of its own."""

from dataclasses import dataclass

from django.template.loader import render_to_string


@dataclass(frozen=True)
class Line:
    """One thing told of, with the address where more can be read."""

    text: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class Words:
    """A letter before it is laid out. `foot` says why it came, `stop` how it ends."""

    subject: str
    lead: str = ""
    lines: tuple[Line, ...] = ()
    button: str = ""
    address: str = ""
    foot: str = ""
    stop: str = ""
    stop_address: str = ""
    language: str = "nb"

    def as_text(self) -> str:
        parts = [self.lead, *map(_line, self.lines), self._way_on(), self._foot()]
        return "\n\n".join(part for part in parts if part) + "\n"

    def as_html(self) -> str:
        return render_to_string("mail/letter.html", {"words": self})

    def _way_on(self) -> str:
        return f"{self.button}:\n{self.address}" if self.button else self.address

    def _foot(self) -> str:
        stop = f"{self.stop}: {self.stop_address}" if self.stop_address else ""
        told = "\n".join(part for part in (self.foot, stop) if part)
        return f"-- \n{told}" if told else ""


def _line(line: Line) -> str:
    told = f"{line.text} ({line.note})" if line.note else line.text
    return f"{told}\n{line.address}" if line.address else told

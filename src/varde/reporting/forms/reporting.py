"""Saying that something is wrong: one sentence or one picture is enough."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from varde.deviations import verbs
from varde.deviations.words import Kind
from varde.files.cleaning import Refusal
from varde.files.keeping import Kept
from varde.people.actors import Actor
from varde.reporting import submissions
from varde.reporting.desks import Desk
from varde.reporting.forms import pictures
from varde.reporting.forms.pictures import Camera, Pictures
from varde.reporting.forms.places import PlaceField
from varde.reporting.forms.words import Line, Said, Typed
from varde.reporting.places import Place
from varde.reporting.submissions import Stale, Submission
from varde.ui.fields import MomentField, YesNoField

KINDS = [("", _("I do not know, or it does not fit")), *Kind.choices]
ONLY_STRANGERS = ("reporter_name", "reporter_contact")
ONLY_MEMBERS = ("without_name",)
# What happens at a moment; all else may have been so for long.
EVENTS = (Kind.ACCIDENT, Kind.NEAR_MISS)
# What is asked on the way, and is no part of what was said.
NOT_SAID = ("without_name", "looking_for", "looked_for")
# What stands under «Add more».
MORE = (
    *("happened_at", "discovered_at", "spot", "kind", "immediate", "proposal"),
    *("on_behalf_of", "attachments", *ONLY_STRANGERS),
)


class Report(Typed):
    """The same form for a stranger at a poster and for somebody signed in."""

    not_said: tuple[str, ...] = NOT_SAID

    text = Said(
        label=_("What happened? What is wrong?"),
        help_text=_("One sentence is enough. You can also just send a picture."),
        rows=3,
    )
    photos = Camera(label=_("Take a picture"))
    is_dangerous_now = YesNoField(label=_("Is it dangerous right now?"), required=False)
    anyone_hurt = YesNoField(label=_("Is anyone hurt?"), required=False)
    without_name = forms.BooleanField(
        label=_("Report without my name"),
        help_text=_("We then keep nothing about who you are. You get a code to read the answer."),
        required=False,
    )
    place = PlaceField(label=_("Where is it?"), required=False)
    looking_for = Line(label=_("Look for another place"))
    looked_for = forms.CharField(required=False, widget=forms.HiddenInput())
    spot = Line(
        label=_("Where exactly?"),
        help_text=_("For example: third floor, by stairs 2."),
    )
    happened_at = MomentField(label=_("When did it happen?"), required=False)
    discovered_at = MomentField(label=_("When was it discovered?"), required=False)
    kind = forms.ChoiceField(label=_("What is it about?"), choices=KINDS, required=False)
    immediate = Said(label=_("Have you done something about it already?"), rows=2)
    proposal = Said(label=_("What can be done, so that it does not happen again?"), rows=2)
    on_behalf_of = Line(
        label=_("Are you reporting for someone else?"),
        help_text=_("Write who, preferably by role: the apprentice, a driver, a pupil."),
    )
    attachments = Pictures(
        label=_("Pictures or PDF you already have"), help_text=_("Up to ten files, 25 MB each.")
    )
    reporter_name = Line(
        label=_("Your name, if you want"),
        help_text=_("Write nothing here, and you are anonymous."),
    )
    reporter_contact = Line(label=_("Telephone or e-mail, if you want a call"))
    token = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        guess = {
            "token": submissions.fresh(desk.name, now=desk.by.now),
            "happened_at": _minute(desk.by.now),
            "discovered_at": _minute(desk.by.now),
            "spot": desk.thing,
        }
        kwargs["initial"] = guess | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.desk = desk
        for name in ONLY_MEMBERS if desk.is_open_to_all else ONLY_STRANGERS:
            del self.fields[name]
        typed = self.data if self.is_bound else self.initial
        self.place_field.offer(desk.here, desk.by, typed=typed)
        self.initial["place"] = self.place_field.chosen.value

    @property
    def place_field(self) -> PlaceField:
        field = self.fields["place"]
        assert isinstance(field, PlaceField)
        return field

    @property
    def place_name(self) -> str:
        """Where it is about, as it stands at the top."""
        chosen = self.place_field.chosen
        thing = self.desk.thing if chosen == self.desk.here else ""
        return f"{thing}, {chosen.name}" if thing else chosen.name

    @property
    def shows_places(self) -> bool:
        """They are choosing another place just now."""
        return bool(self.place_field.words) or (self.is_bound and "place" in self.errors)

    @property
    def first_shown(self) -> datetime.datetime:
        """The minute it was first shown: what it guessed of times is from then."""
        now = self.desk.by.now
        try:
            token = str(self["token"].value())
            return _minute(submissions.opened(token, self.desk.name, now=now).shown_at)
        except Stale:
            return _minute(now)

    @property
    def more(self) -> list[str]:
        """What stands under «Add more», below the times."""
        return [name for name in MORE if name in self.fields and not name.endswith("_at")]

    @property
    def kept_pictures(self) -> list[Kept]:
        """Good pictures from this try or the one before; they need not be chosen again."""
        return [kept for field in self._picture_fields() for kept in field.kept]

    @property
    def has_more_to_show(self) -> bool:
        """Something under «Add more» must be put right or chosen, so it stands open."""
        return self.is_bound and any(name in self.errors for name in MORE)

    @property
    def lost(self) -> list[Refusal]:
        """The files that could not be kept."""
        return [lost for field in self._picture_fields() for lost in field.lost]

    def carry_pictures(self, data: Any, files: Any) -> None:
        """Keep what was chosen, on a form that is shown again without being sent."""
        for name, field in self.fields.items():
            if isinstance(field, Pictures):
                field.keep_open(data, files, name)

    def _picture_fields(self) -> list[Pictures]:
        return [field for field in self.fields.values() if isinstance(field, Pictures)]

    def hand_in(self) -> bool:
        """Carry out the verb, by whom it says: somebody, or nobody we know."""
        return self.is_valid() and self.carries_out(verbs.report, by=self.reporter())

    def reporter(self) -> Actor:
        wants_no_name = "without_name" in self.fields and self.data.get("without_name")
        return self.desk.without_name().by if wants_no_name else self.desk.by

    def clean_place(self) -> Place:
        value = self.cleaned_data["place"]
        if value in ("", self.desk.here.value):
            return self.desk.here
        return self.place_field.look_up(value)

    def clean_happened_at(self) -> datetime.datetime | None:
        return self._past(self.cleaned_data["happened_at"])

    def clean_discovered_at(self) -> datetime.datetime | None:
        return self._past(self.cleaned_data["discovered_at"])

    def clean(self) -> dict[str, Any]:
        """What was typed, turned into what the verb asks for."""
        typed: dict[str, Any] = super().clean() or {}
        submission = self._opened(typed.pop("token", ""))
        kept = [*typed.pop("photos", []), *typed.pop("attachments", [])]
        self._must_say_something(typed.get("text", ""), kept)
        if self.errors or submission is None:
            return typed
        typed |= self._times(typed, submission)
        place: Place = typed.pop("place")
        content = [typed["text"], place.value, typed["spot"], pictures.fingerprint(kept)]
        return {name: typed[name] for name in typed if name not in self.not_said} | {
            "token": submission.of("|".join(content)),
            "unit": place.unit,
            "workplace": place.workplace,
            "photos": kept,
            "language": (get_language() or "nb")[:5],
            "source": self.desk.source,
        }

    def _must_say_something(self, words: str, kept: list[Kept]) -> None:
        """One sentence or one good picture."""
        if words or kept or "text" in self.errors:
            return
        if self.lost:
            self.add_error("photos", " ".join(str(lost) for lost in self.lost))
        else:
            self.add_error("text", _("Write what is wrong, or take a picture."))

    def _opened(self, token: str) -> Submission | None:
        """A form too old or not ours gets a new token, and everything in it stands."""
        try:
            return submissions.opened(token, self.desk.name, now=self.desk.by.now)
        except Stale:
            renewed: Any = self.data.copy()  # type: ignore[attr-defined]
            renewed["token"] = submissions.fresh(self.desk.name, now=self.desk.by.now)
            self.data = renewed
            self.add_error(
                None, _("This page has been open for long. Everything is here: press Send again.")
            )
            return None

    def _past(self, moment: datetime.datetime | None) -> datetime.datetime | None:
        """Our own guess is not later than now, also when the clock was put back since then."""
        if moment and moment > self.desk.by.now:
            if moment <= self.first_shown:
                return _minute(self.desk.by.now)
            raise ValidationError(_("That time has not come yet. Choose an earlier one."))
        return moment

    def _times(self, typed: dict[str, Any], submission: Submission) -> dict[str, Any]:
        """A time left as we guessed it gives way to the one that was typed.

        What is missing has not happened at any moment (internkontroll: mangel på krav), so that
        our guess of when stands for an event only. When it was discovered is always kept.
        """
        happened, discovered = typed["happened_at"], typed["discovered_at"]
        guess = _minute(submission.shown_at)
        if happened == guess and not _is_event(typed):
            happened = None
        if happened and discovered and happened > discovered:
            if guess not in (happened, discovered):
                self.add_error("discovered_at", _("It cannot be discovered before it happened."))
            happened = discovered = discovered if happened == guess else happened
        return {"happened_at": happened, "discovered_at": discovered}


def _is_event(typed: dict[str, Any]) -> bool:
    return typed["kind"] in EVENTS or bool(typed["anyone_hurt"])


def asks_for_places(typed: Any) -> bool:
    """Did they look for another place, by its button or by Enter, and not send?"""
    return "find" in typed or typed.get("looking_for", "") != typed.get("looked_for", "")


def _minute(moment: datetime.datetime) -> datetime.datetime:
    return moment.replace(second=0, microsecond=0)

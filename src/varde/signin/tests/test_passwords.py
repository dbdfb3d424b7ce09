"""Which passwords will do, and what is said of those that will not: in the reader's language."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation

from varde.people.models import User

SOMEBODY = User(email="marit@lillevik.example", first_name="Marit Lillevik")


@pytest.mark.parametrize(
    "typed", ["fjell fjord foss", "sommer katt fotball", "nt7!kQ2zvB", "dragon monkey sunshine"]
)
def test_three_words_or_a_long_riddle_will_do(typed: str) -> None:
    validate_password(typed, SOMEBODY)


@pytest.mark.parametrize(
    "typed",
    [
        "1234567890",
        "passord1234",
        "Passord-2026",
        "2026Sommer!!",
        "passord passord",
        "Password123!",
    ],
)
def test_what_many_people_use_will_not(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(typed, SOMEBODY)
    assert [error.code for error in refused.value.error_list] == ["password_too_common"]


@pytest.mark.parametrize("typed", ["kort", "1234567890", "marit@lillevik"])
def test_the_reason_is_said_in_the_language_of_the_page(typed: str) -> None:
    said = {}
    for language in ("en", "nb", "nn"):
        with translation.override(language), pytest.raises(ValidationError) as refused:
            validate_password(typed, SOMEBODY)
        said[language] = refused.value.messages
    assert not set(said["en"]) & set(said["nb"] + said["nn"])

"""Which passwords will do. Django's checks, in our words: theirs are not all in Norwegian."""

import re
from typing import Any

from django.contrib.auth import password_validation as django
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# What people here type first. The list that comes with Django knows mostly English words.
NORWEGIAN = """
passord passordet hemmelig velkommen sommer sommeren vinter vinteren høst høsten våren julaften
norge oslo bergen trondheim stavanger tromsø brann rosenborg kjæreste mamma pappa hund fotball
sjokolade sommerfugl qwertyuiop asdfghjkl varde avvik bedrift firma jobb ansatt bruker admin test
"""


class LongEnough(django.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return ngettext(
            "The password is too short. Write at least %(n)d character.",
            "The password is too short. Write at least %(n)d characters.",
            self.min_length,
        ) % {"n": self.min_length}


class NotCommon(django.CommonPasswordValidator):
    """Neither one of the most used, nor one such word with figures or signs around it."""

    def validate(self, password: str, user: Any = None) -> None:
        super().validate(password, user)
        words = set(re.findall(r"[^\W\d_]+", password.lower()))
        if len(words) == 1 and words <= {*self.passwords, *NORWEGIAN.split()}:
            raise ValidationError(self.get_error_message(), code="password_too_common")

    def get_error_message(self) -> str:
        return _("Many people use this password, so it is easy to guess. Try three random words.")


class NotLikeYourself(django.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return _("The password is too much like your name or your e-mail. Choose another.")

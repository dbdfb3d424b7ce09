"""Whoever sees the row sees its files, and nobody else."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from varde.files import verbs
from varde.files.models import Attachment
from varde.files.tests.conftest import PHOTO
from varde.organisation.models import Unit, Workplace
from varde.testing.cast import Cast


def test_a_colleague_who_sees_the_row_sees_the_file(cast: Cast, photo: Attachment) -> None:
    assert list(Attachment.objects.visible_to(cast.as_(cast.siri))) == [photo]


def test_another_undertaking_sees_nothing(cast: Cast, photo: Attachment) -> None:
    assert not Attachment.objects.visible_to(cast.as_(cast.mona)).exists()


def test_a_row_one_may_not_see_hides_its_files(cast: Cast, photo: Attachment, hidden: None) -> None:
    assert not Attachment.objects.visible_to(cast.as_(cast.siri)).exists()
    assert not Attachment.objects.filter(pk=photo.pk).visible_to(cast.as_(cast.ola)).exists()


def test_each_kind_of_row_decides_for_its_own(cast: Cast, photo: Attachment, hidden: None) -> None:
    on_unit = verbs.attach(cast.quay, PHOTO, by=cast.as_(cast.ola))
    assert list(Attachment.objects.visible_to(cast.as_(cast.siri))) == [on_unit]


def test_of_a_row_gives_its_own_only(cast: Cast, scaffold: Workplace, photo: Attachment) -> None:
    verbs.attach(cast.quay, PHOTO, by=cast.as_(cast.ola))
    assert list(Attachment.objects.of(scaffold)) == [photo]
    assert Attachment.objects.of(cast.store).count() == 0


def test_a_key_of_another_kind_of_row_is_another_row(cast: Cast, photo: Attachment) -> None:
    twin = Unit(pk=photo.subject_key, company=cast.company)
    assert not Attachment.objects.of(twin).exists()


def test_looking_up_one_file_costs_three_queries(cast: Cast, photo: Attachment) -> None:
    viewer = cast.as_(cast.siri)
    with CaptureQueriesContext(connection) as queries:
        assert Attachment.objects.filter(pk=photo.pk).visible_to(viewer).get() == photo
    assert len(queries) <= 3


def test_the_database_itself_refuses_to_name_a_stranger(cast: Cast, photo: Attachment) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.filter(pk=photo.pk).update(added_by_kind="stranger")

"""A question kept word for word is asked anew every time."""

from varde.organisation.models import Unit
from varde.organisation.prepared import Among, Prepared
from varde.testing.cast import Cast


def test_the_answer_is_never_kept(cast: Cast) -> None:
    question = Prepared(Unit.objects.filter(pk=cast.quay.pk).values_list("name", "pk"))
    assert question.ask() == [(cast.quay.name, cast.quay.pk)]
    Unit.objects.filter(pk=cast.quay.pk).update(name="Moloen")
    assert question.ask() == [("Moloen", cast.quay.pk)]


def test_keys_are_given_when_it_is_asked(cast: Cast) -> None:
    question = Prepared(Unit.objects.filter(Among("pk")).order_by("path").values_list("pk"))
    assert question.ask() == question.ask([]) == []
    assert question.ask([cast.store.pk]) == [(cast.store.pk,)]
    assert set(question.ask({cast.quay.pk, cast.top.pk})) == {(cast.quay.pk,), (cast.top.pk,)}


def test_or_when_it_is_put_together(cast: Cast) -> None:
    assert list(Unit.objects.filter(Among("pk", [cast.quay.pk]))) == [cast.quay]
    assert not Unit.objects.filter(Among("pk", [])).exists()


def test_what_nothing_can_fit_is_not_asked(cast: Cast) -> None:
    assert Prepared(Unit.objects.none().values_list("pk")).ask() == []

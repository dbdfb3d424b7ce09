"""One of many keys is one value, told at once or each time the question is asked."""

from varde.foundation.among import Among
from varde.foundation.questions import Question
from varde.organisation.models import Unit
from varde.testing.cast import Cast


def test_keys_are_given_when_it_is_asked(cast: Cast) -> None:
    question = Question(Unit.objects.filter(Among("pk")).order_by("path").values_list("pk"))
    assert question.ask(keys=[]) == []
    assert question.ask(keys=[cast.store.pk]) == [(cast.store.pk,)]
    assert set(question.ask(keys={cast.quay.pk, cast.top.pk})) == {(cast.quay.pk,), (cast.top.pk,)}


def test_or_when_it_is_put_together(cast: Cast) -> None:
    assert list(Unit.objects.filter(Among("pk", [cast.quay.pk]))) == [cast.quay]
    assert not Unit.objects.filter(Among("pk", [])).exists()

"""From a few sentences to the rows that speak of the same things: is this known already?"""

import uuid
from collections import Counter

from varde.offers import board
from varde.people.actors import Actor
from varde.search import scopes
from varde.search.engines import engine
from varde.search.models import Place
from varde.search.verbs.keeping_up import catch_up
from varde.search.words import Asked, asked, split

# The longest words say most. Each is one small question of the index.
MOST_WORDS = 6
SHORTEST_WORD = 4
WORDS_IN_COMMON = 2
MOST_OF_EACH = 60


def alike(kind: str, text: str, viewer: Actor, *, most: int) -> list[uuid.UUID]:
    """Keys of rows of this kind with at least two telling words of the text, the likest first.

    Only what the viewer finds otherwise; who may see a row is asked of the row itself.
    """
    words = telling(text)
    if len(words) < WORDS_IN_COMMON:
        return []
    catch_up(viewer.company_id)
    where = scopes.of_viewer(board.searchables[kind], viewer)
    shared: Counter[Place] = Counter()
    for word in words:
        shared.update(engine().newest(word, where, before=None, most=MOST_OF_EACH))
    near = [place for place, count in shared.items() if count >= WORDS_IN_COMMON]
    near.sort(key=lambda place: (-shared[place], -place.number))
    return [place.key for place in near[:most]]


def telling(text: str) -> list[Asked]:
    """The longest words, each asked for by itself; short ones are in every sentence."""
    words = dict.fromkeys(word for word in split(text) if len(word) >= SHORTEST_WORD)
    longest = sorted((word for word in words if not word.isdecimal()), key=len, reverse=True)
    return [asked(word) for word in longest[:MOST_WORDS]]

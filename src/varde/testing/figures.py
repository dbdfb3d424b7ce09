"""The figures a viewer is shown, counted as the front page counts them."""

from varde.offers import board
from varde.people.actors import Actor


def shown_to(actor: Actor) -> dict[str, board.Figure]:
    """By their keys."""
    return {
        figure.key: figure
        for one in board.figures.read(actor)
        for figure in one.figures(actor, [rows.count() for rows in one.rows(actor)])
    }

"""The recipes of this code with a lexicon: what its builds keep their results under."""

from __future__ import annotations

from transforms.lexicon import Lexicon
from transforms.stages import FACTS, STAGES, WHOLE
from warehouse.recipe import Recipe, recipe


def extraction_recipe(lexicon: Lexicon) -> Recipe:
    """Of what is read out of each document, stage by stage."""
    return recipe(lexicon, STAGES, WHOLE)


def facts_recipe(lexicon: Lexicon) -> Recipe:
    """Of what is made of the claims of each statement."""
    return recipe(lexicon, [FACTS], FACTS.steps[0])

"""For whom people stand where they lead several companies."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.standing import with_employers, with_told_posts

LEADS = pl.DataFrame(
    {
        "subject_id": ["ada", "ada", "jean"],
        "relation": ["head_of", "head_of", "head_of"],
        "object_id": ["nebula", "orbite", "orbite"],
        "valid_from": ["2010-01-01", "2020-01-01", "2020-01-01"],
        "valid_to": [None, None, None],
    },
    schema_overrides={"valid_to": pl.String},
)


def employers(doc: int, *named: str) -> dict[str, str | None]:
    """The employer of each one that a document names."""
    mentions = pl.DataFrame(
        {
            "doc": [doc] * len(named),
            "s": range(len(named)),
            "start": [0] * len(named),
            "end": [4] * len(named),
            "entity_id": named,
            "method": ["lexicon"] * len(named),
        }
    )
    return dict(with_employers(mentions, LEADS).select("entity_id", "employer_id").iter_rows())


def test_a_head_of_several_stands_for_the_one_that_the_text_names() -> None:
    assert employers(1, "ada", "nebula")["ada"] == "nebula"
    assert employers(1, "ada", "orbite", "nebula", "nebula")["ada"] == "nebula"


def test_and_else_for_the_one_led_last() -> None:
    assert employers(1, "ada")["ada"] == "orbite"
    assert employers(1, "jean", "nebula")["jean"] == "orbite"


def test_what_a_text_tells_of_a_head_holds_in_that_text_only() -> None:
    told = pl.DataFrame(
        {
            "doc": [1, 1, 1],
            "subject_id": ["lise", "marc", "ada"],
            "relation": ["head_of", "employed_by", "head_of"],
            "object_id": ["comete"] * 3,
            "valid_to": [None] * 3,
        }
    )
    mentions = pl.DataFrame(
        {
            "doc": [1, 1, 1, 2],
            "entity_id": ["lise", "marc", "ada", "lise"],
            "employer_id": [None, None, "orbite", None],
        }
    )
    assert with_told_posts(mentions, told)["employer_id"].to_list() == ["comete", None, "orbite", None]

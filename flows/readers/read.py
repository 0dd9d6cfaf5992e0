"""Sources in, batches of landed texts and rejects out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain, groupby

import polars as pl

from flows.readers import media
from flows.readers.archives import read_archive
from flows.readers.discover import Found, discover
from flows.readers.errors import UnreadableError
from flows.readers.lines import read_lines
from flows.readers.metadata import to_landed
from flows.readers.opened import Opened
from flows.readers.opening import open_found
from flows.readers.options import ReadOptions
from flows.readers.pages import read_page
from flows.readers.pieces import ROW_SCHEMA, Piece, Reject
from flows.readers.plain_text import read_text
from flows.readers.tables import read_delimited, read_parquet
from schemas import LANDED, REJECTS

Reader = Callable[[Found, Opened, ReadOptions], Iterator[Piece]]

READERS: dict[str, Reader] = {
    media.TEXT: read_text,
    media.PAGE: read_page,
    media.LINES: read_lines,
    media.DELIMITED: read_delimited,
    media.PARQUET: read_parquet,
    media.ARCHIVE: read_archive,
}


@dataclass(frozen=True)
class ReadBatch:
    """Some of the inputs: those that hold a text, those that were set aside, and how many there were.

    `landed` has the columns of `schemas.LANDED`, `rejects` those of `schemas.REJECTS`. One text may stand in several
    rows: which are duplicates is decided when they land. `unchanged` counts pages that `ReadOptions.known` names, so
    that `inputs` is always the rows of both and these. `uris` are those of the files and addresses that they are from.
    `landed` is sorted by its key; its rows at `places`, in this order, are as they stand in the sources.
    """

    landed: pl.DataFrame
    rejects: pl.DataFrame
    inputs: int
    unchanged: int = 0
    uris: frozenset[str] = frozenset()
    places: pl.Series = field(default_factory=lambda: pl.Series([], dtype=pl.UInt32))


def read_sources(sources: Sequence[str], options: ReadOptions | None = None) -> Iterator[ReadBatch]:
    """Batches of what the sources hold, in an order that depends on their content alone.

    A source is a file, a folder (read with all below it), a glob, or an address that fsspec understands. An input is
    a file of text or a page, or a record of a table or archive; each ends as one row of `landed` or of `rejects`.
    Raises `SourceError` before anything is read where a source does not exist.
    """
    options = options or ReadOptions()
    return _batches(discover(sources, options.warehouse), options)


def _batches(inputs: Sequence[Found], options: ReadOptions) -> Iterator[ReadBatch]:
    pieces: list[Piece] = []
    uris: set[str] = set()
    size = 0
    for found in inputs:
        for piece in _read(found, options):
            pieces.append(piece)
            uris.add(found.uri)
            size += piece.text_bytes
            if size >= options.batch_bytes:
                yield _batch(pieces, uris)
                pieces, uris, size = [], set(), 0
    if pieces:
        yield _batch(pieces, uris)


def _read(found: Found, options: ReadOptions) -> Iterator[Piece]:
    inputs = 0
    try:
        opened = open_found(found)
        with opened.stream:
            reader = READERS.get(opened.media.reader or "")
            if reader is None:
                raise UnreadableError("unknown_type", media.advice(found.uri))
            for piece in reader(found, opened, options):
                inputs += piece.inputs
                yield piece
        if not inputs:
            raise UnreadableError("empty", "it holds no texts: leave it out")
    except UnreadableError as error:
        yield Piece(inputs=1, rejects=[Reject(found.uri, error.reason, error.detail)])


def _batch(pieces: Sequence[Piece], uris: Set[str]) -> ReadBatch:
    found = pl.concat([ROW_SCHEMA.to_frame(), *_frames(pieces)])
    blank = ~pl.col("text").fill_null("").str.contains(r"\S")
    empty = found.filter(blank).select("item", reason=pl.lit("empty"), detail=pl.lit("it holds no text: leave it out"))
    rejects = pl.DataFrame(
        [reject for piece in pieces for reject in piece.rejects],
        schema={name: pl.String for name in Reject._fields},
        orient="row",
    )
    landed = to_landed(found.filter(~blank)).with_row_index("place").sort(*LANDED.key, "place")
    return ReadBatch(
        landed=landed.drop("place"),
        rejects=REJECTS.conform(pl.concat([rejects, empty]).with_columns(stage=pl.lit("read"))).sort(REJECTS.key),
        inputs=sum(piece.inputs for piece in pieces),
        unchanged=sum(piece.unchanged for piece in pieces),
        uris=frozenset(uris),
        places=landed["place"].arg_sort(),
    )


def _frames(pieces: Sequence[Piece]) -> Iterator[pl.DataFrame]:
    """The rows of the pieces, in their order; single rows that follow each other make one frame."""
    for whole, some in groupby((piece.rows for piece in pieces), lambda rows: isinstance(rows, pl.DataFrame)):
        if whole:
            yield from some  # type: ignore[misc]  # these are frames
        else:
            yield pl.DataFrame(list(chain.from_iterable(some)), schema=ROW_SCHEMA, orient="row")

"""JSON lines: one record a line."""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import polars as pl

from flows.readers.decode import narrow_codec, sniff
from flows.readers.discover import Found
from flows.readers.errors import UnreadableError
from flows.readers.html_records import read_markup
from flows.readers.opened import Opened, blocks
from flows.readers.options import COLUMN_GUESSES, ReadOptions
from flows.readers.pieces import ROW_SCHEMA, Piece, Reject, Row
from flows.readers.records import first_filled, name_advice

_MEDIA_TYPE = "application/json"

# A JSON value that is no string, as the path match writes it; some strings look the same.
_LOOKS_UNQUOTED = r"^(?:[\[{]|-?[0-9][0-9.eE+-]*$|true$|false$)"


def read_lines(found: Found, opened: Opened, options: ReadOptions) -> Iterator[Piece]:
    """One row or reject per line that is not blank.

    A record's place is its file and line number, from 1: "a.jsonl#12". Its hash is of the line's bytes (of its UTF-8
    where the file is in UTF-16), without the line's end. Lines are matched as columns, at more than 100 MB/s; only
    those that do not fit are looked at one by one.
    """
    number = 1
    try:
        for part in _whole_lines(_as_utf8(blocks(opened)), options):
            yield _read_part(part, number, found, options)
            number += part.count(b"\n") + 1
    except UnreadableError as error:
        if number == 1:
            raise
        yield Piece(inputs=1, rejects=[Reject(f"{found.uri}#{number}", error.reason, f"from here on: {error.detail}")])


def _as_utf8(raw: Iterable[bytes]) -> Iterator[bytes]:
    """The blocks without byte order mark, and in UTF-8 where they were in UTF-16 or 32."""
    decoder: codecs.IncrementalDecoder | None = None
    for number, block in enumerate(raw):
        encoding = sniff(block) if number == 0 else None
        if encoding == "utf-8-sig":
            yield block.removeprefix(codecs.BOM_UTF8)
            continue
        if encoding:
            decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        yield decoder.decode(block).encode() if decoder else block


def _whole_lines(raw: Iterable[bytes], options: ReadOptions) -> Iterator[bytes]:
    """Parts of about a batch that end where a line ends, without that line feed."""
    parts: list[bytes] = []
    size = 0
    problem: UnreadableError | None = None
    blocks_left = iter(raw)
    while True:
        try:
            block = next(blocks_left, b"")
        except UnreadableError as error:
            # What came before it is kept up to its last whole line; the broken line belongs to the rest.
            block, problem = b"", error
        parts.append(block)
        size += len(block)
        if block and size < options.batch_bytes:
            continue
        buffer = b"".join(parts)
        end = buffer.rfind(b"\n")
        if end >= 0:
            yield buffer[:end]
        rest = buffer[end + 1 :]
        if not block:
            break
        if len(rest) > options.largest_text:
            raise UnreadableError(
                "too_large", f"a line is longer than {options.largest_text} bytes: is it one document?"
            )
        parts, size = [rest], len(rest)
    if problem:
        raise problem
    if rest:
        yield rest


def _read_part(part: bytes, first_number: int, found: Found, options: ReadOptions) -> Piece:
    """The piece that these lines make."""
    lines = part.split(b"\n")
    try:
        text = pl.Series("line", lines, dtype=pl.Binary).cast(pl.String)
    except pl.exceptions.ComputeError:
        # Lines that are no text in any encoding are no JSON either, and are set aside one by one.
        codec, errors = narrow_codec(part, sure=False)
        text = pl.Series("line", [line.decode(codec, errors) for line in lines], dtype=pl.String)
    frame = (
        pl.DataFrame({"line": text, "sha256": [hashlib.sha256(line.removesuffix(b"\r")).hexdigest() for line in lines]})
        .with_row_index("number", first_number)
        .filter(pl.col("line").str.strip_chars() != "")
        .with_columns(item=pl.format("{}#{}", pl.lit(found.uri), "number"))
    )
    columns = options.resolve(_names_in(frame["line"], options))
    fields = frame.with_columns(
        first_filled([pl.col("line").str.json_path_match(_path(name)) for name in names]).alias(f"_{field}")
        for field, names in columns.items()
    )
    odd = pl.col("_text").is_null() | pl.col("_text").str.contains(_LOOKS_UNQUOTED)
    regular = fields.filter(~odd).select(
        "item",
        uri=pl.coalesce("_url", "item"),
        media_type=pl.lit(_MEDIA_TYPE),
        sha256="sha256",
        text="_text",
        retrieved_at="_retrieved_at",
        title="_title",
        publisher="_publisher",
        author=_listed("_author"),
        language="_language",
        date="_date",
        address="_url",
    )
    resolve = cache(options.resolve)
    judged = [
        _read_odd(item, line, sha256, resolve)
        for item, line, sha256 in fields.filter(odd).select("item", "line", "sha256").iter_rows()
    ]
    rows = pl.DataFrame([row for row in judged if isinstance(row, Row)], schema=ROW_SCHEMA, orient="row")
    return Piece(
        inputs=frame.height,
        rows=read_markup(pl.concat([regular, rows])),
        rejects=[reject for reject in judged if isinstance(reject, Reject)],
    )


def _names_in(lines: pl.Series, options: ReadOptions) -> list[str]:
    """Those names of fields that occur in the lines as a quoted word, in every spelling: '"Texte"' gives "Texte"."""
    quoted = [f'"{name}"' for field in COLUMN_GUESSES for name in options.names(field)]
    found = lines.str.extract_many(quoted, ascii_case_insensitive=True).explode().drop_nulls().unique().sort()
    return [word[1:-1] for word in found]


def _path(name: str) -> str:
    return f"$['{name}']"


def _listed(column: str) -> pl.Expr:
    """A list of names as JSON in one line: '["A","B"]' is "A, B"."""
    names = pl.col(column)
    bare = names.str.strip_prefix('["').str.strip_suffix('"]').str.replace_all('","', ", ", literal=True)
    return pl.when(names.str.starts_with('["')).then(bare).otherwise(names)


def _read_odd(
    item: str, line: str, sha256: str, resolve: Callable[[tuple[str, ...]], dict[str, list[str]]]
) -> Row | Reject:
    """A line that the path match did not understand: what Python's more lenient parser makes of it."""
    try:
        record = json.loads(line)
        line.encode()
        json.dumps(record, ensure_ascii=False).encode()
    except RecursionError:
        return Reject(item, "bad_json", "it is nested too deeply: write one flat JSON object a line")
    except UnicodeEncodeError:
        return Reject(item, "bad_json", "it holds half of a surrogate pair: write its text as UTF-8")
    except ValueError as error:
        return Reject(item, "bad_json", f"{error}: write one JSON object a line")
    if not isinstance(record, dict):
        return Reject(item, "bad_json", "the line is not a JSON object: write one object a line")
    columns = resolve(tuple(record))
    values = {
        field: next((str(record[name]) for name in names if str(record[name] or "").strip()), None)
        for field, names in columns.items()
    }
    texts = [record[name] for name in columns["text"]]
    text = next((text for text in texts if isinstance(text, str) and text.strip()), None)
    if text is None:
        if not texts:
            return Reject(item, "no_text_column", name_advice(record, "field"))
        if all(text is None or isinstance(text, str) for text in texts):
            return Reject(item, "empty", "its text is blank: leave the record out")
        named = ", ".join(columns["text"])
        if any(isinstance(text, dict) for text in texts):
            advice = (
                f"its field {named} holds fields of its own: write the text that is within as a field of the record"
            )
            return Reject(item, "no_text_column", advice)
        return Reject(item, "no_text_column", f"its field {named} holds no string: write its text in quotes")
    return Row(
        item=item,
        uri=values["url"] or item,
        media_type=_MEDIA_TYPE,
        sha256=sha256,
        text=text,
        retrieved_at=values["retrieved_at"],
        title=values["title"],
        publisher=values["publisher"],
        author=values["author"],
        language=values["language"],
        date=values["date"],
        address=values["url"],
    )

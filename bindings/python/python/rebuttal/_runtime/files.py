"""Files that travel inside a request: what is taken for one, and what crosses the border for it."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Sequence
from typing import Annotated, Any, Protocol, TypeAlias

from rebuttal._native import OpenFile
from rebuttal._runtime.hints import AsItIs
from rebuttal.errors import InvalidArgumentError


class BinaryReader(Protocol):
    """A file object opened in binary mode, or anything that is read like one."""

    def read(self, size: int = ..., /) -> bytes:
        """At most `size` bytes from where it stands; none at its end."""
        ...


FileContent: TypeAlias = Annotated[
    bytes | bytearray | memoryview | os.PathLike[str] | BinaryReader, AsItIs()
]
"""Bytes, a path as a `pathlib.Path`, or a file object opened in binary mode."""

FileLike: TypeAlias = Annotated[FileContent | tuple[str, FileContent], AsItIs()]
"""A file to send: its bytes, its path as a `pathlib.Path`, or a file object opened in binary mode, from
where it stands; or a pair of a name and one of these."""

Attachment: TypeAlias = tuple[bytes | str | OpenFile, str | None]
"""A file at the border: its content, its path as text, or a file that is open; and its name if it has one."""


class Unread:
    """A file object that only Python can read. It is read when the call begins, within its time limit."""

    __slots__ = ("field", "file")

    def __init__(self, field: str, file: Any) -> None:
        self.field = field
        self.file = file


Given: TypeAlias = tuple[bytes | str | OpenFile | Unread, str | None]
"""The same before its file object has been read."""


def read_before(given: Sequence[Given]) -> list[Attachment]:
    """Those that need not be read in Python."""
    return [(content, name) for content, name in given if not isinstance(content, Unread)]


def attachment(field: str, value: Any) -> Given:
    """What crosses the border for a file. No file object does: what has no descriptor is read by `reading`.

    Raises:
        InvalidArgumentError: It is no file, or the file object can't be read.
    """
    if not isinstance(value, tuple):
        return _content(field, value)
    if len(value) != 2 or not isinstance(value[0], str):
        raise refusal(field, "can't be a tuple of anything but a name and a content")
    name, content = value
    try:
        name.encode()
    except UnicodeEncodeError:
        raise refusal(field, "has a name that is no Unicode text") from None
    return _content(field, content)[0], name


def _content(field: str, value: Any) -> Given:
    if isinstance(value, str):
        raise refusal(
            field,
            "can't be a str: it could be a path or Base64; give pathlib.Path(...) or the file's bytes",
        )
    if isinstance(value, bytes):
        return value, None
    if isinstance(value, os.PathLike):
        return os.fsdecode(value), None
    try:
        return bytes(memoryview(value)), None
    except TypeError:
        # Not a buffer.
        pass
    if not callable(getattr(value, "read", None)):
        raise refusal(
            field,
            f"can't be of the type {type(value).__name__}; give a pathlib.Path, bytes, a file object "
            "opened in binary mode, or a name and one of these",
        )
    if isinstance(value, io.TextIOBase):
        raise refusal(field, _TEXT)
    try:
        opened = _opened(value)
    except Exception as error:
        raise refusal(field, UNREADABLE) from error
    return Unread(field, value) if opened is None else opened, _name(value)


_TEXT = "gives text, and text is not the file's bytes; open it with mode 'rb'"
UNREADABLE = "can't be read to its end"


def _opened(value: Any) -> OpenFile | None:
    """A file of the system's, for the native half to read by itself; None for anything else.

    Only Python's own classes are known to give what their descriptor gives: a `GzipFile` has one too.
    """
    # Who gives a file of that module has it loaded; for all others it would cost more than the rest.
    wrapper = getattr(sys.modules.get("tempfile"), "_TemporaryFileWrapper", ())
    file: Any = value.file if isinstance(value, wrapper) else value
    raw = file.raw if type(file) in (io.BufferedReader, io.BufferedRandom) else file
    if type(raw) is not io.FileIO or not file.readable():
        return None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return None
    if file.writable():
        file.flush()
    try:
        return OpenFile(file.fileno(), file.tell())
    except OSError:
        # The process may not open it again, or the system can't.
        return None


_PACKED = ("gzip", "bz2", "lzma")
"""The modules whose files have the name of what they unpack."""


def _name(value: Any) -> str | None:
    if type(value).__module__ in _PACKED:
        return None
    # An upload in Flask has the name of its form's field as well, and that comes second.
    for attribute in ("filename", "name"):
        name = getattr(value, attribute, None)
        if isinstance(name, str) and name:
            try:
                # The system's names are bytes, of which some are no text. Folders are left out further down.
                return os.fsencode(name).decode(errors="replace")
            except UnicodeEncodeError:
                return name.encode(errors="replace").decode()
    return None


def piece_of(field: str, piece: Any) -> bytes:
    if isinstance(piece, bytes | bytearray | memoryview):
        return bytes(piece)
    if isinstance(piece, str):
        raise refusal(field, _TEXT)
    # It takes long to load, and nearly nobody comes here.
    import inspect

    if inspect.isawaitable(piece):
        close = getattr(piece, "close", None)
        if close is not None:
            close()
        raise refusal(
            field,
            "is a file object that has to be awaited; give `await file.read()` instead, or "
            "`(file.filename, await file.read())` to keep its name",
        )
    raise refusal(field, f"gives {type(piece).__name__} instead of bytes when it is read")


def refusal(field: str, problem: str) -> InvalidArgumentError:
    return InvalidArgumentError(
        f"`{field}` {problem}; nothing was sent", outcome="not_done", field=field
    )

"""Files inside a request: what is accepted, and what the native half takes."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Sequence
from typing import Annotated, Any, Protocol, TypeAlias

from rebuttal._native import OpenFile
from rebuttal._runtime import refusals
from rebuttal._runtime.hints import AsItIs


class BinaryReader(Protocol):
    """A file object opened in binary mode, or anything with its `read`."""

    def read(self, size: int = ..., /) -> bytes:
        """At most `size` bytes from its position; none at its end."""
        ...


FileContent: TypeAlias = Annotated[
    bytes | bytearray | memoryview | os.PathLike[str] | BinaryReader, AsItIs()
]
"""Bytes, a path as a `pathlib.Path`, or a file object opened in binary mode."""

FileLike: TypeAlias = Annotated[FileContent | tuple[str, FileContent], AsItIs()]
"""A file to send: its bytes, its path as a `pathlib.Path`, or a file object opened in binary mode, from
its position; or a pair of a name and one of these."""

Attachment: TypeAlias = tuple[bytes | str | OpenFile, str | None]
"""A file for the native half: its content, its path as text, or an open file; and its name if it has one."""


class UnreadFile:
    """A file object that only Python can read. It is read when the call begins, within its time limit."""

    __slots__ = ("field", "file")

    def __init__(self, field: str, file: Any) -> None:
        self.field = field
        self.file = file


PendingFile: TypeAlias = tuple[bytes | str | OpenFile | UnreadFile, str | None]
"""The same before its file object has been read."""


def ready(files: Sequence[PendingFile]) -> list[Attachment] | None:
    """The files, if none of them has to be read in Python."""
    found = [(content, name) for content, name in files if not isinstance(content, UnreadFile)]
    return found if len(found) == len(files) else None


def attachment(field: str, value: Any) -> PendingFile:
    """What the native half takes for a file. `file_reader` reads file objects that have no descriptor.

    Raises:
        InvalidArgumentError: It is no file, or the file object can't be read.
    """
    if not isinstance(value, tuple):
        return _content(field, value)
    if len(value) != 2 or not isinstance(value[0], str):
        raise refusals.argument(field, "can't be a tuple of anything but a name and a content")
    name, content = value
    try:
        name.encode()
    except UnicodeEncodeError:
        raise refusals.argument(field, "has a name that is no Unicode text") from None
    return _content(field, content)[0], name


def is_file(value: Any) -> bool:
    """Whether a value can only be meant as a file: a pair of a name and a content, or a content that is not text."""
    if isinstance(value, tuple):
        return len(value) == 2 and isinstance(value[0], str) and is_file(value[1])
    if isinstance(value, bytes | bytearray | memoryview | os.PathLike):
        return True
    return callable(getattr(value, "read", None))


def _content(field: str, value: Any) -> PendingFile:
    if isinstance(value, str):
        raise refusals.argument(
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
        raise refusals.argument(
            field,
            f"can't be of the type {type(value).__name__}; give a pathlib.Path, bytes, a file object "
            "opened in binary mode, or a name and one of these",
        )
    if isinstance(value, io.TextIOBase):
        raise refusals.argument(field, _TEXT)
    try:
        opened = _opened(value)
    except Exception as error:
        raise refusals.argument(field, UNREADABLE) from error
    return UnreadFile(field, value) if opened is None else opened, _name(value)


_TEXT = "returns text, not the file's bytes; open it with mode 'rb'"
UNREADABLE = "can't be read to its end"


def _opened(value: Any) -> OpenFile | None:
    """An operating system's file, which the native half can read; None for anything else.

    Only for Python's own classes: a `GzipFile` has a descriptor too, and its content differs from the file's.
    """
    # A program with a file of that module has imported it; for all others it would take longer than the rest.
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
        # The process may not open it again, or the system doesn't support it.
        return None


_PACKED = ("gzip", "bz2", "lzma")
"""The modules whose files have the name of the packed file, not of the content."""


def _name(value: Any) -> str | None:
    if type(value).__module__ in _PACKED:
        return None
    # An upload in Flask has the name of its form field too, as `name`.
    for attribute in ("filename", "name"):
        name = getattr(value, attribute, None)
        if isinstance(name, str) and name:
            try:
                # File names are bytes and not always text. The core drops the folders.
                return os.fsencode(name).decode(errors="replace")
            except UnicodeEncodeError:
                return name.encode(errors="replace").decode()
    return None


def chunk(field: str, piece: Any) -> bytes:
    """Checks what a `read` returned."""
    if isinstance(piece, bytes | bytearray | memoryview):
        return bytes(piece)
    if isinstance(piece, str):
        raise refusals.argument(field, _TEXT)
    if refusals.close_awaitable(piece):
        raise refusals.argument(
            field,
            "is a file object that has to be awaited; give `await file.read()` instead, or "
            "`(file.filename, await file.read())` to keep its name",
        )
    raise refusals.argument(
        field, f"returns {type(piece).__name__} instead of bytes when it is read"
    )

"""Files that travel inside a request: what is taken for one, and what crosses the border for it."""

from __future__ import annotations

import inspect
import io
import os
from typing import Any, Protocol, TypeAlias

from rebuttal.errors import InvalidArgumentError


class BinaryReader(Protocol):
    """A file object opened in binary mode, or anything that is read like one."""

    def read(self) -> bytes:
        """The rest of the content."""
        ...


FileLike: TypeAlias = bytes | bytearray | memoryview | os.PathLike[str] | BinaryReader
"""A file to send: its bytes, its path as a `pathlib.Path`, or a file object opened in binary mode."""

Attachment: TypeAlias = bytes | str
"""A file at the border: its content, or as text the path of a file that the native half reads."""


def attachment(field: str, value: Any) -> Attachment:
    """What crosses the border for a file; a file object is read here, in the caller's thread.

    Raises:
        InvalidArgumentError: It is no file, or the file object can't be read.
    """
    if isinstance(value, str):
        raise _refusal(
            field,
            "can't be a str: it could be a path or Base64; give pathlib.Path(...) or the file's bytes",
        )
    if isinstance(value, bytes):
        return value
    if isinstance(value, os.PathLike):
        return os.fsdecode(value)
    try:
        return bytes(memoryview(value))
    except TypeError:
        # Not a buffer.
        pass
    read = getattr(value, "read", None)
    if not callable(read):
        raise _refusal(
            field,
            f"can't be of the type {type(value).__name__}; give a pathlib.Path, bytes, or a file object "
            "opened in binary mode",
        )
    if isinstance(value, io.TextIOBase):
        raise _refusal(field, _TEXT)
    try:
        content = read()
    except Exception as error:
        raise _refusal(field, "can't be read to its end") from error
    return _content(field, content)


_TEXT = "gives text, and text is not the file's bytes; open it with mode 'rb'"


def _content(field: str, content: Any) -> bytes:
    if isinstance(content, bytes):
        return content
    if isinstance(content, bytearray | memoryview):
        return bytes(content)
    if isinstance(content, str):
        raise _refusal(field, _TEXT)
    if inspect.isawaitable(content):
        close = getattr(content, "close", None)
        if close is not None:
            close()
        raise _refusal(
            field, "is a file object that has to be awaited; give `await file.read()` instead"
        )
    raise _refusal(field, f"gives {type(content).__name__} instead of bytes when it is read")


def _refusal(field: str, problem: str) -> InvalidArgumentError:
    return InvalidArgumentError(f"`{field}` {problem}; nothing was sent", field=field)

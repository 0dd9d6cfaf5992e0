"""What a bucket's errors mean, in a sentence with the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from warehouse.errors import StoreUnreachable, StoreUnusable, WarehouseError

_NO_KEY = ("NoSuchKey", "404")
_CHANGED = ("PreconditionFailed", "412", "ConditionalRequestConflict", "409", "NoSuchKey", "404")

_BY_CODE = {
    "NoSuchBucket": "there is no such bucket: check its name, and AWS_ENDPOINT_URL where it is not at Amazon",
    "InvalidBucketName": "a bucket cannot have this name: check it",
    "AccessDenied": "the credentials do not allow it: they need s3:ListBucket and s3:GetObject, and to write "
    "s3:PutObject and s3:DeleteObject",
    "InvalidAccessKeyId": "the access key is not known there: check AWS_ACCESS_KEY_ID or AWS_PROFILE",
    "SignatureDoesNotMatch": "the secret key is not the right one: check AWS_SECRET_ACCESS_KEY or AWS_PROFILE",
    "ExpiredToken": "the credentials have expired: sign in again",
    "PermanentRedirect": "the bucket is in another region: set AWS_DEFAULT_REGION to it",
    "AuthorizationHeaderMalformed": "the bucket is in another region: set AWS_DEFAULT_REGION to it",
    "RequestTimeTooSkewed": "this machine's clock is wrong: set it",
    "NotImplemented": "the object store does not know conditional writes (If-Match), which a warehouse needs",
}
_SAME_AS = {"403": "AccessDenied", "AllAccessDisabled": "AccessDenied", "301": "PermanentRedirect"}
_SAME_AS |= {"InvalidToken": "ExpiredToken", "ExpiredTokenException": "ExpiredToken"}

_BY_NAME = {
    "NoCredentialsError": "there are no credentials for it: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
    "AWS_PROFILE",
    "PartialCredentialsError": "half of the credentials are missing: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    "ProfileNotFound": "there is no such profile in the AWS configuration: check AWS_PROFILE",
    "ParamValidationError": "a bucket cannot have this name: check it",
    "ModuleNotFoundError": "a package for it is missing: pip install 'gigawatt[s3]'",
    "ImportError": "a package for it is missing: pip install 'gigawatt[s3]'",
}

# What is raised when no answer came, by the names of the classes: their packages are not imported for them.
_NO_ANSWER = frozenset(
    {"ConnectionError", "TimeoutError", "HTTPClientError", "ClientError", "IncompleteReadError", "ResponseParserError"}
)


def complaint(address: str, error: BaseException) -> WarehouseError | None:
    """The error to raise instead of what a bucket's file system raised at this address; null where it is none of these.

    `StoreUnusable` where the user must do something, `StoreUnreachable` where trying again later may help.
    """
    code = error_code(error)
    reason = _BY_CODE.get(_SAME_AS.get(code, code))
    reason = reason or next((said for name, said in _BY_NAME.items() if name in _names(error)), None)
    if reason is not None:
        return StoreUnusable(f"{address}: {reason}")
    if isinstance(error, FileNotFoundError) or not (code or is_unanswered(error)):
        return None
    return StoreUnreachable(f"{address} does not answer as it should ({_first_line(error)}): try again later")


@contextmanager
def explained(address: str) -> Iterator[None]:
    """A context whose errors are `complaint`s about the address."""
    try:
        yield
    except WarehouseError:
        raise
    except Exception as error:
        if (said := complaint(address, error)) is None:
            raise
        raise said from error


def is_missing(error: BaseException) -> bool:
    """Whether the error says that there is no such file, in a bucket that there is."""
    return isinstance(error, FileNotFoundError) and error_code(error) in _NO_KEY


def is_changed(error: BaseException) -> bool:
    """Whether the error says that a file is not what a conditional write expected."""
    return error_code(error) in _CHANGED


def is_unanswered(error: BaseException) -> bool:
    """Whether a connection failed, or was cut, or nothing came in time."""
    return not error_code(error) and not _NO_ANSWER.isdisjoint(_names(error))


def error_code(error: BaseException) -> str:
    """The code that the object store gave ("NoSuchKey"); empty where it gave none."""
    cause: Any = error if hasattr(error, "response") else error.__cause__
    return str((getattr(cause, "response", None) or {}).get("Error", {}).get("Code", ""))


def _names(error: BaseException) -> set[str]:
    return {kind.__name__ for kind in type(error).__mro__}


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")

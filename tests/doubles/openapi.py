"""Checks what is sent to Discord against its published OpenAPI document, if OKAERI_TEST_DATA has it."""

import gzip
import json
import os
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.doubles.wire import Json

DOCUMENT = "discord-openapi.json.gz"
URI = "urn:discord"
LONGEST_SENTENCE = 300


def available() -> bool:
    """Whether there is a document to check against."""
    return _file().is_file()


def errors_of(method: str, path: str, body: object) -> list[str]:
    """What the document refuses in this request's JSON body; empty when nothing, or when it wants none."""
    template = _template_of(method, path)
    if template is None:
        return [f"{method} {path} is not in the document"]
    checker = _checker(method, template)
    if checker is None:
        return []
    return [_sentence(error) for error in checker.iter_errors(body)]


def _sentence(error: ValidationError) -> str:
    deepest = _deepest(error)
    # The end says what is wrong; before it stands the whole value.
    return f"{deepest.json_path}: {deepest.message[-LONGEST_SENTENCE:]}"


def _deepest(error: ValidationError) -> ValidationError:
    """The error that tells most: alternatives for another `type` tell nothing, deeper ones tell more."""
    while error.context:
        alternatives: dict[object, list[ValidationError]] = {}
        for below in error.context:
            alternatives.setdefault(below.relative_schema_path[0], []).append(below)
        meant = [told for told in alternatives.values() if not any(_is_another_type(below) for below in told)]
        error = max((below for told in meant or alternatives.values() for below in told), key=_depth)
    return error


def _is_another_type(error: ValidationError) -> bool:
    is_nothing = error.validator == "type" and error.validator_value == "null"
    return is_nothing or list(error.relative_path) == ["type"]


def _depth(error: ValidationError) -> int:
    return len(error.relative_path) + max(map(_depth, error.context or ()), default=0)


def _file() -> Path:
    return Path(os.environ.get("OKAERI_TEST_DATA") or "/nowhere") / DOCUMENT


@cache
def _document() -> Json:
    document: Json = json.loads(gzip.decompress(_file().read_bytes()))
    # discord.py sends ids as numbers in places, which Discord takes although the document wants strings.
    document["components"]["schemas"]["SnowflakeType"]["type"] = ["string", "integer"]
    return document


@cache
def _registry() -> Registry[Json]:
    empty: Registry[Json] = Registry()
    whole: Registry[Json] = empty.with_resource(URI, DRAFT202012.create_resource(_document()))
    return whole


@cache
def _checker(method: str, template: str) -> Draft202012Validator | None:
    operation = _document()["paths"][template][method.lower()]
    if "application/json" not in operation.get("requestBody", {}).get("content", {}):
        return None
    steps = ("paths", template, method.lower(), "requestBody", "content", "application/json", "schema")
    pointer = "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)
    return Draft202012Validator({"$ref": f"{URI}#/{pointer}"}, registry=_registry())


def _template_of(method: str, path: str) -> str | None:
    asked = path.split("/")
    fitting = [
        template
        for template, operations in _document()["paths"].items()
        if method.lower() in operations and _fits(template.split("/"), asked)
    ]
    return min(fitting, key=lambda template: template.count("{"), default=None)


def _fits(template: list[str], asked: list[str]) -> bool:
    return len(template) == len(asked) and all(
        wanted == given or wanted.startswith("{") for wanted, given in zip(template, asked, strict=True)
    )

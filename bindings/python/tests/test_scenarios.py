"""The scenarios that every language runs, blocking and with asyncio."""

from __future__ import annotations

import asyncio
import base64
import importlib
import inspect
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
import rebuttal
from sandbox import Sandbox, closed_address
from scenario_data import changed, fill, flip, invoke, pointed, read, scenarios, snake, snake_keys

PROVIDERS = read("providers.yaml")
SCENARIOS = scenarios()


class Witness(rebuttal.Observer):
    """Keeps the facts of one call, and compares them with what its caller gets."""

    def __init__(self) -> None:
        self.attempts: list[rebuttal.AttemptFacts] = []
        self.calls: list[rebuttal.CallFacts] = []

    def attempt(self, facts: rebuttal.AttemptFacts, /) -> None:
        self.attempts.append(facts)

    def call(self, facts: rebuttal.CallFacts, /) -> None:
        self.calls.append(facts)

    def agrees(self, answer: Any, error: rebuttal.RebuttalError | None) -> None:
        (call,), made = self.calls, self.attempts
        self.calls, self.attempts = [], []
        expected = (
            ("done", None, answer.response.attempts)
            if error is None
            else (error.outcome, type(error).__name__, error.attempts)
        )
        assert (call.outcome, call.error_class, call.attempts) == expected, call
        assert [attempt.attempt for attempt in made] == list(range(1, call.attempts + 1)), made
        followed = [attempt.retry_reason is not None for attempt in made]
        assert followed == [True] * (call.attempts - 1) + [False], made


class Run:
    """A scenario that is run."""

    def __init__(self, scenario: dict[str, Any], sandbox: Sandbox, style: str) -> None:
        self.sandbox, self.style = sandbox, style
        self.variables: dict[str, Any] = {"sandbox": sandbox.json, "closed": closed_address()}
        self.provider = fill(PROVIDERS[scenario["provider"]], self.variables)
        self.module = importlib.import_module(f"rebuttal.{scenario['provider']}")
        self.scenario = scenario
        self.kept: Any = None
        # The result of each call whose effects are counted, and their number.
        self.calls: list[dict[str, Any]] = []
        # The cells of the fault matrix have an observer, other scenarios have none: both must pass.
        self.witness = Witness() if "cell" in scenario else None

    def options(self, of: str) -> dict[str, Any]:
        """The options of the client or receiver, with the current variables."""
        return {**self.provider[of], **fill(self.scenario.get(of, {}), self.variables)}

    def named(self, pattern: str) -> Any:
        """The class of the provider's module with such a name: scenarios and runners do not name it."""
        (name,) = (name for name in self.module.__all__ if re.fullmatch(pattern, name))
        return getattr(self.module, name)

    def method(self, operation: str) -> Callable[..., Any]:
        """The method, for its signature."""
        found: Callable[..., Any] = getattr(self.named(CLIENT[self.style]), snake(operation))
        return found

    def call(self, step: dict[str, Any], given: dict[str, Any], options: Any) -> Any:
        """Makes the call with its own client."""
        client = self.kept or self.named(CLIENT[self.style])(
            **{**self.options("client"), **fill(step.get("client", {}), self.variables)},
            observer=self.witness,
        )
        method = getattr(client, snake(step["call"]))
        if self.scenario.get("one_client"):
            self.kept = client
        if self.style == "sync":
            try:
                answer = invoke(method, given, options)
                return answer.first_page() if isinstance(answer, rebuttal.Pages) else answer
            finally:
                if client is not self.kept:
                    client.close()

        async def run() -> Any:
            try:
                return await invoke(method, given, options)
            finally:
                if client is not self.kept:
                    await client.close()

        return asyncio.run(run())

    def walk(self, operation: str, given: dict[str, Any], options: Any, seen: list[Any]) -> None:
        """Puts every item of a list into `seen`."""
        if self.style == "sync":
            with self.named(CLIENT["sync"])(**self.options("client")) as client:
                seen.extend(invoke(getattr(client, snake(operation)), given, options))
            return

        async def run() -> None:
            async with self.named(CLIENT["async"])(**self.options("client")) as client:
                async for item in invoke(getattr(client, snake(operation)), given, options):
                    seen.append(item)

        asyncio.run(run())


CLIENT = {"sync": r"(?!Async).*Client", "async": r"Async.*Client"}


@pytest.mark.parametrize("style", ["sync", "async"])
@pytest.mark.parametrize(
    "scenario", [one for _, one in SCENARIOS], ids=[name for name, _ in SCENARIOS]
)
def test_scenario(scenario: dict[str, Any], style: str, sandbox: Sandbox) -> None:
    play(Run(scenario, sandbox, style))


def play(run: Run) -> None:
    """Runs the steps in order and checks their expectations."""
    sandbox, scenario = run.sandbox, run.scenario
    for step in scenario["steps"]:
        if "control" in step:
            _control(run, step)
        elif "call" in step:
            _call(run, step)
        elif "iterate" in step:
            _iterate(run, step)
        elif "receive" in step:
            _receive(run, step)
        elif "make_key" in step:
            key = run.module.generate_private_key()
            run.variables[step["make_key"]] = {"private_key": key}
        else:
            pytest.fail(f"unknown step {step}")
    for variable, count in scenario.get("effects", {}).items():
        effects = sandbox.get("/_sandbox/effects")["effects"]
        dispute = run.variables[variable]
        found = effects.get(dispute[run.provider["id"]], {"count": 0})
        assert found["count"] == count, f"effects of {variable}: {effects}"


def _control(run: Run, step: dict[str, Any]) -> None:
    request = fill(step["control"], run.variables)
    answer = run.sandbox.control(
        request["path"], request.get("body"), request.get("method", "POST")
    )
    if "save" in step:
        run.variables[step["save"]] = answer


def _call(run: Run, step: dict[str, Any]) -> None:
    given, options = (fill(step.get(key), run.variables) for key in ("with", "options"))
    given = given or {}
    unknown = snake_keys(given).keys() - inspect.signature(run.method(step["call"])).parameters
    if unknown:
        # Python itself refuses an argument that a method does not have.
        assert step["error"]["class"] == "InvalidArgumentError"
        with pytest.raises(TypeError, match=step["error"]["field"]):
            run.call(step, given, options)
    else:
        before = run.sandbox.all_effects() if "effects" in step else 0
        answer, error = _attempt(lambda: run.call(step, given, options))
        if run.witness is not None:
            run.witness.agrees(answer, error)
        if "effects" in step:
            effects = run.sandbox.all_effects() - before
            expected = "success" if error is None else error.outcome
            run.calls.append({"told": expected, "effects": effects})
            assert effects == step["effects"], f"effects of a call that ended with {expected}"
        _check(run, step, answer, error, None if answer is None else answer.response.raw)
        if "attempts" in step:
            assert answer.response.attempts == step["attempts"]
        if "save" in step:
            run.variables[step["save"]] = json.loads(answer.to_json())
    if "requests" in step:
        log = run.sandbox.requests()
        found = [
            one for one in log if step["call"] in (one["operation"], *one.get("operations", ()))
        ]
        assert len(found) == step["requests"], log


def _iterate(run: Run, step: dict[str, Any]) -> None:
    given, options = (fill(step.get(key), run.variables) for key in ("with", "options"))
    seen: list[Any] = []
    _, error = _attempt(lambda: run.walk(step["iterate"], given or {}, options, seen))
    _check(run, step, None, error, None)
    expected = fill(step.get("items", {}), run.variables)
    items = [json.loads(item.to_json()) for item in seen]
    if "count" in expected:
        assert len(items) == expected["count"]
    if "distinct" in expected:
        assert len({pointed(item, expected["distinct"]) for item in items}) == len(items)
    for name, index in (("first", 0), ("last", -1)):
        for pointer, value in expected.get(name, {}).items():
            assert pointed(items[index], pointer) == value, (name, pointer)


def _receive(run: Run, step: dict[str, Any]) -> None:
    given = fill(step["receive"], run.variables)
    text = (
        given
        if isinstance(given, str)
        else json.dumps(given, separators=(",", ":"), ensure_ascii=False)
    )
    headers, body, other = _damage(run, step.get("damage", "none"), text)
    receiver = run.named(r".*Webhooks")
    message, error = _attempt(
        lambda: receiver(**{**run.options("receiver"), **other}).receive(headers, body)
    )
    _check(run, step, message, error, body.encode())
    if "message" in step:
        assert type(message).__name__ == step["message"]


def _damage(run: Run, kind: str, body: str) -> tuple[list[tuple[str, str]], str, dict[str, str]]:
    key = run.provider["signing_key"]
    if kind == "other_key":
        key = run.provider.get("other_key") or run.module.generate_private_key()
    receiver = run.named(r".*Webhooks")(**run.options("receiver"))
    headers = list(receiver.sign_test_message(body, key).items())
    what, _, rest = kind.partition(":")
    name, _, value = rest.partition("=")
    if what == "body":
        body = flip(body, len(body) - 2)
    elif what == "signature":
        headers = [
            (at, changed(text) if at.endswith("Signature") else text) for at, text in headers
        ]
    elif what == "path":
        return headers, body, {"path": run.options("receiver")["path"] + "/elsewhere"}
    elif what in ("missing", "set"):
        headers = [(at, text) for at, text in headers if at.lower() != name.lower()]
        headers += [(name, value)] if what == "set" else []
    elif what == "twice":
        headers += [(at, text) for at, text in headers if at.lower() == name.lower()]
    elif what not in ("none", "other_key"):
        pytest.fail(f"unknown damage {kind}")
    return headers, body, {}


def _attempt(work: Callable[[], Any]) -> tuple[Any, rebuttal.RebuttalError | None]:
    try:
        return work(), None
    except rebuttal.RebuttalError as error:
        return None, error


def _check(run: Run, step: dict[str, Any], answer: Any, error: Any, raw: bytes | None) -> None:
    expected = fill(step.get("error"), run.variables)
    if expected is None:
        if error is not None:
            raise error
        _check_answer(fill(step.get("answer", {}), run.variables), answer, raw)
        return
    assert error is not None, f"expected {expected}, got {answer!r}"
    assert type(error).__name__ == expected.pop("class", type(error).__name__), repr(error)
    text = expected.pop("contains", "")
    assert text in str(error)
    details = expected.pop("details", {})
    assert {name: error.details.get(name) for name in details} == details, repr(error)
    assert {name: getattr(error, name) for name in expected} == expected, repr(error)


def _check_answer(expected: dict[str, Any], answer: Any, raw: bytes | None) -> None:
    if "bytes" in expected:
        assert answer == expected["bytes"] == raw
        return
    for pointer, value in expected.items():
        whole = (
            json.loads(raw or b"null")
            if pointer.startswith("raw:")
            else json.loads(answer.to_json())
        )
        found = pointed(whole, pointer.removeprefix("raw:"))
        if value == {"present": True}:
            assert found is not None, f"{pointer} is absent"
        elif isinstance(value, bytes):
            # In JSON as Base64, and in the answer as bytes under the same name.
            assert base64.b64decode(found) == value, pointer
            assert getattr(answer, snake(pointer.removeprefix("/"))) == value, pointer
        elif isinstance(value, str) and isinstance(found, str) and "Time" in pointer:
            # The same time may be written in another form.
            assert _parse_time(found) == _parse_time(value), pointer
        else:
            assert found == value, pointer


def _parse_time(text: str) -> Any:
    from datetime import datetime

    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return text

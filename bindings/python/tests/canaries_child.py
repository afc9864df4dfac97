"""The program whose output `test_canaries.py` searches: every operation and message, with a canary in each private field."""

from __future__ import annotations

import asyncio
import copy
import functools
import inspect
import json
import logging
import pickle
import pprint
import re
import sys
import traceback
import urllib.request
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import rebuttal
from rebuttal import alipay, stripe
from scenario_data import snake, snake_keys

TASK: dict[str, Any] = json.loads(sys.stdin.read())
SANDBOX, CANARIES, CANARY = TASK["sandbox"], TASK["canaries"], TASK["canary"]
PROVIDERS = {"alipay": alipay, "stripe": stripe}


def show(value: object) -> None:
    """All ways in which a program's log shows a value."""
    print(value, repr(value), f"{value} {value!r}", ascii(value), [value], {"a": {"b": value}})
    pprint.pprint(value)
    logging.getLogger("app").debug("%s %r", value, value)


def show_inside(value: Any) -> None:
    """The objects inside a response: a program logs those too."""
    if isinstance(value, rebuttal._runtime.model.Model):
        show(value)
        for name in value.__struct_fields__:
            if name not in value.__private__:
                show_inside(getattr(value, name))
        show(copy.deepcopy(value))
    elif isinstance(value, list):
        for one in value:
            show_inside(one)


def failed(error: rebuttal.RebuttalError) -> None:
    print(f"» failed: {error}")
    for one in (error, pickle.loads(pickle.dumps(error)), copy.copy(error)):
        show(one)
        traceback.print_exception(one)
        show(one.args)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        sys.stdout.buffer.write(pickle.dumps(error, protocol) + b"\n")
    logging.getLogger("app").exception("it failed", exc_info=error)
    warnings.warn(str(error), stacklevel=1)


class Teller(rebuttal.Observer):
    """Prints the facts that it receives."""

    def attempt(self, facts: rebuttal.AttemptFacts, /) -> None:
        show(facts)

    def call(self, facts: rebuttal.CallFacts, /) -> None:
        show(facts)


class Fields(logging.Handler):
    """Shows all fields of a record."""

    def emit(self, record: logging.LogRecord) -> None:
        print("» logged", record.__dict__)


def options(provider: str) -> dict[str, Any]:
    shared = {
        "observer": Teller(),
        "max_attempts": 1,
        "check_limits": False,
        "proxy": f"http://user:{CANARY}@127.0.0.1:1",
    }
    given = SANDBOX[provider]
    if provider == "alipay":
        names = ("client_id", "alipay_public_key", "gateway")
        own = {
            "private_key": given["merchant_private_key"],
            "agent_token": CANARY,
        }
    else:
        names = ("api_key", "api_base", "files_base")
        own = {}
    return {**shared, **own, **{name: given[name] for name in names}}


def control(path: str, body: object) -> None:
    data = json.dumps(body).encode()
    request = urllib.request.Request(f"{SANDBOX['url']}/_sandbox/{path}", data=data, method="POST")
    request.add_header("content-type", "application/json")
    with urllib.request.urlopen(request, timeout=20) as response:
        response.read()


def with_files(value: Any) -> Any:
    if isinstance(value, dict) and "$file" in value:
        return CANARY, f"%PDF-1.7\n{value['$file']}".encode()
    if isinstance(value, dict):
        return {key: with_files(one) for key, one in value.items()}
    return [with_files(one) for one in value] if isinstance(value, list) else value


def invoke(client: Any, operation: str, request: dict[str, Any]) -> Any:
    method = getattr(client, snake(operation))
    named = snake_keys(request)
    parameters = inspect.signature(method).parameters.values()
    positions = [
        one.name for one in parameters if one.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    ]
    positional = [with_files(named.pop(name)) for name in positions]
    return method(*positional, **with_files(named))


def faults(parts: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A success, and malformed responses, with canaries wherever possible."""
    answer = parts["answer"]
    yield {"kind": "replace", "body": with_unknown_field(answer)}
    mismatched = answer
    if isinstance(answer, dict):
        mismatched = {key: [[CANARY, value]] for key, value in answer.items()}
    yield {"kind": "replace", "body": mismatched}
    yield {"kind": "replace", "body": '{"cut off": "' + CANARY}
    yield {"kind": "redirect", "location": f"http://127.0.0.1:1/{CANARY}"}
    for status in (200, 400, 401, 402, 404, 409, 429, 500):
        yield {"kind": "status", "status": status, "body": parts["failure"] or answer}
        yield {"kind": "status", "status": status, "body": f"<html>{CANARY}</html>"}


def with_unknown_field(value: Any) -> Any:
    """Adds an unknown field, which may hold private data, to each object."""
    if isinstance(value, dict) and not {"key_1", "open"} & value.keys():
        return {
            **{key: with_unknown_field(one) for key, one in value.items()},
            "news": {"of": CANARY},
        }
    return [with_unknown_field(one) for one in value] if isinstance(value, list) else value


def operations(provider: str, perform: Callable[[Any], Any], client: Any) -> None:
    """Calls every operation; `perform` returns the result of a call."""
    show(client)
    for operation, parts in CANARIES[provider]["operations"].items():
        for number, fault in enumerate(faults(parts)):
            control("reset", {})
            control("faults", {"operation": operation, **fault})
            call = functools.partial(invoke, client, operation, parts["request"])
            try:
                answer = perform(call)
            except rebuttal.RebuttalError as error:
                assert number > 0, f"{operation} with the canary response: {error}"
                failed(error)
            else:
                print(f"» answered {operation}")
                show(answer)
                show_inside(answer)
                show(answer.response)
        for name, value in parts["request"].items():
            # Refused before sending: a list instead of a value is never expected.
            wrong = {**parts["request"], name: [[CANARY, value]]}
            try:
                perform(functools.partial(invoke, client, operation, wrong))
            except rebuttal.RebuttalError as error:
                failed(error)
    control("reset", {})


def sync(call: Callable[[], Any]) -> Any:
    result = call()
    if isinstance(result, rebuttal.Pages):
        show(result)
        return result.first_page()
    return result


def asynchronous(loop: asyncio.AbstractEventLoop) -> Callable[[Any], Any]:
    async def awaited(call: Callable[[], Any]) -> Any:
        result = call()
        show(result)
        task = asyncio.ensure_future(result)
        try:
            return await task
        finally:
            show(task)

    return lambda call: loop.run_until_complete(awaited(call))


def messages(provider: str) -> None:
    if provider == "alipay":
        key = SANDBOX["alipay"]["merchant_private_key"]
        ours = alipay.PrivateKey(key)
        show(ours)
        receiver: Any = alipay.AlipayWebhooks(
            path="/hook",
            client_id=SANDBOX["alipay"]["client_id"],
            alipay_public_key=ours.public_key(),
        )
    else:
        key = SANDBOX["stripe"]["webhook_secret"]
        receiver = stripe.StripeWebhooks(webhook_secret=[key, "whsec_other"])
    show(receiver)
    for message in CANARIES[provider]["messages"].values():
        hostile = {name: [CANARY] for name in message}
        for body in (json.dumps(one).encode() for one in (with_unknown_field(message), hostile)):
            headers = receiver.sign_test_message(body, key)
            for sent in (body, body[1:]):
                try:
                    received = receiver.receive(headers, sent)
                except rebuttal.RebuttalError as error:
                    failed(error)
                else:
                    print("» received")
                    show_inside(received)


def wrong_keys() -> None:
    texts = ["{}", "sk_{}", "pk_{}", "whsec_{}", "a {}", "/{}", "-----BEGIN {}-----", "{}\u00e9"]
    texts += ["MII{}", "{}\ud800"]
    for text in (text.replace("{}", CANARY) for text in texts):
        for value in (text, [text], {"key": text}, text.encode("utf-8", "replace")):
            for name in ("private_key", "alipay_public_key", "agent_token", "gateway", "signer"):
                attempt(alipay.AlipayClient, {**options("alipay"), name: value})
            for name in ("api_key", "api_base", "files_base", "timeout"):
                attempt(stripe.StripeClient, {**options("stripe"), name: value})
            attempt(stripe.StripeWebhooks, {"webhook_secret": value})
            attempt(alipay.PrivateKey, {"key": value})
        attempt(stripe.StripeClient, {"api_key": "sk_1", "proxy": f"http://user:{text}@[bad"})


def attempt(make: Callable[..., Any], given: dict[str, Any]) -> None:
    try:
        show(make(**given))
    except rebuttal.RebuttalError as error:
        failed(error)
    except (TypeError, UnicodeError) as error:
        traceback.print_exception(error)


def print_a_field(way: str) -> None:
    dispute = CANARIES["stripe"]["operations"]["retrieveDispute"]["answer"]
    found = stripe.Dispute.from_json(json.dumps(dispute))
    assert found.evidence is not None
    ways = {"field": found.evidence.customer_name, "dict": found.to_dict(), "json": found.to_json()}
    print(ways[way])


def main() -> None:
    logging.basicConfig(level=logging.DEBUG)
    logging.getLogger("rebuttal").addHandler(Fields())
    warnings.simplefilter("always")
    if TASK["way"]:
        print_a_field(TASK["way"])
        return
    loop = asyncio.new_event_loop()
    # It then logs every callback with its arguments.
    loop.set_debug(True)
    loop.slow_callback_duration = 0
    for provider, module in PROVIDERS.items():
        name = re.sub("^.", lambda letter: letter[0].upper(), provider)
        operations(provider, sync, getattr(module, f"{name}Client")(**options(provider)))
        client = getattr(module, f"Async{name}Client")(**options(provider))
        operations(provider, asynchronous(loop), client)
        messages(provider)
    wrong_keys()
    loop.close()


main()

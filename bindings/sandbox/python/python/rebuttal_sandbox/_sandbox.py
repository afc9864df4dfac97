"""The sandbox as a whole."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

from ._alipay import AlipayControl
from ._control import Control
from ._program import Program
from ._records import Delivery, Dispute, Effect, FaultKind, Request, id_of
from ._stripe import StripeControl


class Sandbox:
    """A running sandbox. `Sandbox.start()` makes one; it ends with `stop`, with `with`, or with this process."""

    stripe: StripeControl
    alipay: AlipayControl
    #: What the program printed when it was ready: its addresses and credentials.
    ready: dict[str, Any]

    def __init__(self, program: Program) -> None:
        self._program = program
        self.ready = program.ready
        self._control = Control(program.ready["control"])
        self.stripe = StripeControl(self._control, self.ready["stripe"])
        self.alipay = AlipayControl(self._control, self.ready["alipay"])

    @classmethod
    def start(cls, *arguments: str) -> Self:
        """Starts the program on a free port of this machine; `arguments` are more of its own."""
        return cls(Program(*arguments))

    def stop(self) -> None:
        """Stops it; again does nothing."""
        self._program.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def reset(self) -> None:
        """Forgets everything but the credentials; the clock goes back to its start."""
        self._control.post("reset")

    def environment(self) -> dict[str, str]:
        """The variables that `from_env` of clients and receivers reads."""
        return {**self.stripe.environment(), **self.alipay.environment()}

    def now(self) -> datetime:
        """The sandbox's time, which stands still."""
        return datetime.fromisoformat(self._control.get("clock")["now"])

    def advance(self, time: timedelta | int) -> datetime:
        """Moves the clock by a `timedelta` or seconds, and waits until what is due was delivered."""
        seconds = time.total_seconds() if isinstance(time, timedelta) else time
        whole = int(seconds) if seconds == int(seconds) else seconds
        answer = self._control.post("clock/advance", {"seconds": whole})
        return datetime.fromisoformat(answer["now"])

    def fault(
        self, operation: str, kind: FaultKind, *, times: int = 1, after: int = 0, **extras: Any
    ) -> None:
        """Lets `after` requests of an operation through, and spoils the next `times`.

        `cut_after` is the lost answer: it was done, and the client is not told.
        """
        order = {"operation": operation, "kind": kind, "times": times, "after": after, **extras}
        self._control.post("faults", order)

    def clear_faults(self) -> None:
        """Removes the faults that wait."""
        self._control.call("DELETE", "faults")

    def requests(self, operation: str | None = None) -> list[Request]:
        """The requests that arrived, or those of one operation."""
        found = [Request.of(each) for each in self._control.get("requests")["requests"]]
        return [each for each in found if operation is None or operation in each.operations]

    def effects(self, dispute: Dispute | str) -> list[Effect]:
        """What was done to a dispute, in order. Empty means: nothing happened at the provider."""
        found = self._control.get("effects")["effects"].get(id_of(dispute), {"done": []})
        return [Effect.of(each) for each in found["done"]]

    def deliveries(self, dispute: Dispute | str | None = None) -> list[Delivery]:
        """What was posted to the webhooks, after all first deliveries were attempted."""
        self.advance(0)
        found = [Delivery.of(each) for each in self._control.get("notifications")["notifications"]]
        return [each for each in found if dispute is None or each.dispute_id == id_of(dispute)]

    def expect_delivery(
        self, type: str, dispute: Dispute | str | None = None, *, acknowledged: bool = True
    ) -> Delivery:
        """The newest delivery of a type, which must have been acknowledged, or not.

        Raises an `AssertionError` that lists what was delivered, if there is none.
        """
        deliveries = self.deliveries(dispute)
        for each in reversed(deliveries):
            if each.type == type and (each.state == "acknowledged") == acknowledged:
                return each
        listed = "".join(
            f"\n  {each.type} about {each.dispute_id}: {each.state}, sent {each.attempts} times"
            for each in deliveries
        )
        wanted = "acknowledged" if acknowledged else "not acknowledged"
        raise AssertionError(f"no {type} was delivered and {wanted}; there are:{listed or ' none'}")

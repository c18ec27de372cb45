"""Settings from the environment, and one line of JSON for each event."""

import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, NoReturn

stop_requested = False


def _remember_stop(*_: object) -> None:
    global stop_requested
    stop_requested = True


# At import, before slower ones: the first process of a container never sees a SIGTERM that it does not handle.
signal.signal(signal.SIGTERM, _remember_stop)


_as_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: json.dumps would make one for each line


def line(event: str, **fields: object) -> str:
    """One event as a line of JSON."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return _as_json({"time": now, "event": event, **fields}) + "\n"


def write(lines: str) -> None:
    """Writes whole lines to standard output at once, also from several threads."""
    os.write(1, lines.encode(errors="backslashreplace"))


def log(event: str, **fields: object) -> None:
    """Writes one event."""
    write(line(event, **fields))


def fail(error: str, code: int = 1) -> NoReturn:
    """Says why the work cannot be done, and ends the program."""
    log("cannot work", error=error, exit_code=code)
    sys.exit(code)


class Environment:
    """Reads settings and collects what is wrong with them, so that all of it is said at once."""

    def __init__(self, variables: Mapping[str, str] = os.environ) -> None:
        self._variables = variables
        self.problems: list[str] = []

    def text(self, name: str, default: str | None = None) -> str:
        value = self._variables.get(name) or default
        return value if value is not None else self._problem(name, "", "a text")

    def whole(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number, both bounds included."""
        return self._number(int, "a whole number", name, low, high, default)

    def number(self, name: str, low: float, high: float, default: float | None = None) -> float:
        """A number, both bounds included."""
        return self._number(float, "a number", name, low, high, default)

    def json(self, name: str, allowed: str, fits: Callable[[Any], bool]) -> Any:
        try:
            value = json.loads(self._variables.get(name, ""))
            if fits(value):
                return value
        except ValueError:
            pass
        return self._problem(name, [], allowed)

    def file(self, name: str, file: str) -> str:
        """The text of a file in the folder that the variable names. A line end is not part of a password."""
        folder = self.text(name)
        try:
            with open(os.path.join(folder, file), encoding="utf-8") as stream:
                text = stream.read().rstrip("\r\n")
        except (OSError, UnicodeError) as error:
            self.problems.append(f"{name}: cannot read {file}: {error}")
            return ""
        if not text:
            self.problems.append(f"{name}: {file} in {folder} is empty")
        return text

    def settle(self) -> None:
        """Ends the program with exit code 2 if anything was wrong."""
        if self.problems:
            fail("wrong environment: " + "; ".join(self.problems), code=2)

    def _number(self, kind: type, kind_name: str, name: str, low: float, high: float, default: float | None) -> Any:
        text = self._variables.get(name)
        if not text and default is not None:
            return default
        try:
            if low <= (value := kind(text or "")) <= high:
                return value
        except ValueError:
            pass
        return self._problem(name, low, f"{kind_name} from {low} to {high}")

    def _problem(self, name: str, instead: Any, allowed: str) -> Any:
        text = self._variables.get(name)
        self.problems.append(f"{name}: {f'got {text!r}' if text else 'not set'}, allowed {allowed}")
        return instead

"""The words ./varde understands, and who answers to each."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from tools import checking, testing
from tools.install import install
from tools.machine import PROJECT, PYTHON, environment
from varde.config.console import chosen

TO_POSTGRES = "--postgres"


def main() -> NoReturn:
    name, *rest = sys.argv[1:] or ["help"]
    _norwegian, _english, answer = COMMANDS.get(name, COMMANDS["help"])
    try:
        raise SystemExit(answer(rest))
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def _run(rest: list[str]) -> NoReturn:
    parser = argparse.ArgumentParser(prog="varde run")
    parser.add_argument("--host", help=chosen("adressen den lytter på", "address to listen on"))
    parser.add_argument("--port", type=int, help=chosen("porten den bruker", "port to listen on"))
    parser.add_argument("--data", type=Path, help=chosen("datamappen", "the data folder"))
    wanted = parser.parse_args(rest)
    given = {"HOST": wanted.host, "PORT": wanted.port, "DATA": wanted.data}
    for name, word in given.items():
        if word:
            os.environ[f"VARDE_{name}"] = str(word)
    install("run")
    _become("-m", "varde.config.supervisor")


def _test(rest: list[str]) -> int:
    arguments = [word for word in rest if word != TO_POSTGRES]
    return testing.test(arguments, on_postgres=TO_POSTGRES in rest)


def _bench(rest: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="varde bench")
    hurried = chosen("SQLite med 50 000 avvik", "SQLite with 50,000 deviations")
    parser.add_argument("names", nargs="*", help=chosen("bare disse målingene", "only these"))
    parser.add_argument("--quick", action="store_true", help=hurried)
    parser.add_argument("--json", action="store_true", help=chosen("tallene alene", "bare figures"))
    parser.add_argument(TO_POSTGRES, action="store_true", help=chosen("de navngitte", "named ones"))
    wanted = parser.parse_args(rest)
    flags = [flag for flag in ("--quick", "--json") if flag in rest]
    return testing.bench([*wanted.names, *flags], on_postgres=wanted.postgres)


def _check(rest: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="varde check")
    explained = chosen("rett opp det som kan rettes av seg selv", "put right what needs no thought")
    parser.add_argument("--write", action="store_true", help=explained)
    return checking.put_right() if parser.parse_args(rest).write else checking.check()


def _backup(rest: list[str]) -> NoReturn:
    _manage(["backup", *rest])


def _restore(rest: list[str]) -> NoReturn:
    _manage(["restore", *rest])


def _manage(rest: list[str]) -> NoReturn:
    install("run")
    _become(str(PROJECT / "manage.py"), *rest)


def _lock(rest: list[str]) -> NoReturn:
    install("dev")
    _become("-m", "tools.locks", "write", *rest)


def _help(rest: list[str]) -> int:
    """Asked for help, all is well; a word nobody knows is a mistake."""
    print(chosen("Bruk: ./varde <kommando>\n", "Usage: ./varde <command>\n"))
    for name, (norwegian, english, _answer) in COMMANDS.items():
        print(f"  {name:<9}{chosen(norwegian, english)}")
    return 0 if sys.argv[1:2] in ([], ["help"], ["--help"], ["-h"]) else 2


def _become(*arguments: str) -> NoReturn:
    """This process turns into the other, so that there is one to stop and not two."""
    sys.stdout.flush()
    os.execve(PYTHON, [str(PYTHON), *arguments], environment())


COMMANDS: dict[str, tuple[str, str, Callable[[list[str]], int]]] = {
    "run": ("installer det som trengs, og start Varde", "install what it needs, start Varde", _run),
    "test": ("alle prøver, på SQLite og PostgreSQL", "every test, on both databases", _test),
    "check": ("alle husregler", "every rule of the house", _check),
    "bench": ("målingene i bench/", "the figures in bench/", _bench),
    "backup": ("alt i én fil, lest tilbake", "everything in one file, read back", _backup),
    "restore": ("legg en sikkerhetskopi tilbake", "put a backup back", _restore),
    "manage": ("Djangos kommandoer", "Django's commands", _manage),
    "lock": ("fest pakkenes versjoner på nytt", "fix the packages' versions anew", _lock),
    "help": ("denne oversikten", "this overview", _help),
}

"""How long a register of 100,000 rows takes to import, in how much memory, and who must wait.

Beside the import another process reports deviations through the ordinary verb, one after the
other, and measures how long each waits. Figures for bench/README.md.
"""

import csv
import datetime
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from bench.limits import cleared, hold, load

ROWS = int(os.environ.get("VARDE_BENCH_ROWS", "100000"))
ENGINE = "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"
PROJECT = Path(__file__).resolve().parents[1]
MANAGE = [sys.executable, str(PROJECT / "manage.py")]
HEADINGS = (
    *("Saksnr", "Meldt dato", "Hendelsesdato", "Tittel", "Beskrivelse", "Avdeling", "Sted"),
    *("Type", "Område", "Alvorlighetsgrad", "Status", "Årsak", "Forslag til tiltak", "Ytre ref"),
)
# Seconds by engine; megabytes; seconds anybody else may have to wait.
LIMITS = {"SQLite": 20.0, "PostgreSQL": 25.0}
MEMORY = 200.0
WAIT = 2.0
WORDS = [
    "rekkverk",
    "stillas",
    "trapp",
    "truck",
    "last",
    "gulv",
    "glatt",
    "mørkt",
    "lampe",
    "kabel",
    "dør",
    "heis",
    "port",
    "hjelm",
    "sele",
    "skrue",
    "løsnet",
    "falt",
    "knakk",
    "manglet",
    "sprakk",
    "lekket",
    "gikk",
    "stoppet",
    "traff",
    "skled",
    "uten",
    "med",
    "ved",
    "under",
    "over",
    "bak",
    "lageret",
    "havna",
    "kontoret",
    "verkstedet",
    "kjøkkenet",
    "brakka",
    "taket",
    "loftet",
    "kaia",
    "gangen",
    "og",
    "men",
    "fordi",
    "da",
]

PREPARE = """
import datetime
from django.utils import timezone
from varde.organisation import verbs as organisation
from varde.people import verbs as people
from varde.people.actors import system
now = timezone.now()
company = organisation.found(name="Bench", organisation_number="", industry_code="", now=now)
by = system(company, job="bench", now=now)
top = organisation.open_unit(name="Bench", parent=None, by=by)
for n in range(40):
    unit = organisation.open_unit(name=f"Avdeling {n}", parent=top, by=by)
    member = people.welcome(name=f"Leder {n}", unit=unit, by=by)
    people.appoint(member, role="leader", unit=unit, start_date=datetime.date(2020, 1, 1), by=by)
chief = people.welcome(name="Sjef", unit=top, by=by)
people.appoint(chief, role="top_manager", unit=top, start_date=datetime.date(2020, 1, 1), by=by)
"""

WRITE_BESIDE = """
import sys, time, secrets
from django.utils import timezone
from varde.deviations import verbs
from varde.organisation.models import Unit
from varde.people.actors import member_actor
from varde.people.models import Member
member = Member.objects.select_related("company", "unit").get(name="Sjef")
unit = Unit.objects.get(name="Avdeling 1")
waits = []
print("ready", flush=True)
stop = sys.argv[1] if len(sys.argv) > 1 else None
import pathlib, os
flag = pathlib.Path(os.environ["VARDE_BENCH_STOP"])
while not flag.exists():
    by = member_actor(member, now=timezone.now())
    began = time.perf_counter()
    verbs.report(token=secrets.token_hex(16), unit=unit, text="Glatt gulv ved porten.", by=by)
    waits.append(time.perf_counter() - began)
    time.sleep(0.05)
waits.sort()
worst, late = waits[-1], waits[int(len(waits) * 0.99)]
print(f"{len(waits)} {worst:.3f} {late:.3f}")
"""


def main() -> None:
    folder = Path(os.environ["VARDE_DATA"])
    file = folder / "register.csv"
    write_register(file, ROWS)
    if ENGINE == "PostgreSQL":
        make_database(os.environ["DATABASE_URL"])
    manage("migrate", "-v", "0")
    manage("shell", "-v", "0", "-c", PREPARE)
    quiet()
    before_it = load()
    beside, flag = start_writer(folder)
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    manage("import_register", str(file), "--company", "bench")
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    flag.touch()
    count, worst, late = beside.communicate()[0].split()[-3:]
    size = file.stat().st_size // 1_000_000
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"| {ENGINE} | {ROWS:,} rows, {len(HEADINGS)} columns, {size} MB "
        f"| {seconds:.1f} s | {work:.1f} s | {after.ru_maxrss // 1024} MB "
        f"| {count} reports: worst {float(worst):.2f} s, 99 % within {float(late):.2f} s "
        f"| {before_it:.1f} |"
    )
    hold(
        ("seconds", seconds, LIMITS[ENGINE] * ROWS / 100_000),
        ("megabytes", after.ru_maxrss / 1024, MEMORY),
        ("seconds a writer beside had to wait", float(worst), WAIT),
    )


def make_database(address: str) -> None:
    """A new server has no database of ours."""
    parts = urlsplit(address)
    name = parts.path.lstrip("/")
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')


def quiet() -> None:
    """Wait until the machine has little else to do, as long as VARDE_BENCH_WAIT (minutes) says."""
    until = time.monotonic() + 60 * float(os.environ.get("VARDE_BENCH_WAIT", "0"))
    while load() > 1 and time.monotonic() < until:
        time.sleep(5)


def write_register(file: Path, rows: int) -> None:
    """Invented cases, the same every time, all different."""
    chance = random.Random(2026)
    first = datetime.date(2019, 1, 1)
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(HEADINGS)
        for number in range(rows):
            happened = first + datetime.timedelta(days=number * 2_500 // rows)
            reported = happened + datetime.timedelta(days=chance.randrange(4))
            writer.writerow(
                [
                    f"A-{number}",
                    f"{reported:%d.%m.%Y}",
                    f"{happened:%d.%m.%Y} {chance.randrange(24):02}:{chance.randrange(60):02}",
                    said(chance, 5),
                    said(chance, 40),
                    f"Avdeling {chance.randrange(40)}",
                    said(chance, 2),
                    chance.choice(["Nestenulykke", "Ulykke", "Rutinebrudd", "Forbedringsforslag"]),
                    chance.choice(["Fall", "Maskiner", "Brann", "Kjemikalier", "Annet"]),
                    chance.choice(["Lav", "Middels", "Høy"]),
                    chance.choice(["Lukket", "Lukket", "Lukket", "Åpen"]),
                    said(chance, 8),
                    said(chance, 10),
                    f"X{chance.randrange(10**6)}",
                ]
            )


def said(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


def manage(*arguments: str) -> None:
    command = [*MANAGE, *arguments]
    subprocess.run(command, check=True, cwd=PROJECT, env=cleared(), stdout=subprocess.DEVNULL)


def start_writer(folder: Path) -> tuple[subprocess.Popen[str], Path]:
    flag = folder / "stop-writing"
    process = subprocess.Popen(
        [*MANAGE, "shell", "-v", "0", "-c", WRITE_BESIDE],
        cwd=PROJECT,
        env={**cleared(), "VARDE_BENCH_STOP": str(flag)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process, flag


if __name__ == "__main__":
    main()

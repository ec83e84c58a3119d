"""How nginx gives the copies that publish has packed, against the very same bytes as plain static files.

Two nginx of one configuration (the sample's) stand side by side: one over texts with .gz copies, asked for gzip; the
other over the packed bytes themselves under the texts' names, with `gzip_static` off and nothing to compress. So both
send the same bytes, and the difference is what looking for a copy costs. Every connection asks both in turn, so that
what else the machine does falls on both alike; the ratio of p99 counts.

    python benchmarks/nginx_p99.py --rounds 7
"""

from __future__ import annotations

import argparse
import contextlib
import getpass
import http.client
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from macros.adapters.publishing.packing import pack

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "deploy" / "nginx.conf"
PAGES = 60
Times = tuple[list[float], list[float]]  # of the packed copies, of the plain files
MOST = 1.1  # times plain static files: what is left over is the machine's noise


def main() -> int:
    """Print p50 and p99 of both; exit code 1 when the packed copies are slower by more than noise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--requests", type=int, default=4000, help="in a round, for each server")
    parser.add_argument("--connections", type=int, default=4)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="metodichka-nginx-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)
        write_pages(folder / "packed", folder / "plain")
        ports = (
            stack.enter_context(running(folder / "a", folder / "packed", static=True)),
            stack.enter_context(running(folder / "b", folder / "plain", static=False)),
        )
        loaded(ports, options.requests, options.connections)  # to warm up
        rounds = [loaded(ports, options.requests, options.connections) for _ in range(options.rounds)]
    return told(rounds, options)


def told(rounds: Sequence[Times], options: argparse.Namespace) -> int:
    """The table and the ratios; the exit code."""
    print(f"{options.rounds} раундов по {options.requests} запросов, соединений {options.connections}, миллисекунды")
    found = [[percentiles(each) for each in times] for times in zip(*rounds, strict=True)]
    for title, percents in zip(("сжатые копии (gzip_static)", "те же байты простыми файлами"), found, strict=True):
        p50, p99 = (statistics.median(each) * 1000 for each in zip(*percents, strict=True))
        print(f"  {title:<32} p50 {p50:6.3f}   p99 {p99:6.3f}")
    ratios = sorted(one / other for (_, one), (_, other) in zip(*found, strict=True))
    print(f"  отношение p99: медиана {statistics.median(ratios):.2f}, от {ratios[0]:.2f} до {ratios[-1]:.2f}")
    return int(statistics.median(ratios) > MOST)


def write_pages(packed: Path, plain: Path) -> None:
    """Pages of all sizes that a section has; in `plain` the packed bytes stand for the texts."""
    packed.mkdir()
    for number in range(PAGES):
        words = " ".join(f"пункт {index % 89} плана {index * index % 1009}" for index in range(100 + 60 * number))
        (packed / f"page-{number}.html").write_text(f"<!doctype html><title>{number}</title>{words}", encoding="utf-8")
    pack(packed)
    shutil.copytree(packed, plain)
    for path in plain.glob("*.html"):
        copy = path.with_name(path.name + ".gz")
        copy.replace(path)
        path.with_name(path.name + ".br").unlink()
    for path in (*packed.iterdir(), *plain.iterdir()):
        path.chmod(0o644)


@contextlib.contextmanager
def running(folder: Path, site: Path, *, static: bool) -> Iterator[int]:
    """An nginx of the sample over the site; its port."""
    folder.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    sample = SAMPLE.read_text(encoding="utf-8")
    sample = sample.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/myschool/current/", f"{site}/")
    if not static:
        sample = re.sub(r"gzip_static on;|gzip on;", "", sample)
    user = f"user {getpass.getuser()};" if getpass.getuser() == "root" else ""
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; {user}\n"
        f"events {{ worker_connections 256; }}\nhttp {{ access_log off; keepalive_requests 100000;\n"
        f"client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};\n"
        f"uwsgi_temp_path {folder}; scgi_temp_path {folder};\n{sample}\n}}\n",
        encoding="utf-8",
    )
    with subprocess.Popen(["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]) as process:
        try:
            wait_until_up(process, port, folder)
            yield port
        finally:
            process.terminate()


def wait_until_up(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    """Raises RuntimeError with the log of a server that does not start."""
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError((folder / "error.log").read_text(encoding="utf-8"))


def loaded(ports: tuple[int, int], requests: int, connections: int) -> Times:
    """Seconds of each request to either server, over so many connections at once."""
    times: Times = ([], [])
    workers = [
        threading.Thread(target=ask, args=(ports, range(start, requests, connections), times))
        for start in range(connections)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return times


def ask(ports: tuple[int, int], numbers: Sequence[int], times: Times) -> None:
    """One connection's requests, one after another, each to both servers; who is first changes."""
    links = [http.client.HTTPConnection("127.0.0.1", port, timeout=10) for port in ports]
    for turn, number in enumerate(numbers):
        for server in (0, 1) if turn % 2 else (1, 0):
            start = time.perf_counter()
            links[server].request("GET", f"/myschool/page-{number % PAGES}.html", headers={"Accept-Encoding": "gzip"})
            response = links[server].getresponse()
            body = response.read()
            times[server].append(time.perf_counter() - start)
            if response.status != 200 or body[:2] != b"\x1f\x8b":
                raise RuntimeError(f"{response.status}, {len(body)} bytes that are not gzip")
    for link in links:
        link.close()


def percentiles(times: Sequence[float]) -> tuple[float, float]:
    """The median and the ninety-ninth percentile."""
    ordered = sorted(times)
    return ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]


if __name__ == "__main__":
    sys.exit(main())

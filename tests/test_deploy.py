"""What is needed to install okaeri says what it should, checked by the tools' own checks where they are."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
CONTAINERFILE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
COMPOSE = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
UNIT = (DEPLOY / "okaeri.service").read_text(encoding="utf-8")


def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed, so the unit is only read")
    unit = tmp_path / "okaeri.service"
    unit.write_text(UNIT.replace("/opt/okaeri/bin/okaeri", "/bin/true"), encoding="utf-8")

    done = _run("systemd-analyze", "verify", "--man=no", str(unit))

    assert (done.returncode, done.stderr) == (0, "")


def test_systemd_calls_the_unit_well_hardened(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed, so how hardened the unit is was not rated")
    unit = tmp_path / "okaeri.service"
    unit.write_text(UNIT, encoding="utf-8")

    rated = _run("systemd-analyze", "security", "--offline=yes", "--threshold=25", str(unit))

    assert rated.returncode == 0, rated.stdout or rated.stderr


def test_docker_reads_the_compose_file(tmp_path: Path) -> None:
    if shutil.which("docker") is None or _run("docker", "compose", "version").returncode:
        pytest.skip("no docker compose is installed, so the compose file is only read")
    for name in ("compose.yaml", "Containerfile"):
        shutil.copy(DEPLOY / name, tmp_path / name)
    (tmp_path / "okaeri.env").write_text("SLACK_BOT_TOKEN=xoxb-1\n")
    (tmp_path / ".env").write_text("POSTGRES_PASSWORD=secret\n")

    done = _run("docker", "compose", "--file", str(tmp_path / "compose.yaml"), "config", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "PGPASSWORD: secret" in done.stdout


def test_the_unit_runs_as_nobody_in_particular_writes_in_one_folder_and_comes_again() -> None:
    said = dict(re.findall(r"^(\w+)=(.*)$", UNIT, re.M))

    assert said["ExecStart"].endswith("/okaeri run")
    assert said["User"] == said["StateDirectory"] == "okaeri"
    assert said["WorkingDirectory"] == "/var/lib/okaeri"
    assert (said["ProtectSystem"], said["NoNewPrivileges"]) == ("strict", "yes")
    assert (said["Restart"], said["KillSignal"]) == ("on-failure", "SIGTERM")
    assert int(said["TimeoutStopSec"]) > 10


def test_the_container_runs_as_a_user_of_its_own_and_holds_its_data_apart() -> None:
    lines = CONTAINERFILE.splitlines()

    assert lines.index("USER 10001") < lines.index('ENTRYPOINT ["okaeri"]')
    assert {"VOLUME /data", "STOPSIGNAL SIGTERM", 'CMD ["run"]'} <= set(lines)
    assert 'CMD ["okaeri", "check", "--running"]' in CONTAINERFILE
    assert re.search(r"^FROM python:3\.1[1-9]-slim$", CONTAINERFILE, re.M)


def test_the_container_is_made_of_the_locks_with_hashes_and_of_folders_that_exist() -> None:
    copied = re.findall(r"^COPY (.+) \S+$", CONTAINERFILE, re.M)

    let_in = (DEPLOY / "Containerfile.dockerignore").read_text(encoding="utf-8")

    assert "--require-hashes -r requirements.lock -r postgres.lock" in CONTAINERFILE
    sources = [name.rstrip("/") for line in copied for name in line.split()]
    assert {"bot", "handlers", "storage", "community", "config", "requirements.lock"} <= set(sources)
    assert all((ROOT / name).exists() for name in sources)
    assert all(f"!{name}\n" in let_in for name in sources)


def test_the_lines_of_postgresqls_driver_are_taken_with_their_hashes(tmp_path: Path) -> None:
    found = re.search(r"^RUN (awk '.+' requirements-dev\.lock) > postgres\.lock", CONTAINERFILE, re.M)
    assert found is not None

    taken = _run("sh", "-c", found[1], cwd=ROOT).stdout

    names = re.findall(r"^(\S+)==\S+ (?:; .+ )?\\$", taken, re.M)
    assert names == ["psycopg", "psycopg-binary"]
    assert all(line.startswith(("psycopg", "    --hash=sha256:")) for line in taken.splitlines())
    assert not taken.endswith("\\\n")


def test_the_compose_file_waits_for_the_database_and_keeps_it() -> None:
    for said in (
        "dockerfile: deploy/Containerfile",
        "condition: service_healthy",
        "restart: unless-stopped",
        "DATABASE_URL: postgresql://okaeri@database/okaeri",
        "- okaeri.env",
        '["CMD", "okaeri", "check", "--running"]',
        '["CMD", "pg_isready", "--username=okaeri", "--dbname=okaeri"]',
        "- database:/var/lib/postgresql/data",
    ):
        assert said in COMPOSE


@pytest.mark.parametrize("written", [CONTAINERFILE, COMPOSE, UNIT], ids=["container", "compose", "unit"])
def test_no_secret_and_no_address_of_a_registry_stands_in_it(written: str) -> None:
    assert not re.search(r"https?://|xox[abp]-|index-url|docker\.io|ghcr\.io", written)
    assert not re.search(r"PASSWORD: (?!\$\{)", written)


def _run(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)

"""Databases without any table, for the tests of the schema."""

import uuid
from pathlib import Path

import psycopg

from tests import postgres


def bare_sqlite(folder: Path) -> str:
    """The address of a SQLite file, made when it is first opened."""
    return f"sqlite:///{folder / 'okaeri.db'}"


def bare_postgres(server: Path) -> str:
    """The address of a new PostgreSQL database."""
    name = f"bare{uuid.uuid4().hex}"
    with psycopg.connect(postgres.address(server, "postgres"), autocommit=True) as connection:
        connection.execute(f"create database {name}")
    return postgres.address(server, name)

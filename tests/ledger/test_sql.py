from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.record import QueryError

from .conftest import warning


def test_a_question_in_sql_takes_named_values(strait: Ledger) -> None:
    rows = strait.sql("SELECT name FROM actors WHERE country = $country ORDER BY name", {"country": "MRK"})
    assert rows.dicts() == [{"name": "Marrakand"}, {"name": "Orhan Çelik"}]
    assert len(strait.sql("FROM actors", limit=2)) == 2


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM reports",
        "INSERT INTO notes VALUES ('r', 0, 'n')",
        "WITH gone AS (DELETE FROM notes RETURNING *) SELECT * FROM gone",
        "CREATE TABLE mine AS SELECT 1",
        "COPY reports TO 'reports.csv'",
        "SELECT 1; DELETE FROM reports",
        "COMMIT",
        "SET enable_external_access = true",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "",
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_sql_cannot_write(path: Path, query: str, read_only: bool) -> None:
    with Ledger(path) as ledger:
        ledger.add(warning())
    with Ledger(path, read_only=read_only) as ledger:
        with pytest.raises(QueryError):
            ledger.sql(query)
        assert ledger.get(warning().report.id) == warning()
        assert len(ledger.sql("SHOW TABLES")) == 15


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_csv('{0}')",
        "SELECT * FROM read_text('{0}')",
        "SELECT * FROM '{0}'",
        "SELECT * FROM glob('{1}/*')",
    ],
)
def test_sql_cannot_read_other_files(strait: Ledger, tmp_path: Path, query: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n")
    with pytest.raises(QueryError):
        strait.sql(query.format(secret, tmp_path))


def test_sql_cannot_see_the_variables_of_the_program(strait: Ledger) -> None:
    frame = strait.statements().polars()
    assert frame.height
    with pytest.raises(QueryError, match="Table with name frame does not exist"):
        strait.sql("SELECT * FROM frame")


def test_sql_that_takes_too_long_is_given_up_and_the_ledger_goes_on(strait: Ledger) -> None:
    with pytest.raises(QueryError, match=r"SQL: not answered within 0\.2 seconds"):
        strait.sql("SELECT count(*) FROM range(100000000000) t(n) WHERE n % 7 = 3", seconds=0.2)
    assert len(strait) == 3


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("SELEC 1", "syntax error"),
        ("SELECT nothing FROM reports", "nothing"),
        ("SELECT $missing", "missing"),
    ],
)
def test_sql_that_cannot_be_understood_is_explained_in_one_line(strait: Ledger, query: str, complaint: str) -> None:
    with pytest.raises(QueryError) as caught:
        strait.sql(query)
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


def test_columns_of_one_name_are_numbered(strait: Ledger) -> None:
    assert strait.sql("SELECT 1 AS n, 2 AS N, 3 AS n").polars().columns == ["n", "N_2", "n_3"]

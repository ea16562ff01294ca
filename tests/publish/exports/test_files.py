"""The bytes of exports: the same wherever they are made, nothing in them that a spreadsheet computes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest
from pyarrow import parquet

from doubles.dossiers import AS_OF, dossier, place
from tallystick.model.dossier import Words
from tallystick.publish.exports import forms
from tallystick.publish.exports.columns import csv_of
from tallystick.publish.exports.gather import Gathered, gather
from tallystick.publish.exports.own import INCIDENTS, Row
from tallystick.publish.exports.terms import Terms
from tallystick.resources.methods.load import load_method

ROOT = Path(__file__).resolve().parents[3]
DIGESTS = """
import json, sys
from tests.publish.exports.test_files import digests
print(json.dumps(digests()))
"""


def made(**more: object) -> Gathered:
    """An export of two incidents, one of them without a place."""
    terms = Terms(as_of=AS_OF, method=load_method(), **more)  # type: ignore[arg-type]
    nowhere = dossier("MONA-001")
    nowhere = replace(nowhere, setting=replace(nowhere.setting, where=None, when=None))
    return gather([dossier(), nowhere], terms)


def digests() -> dict[str, str]:
    """The hash of each file of each form."""
    some = made()
    files = {f"{form} {name}": held for form in forms.FORMS for name, held in forms.files_of(form, some, "x").items()}
    return {name: sha256(held).hexdigest() for name, held in files.items()}


def test_bytes_do_not_depend_on_the_process() -> None:
    """Another process with another order of sets, another zone and another clock makes the same bytes."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests"), *sys.path])
    places = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "77", "TZ": "Pacific/Apia"}
    again = subprocess.run([sys.executable, "-c", DIGESTS], env=places, capture_output=True, check=True, cwd=ROOT)
    assert json.loads(again.stdout) == digests()


@pytest.mark.parametrize("form", forms.FORMS)
def test_the_day_is_in_every_export(form: str) -> None:
    """Another day is another file: every form writes down the day it speaks for."""
    one = made()
    other = Gathered(replace(one.terms, as_of=AS_OF + timedelta(days=1)), one.entries, one.left_out)
    assert forms.files_of(form, one, "x") != forms.files_of(form, other, "x")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "|x", "%x", "＝1"])
def test_no_cell_is_computed(text: str) -> None:
    """Text that a spreadsheet would compute has an apostrophe before it, in CSV and workbooks; numbers do not."""
    one = replace(dossier(where=place(text, lon=-3.5)), words={"c1": Words(document="d1", spans=(), text=text)})
    some = gather([one], Terms(as_of=AS_OF, method=load_method()))
    row = next(csv.DictReader(io.StringIO(csv_of(INCIDENTS, [Row(some.entries[0], some.terms)]).decode())))
    assert row["location"].startswith("'") and row["longitude"] == "-3.5"
    with zipfile.ZipFile(io.BytesIO(forms.files_of("xlsx", some, "x")["x"])) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name]
        strings = book.read("xl/sharedStrings.xml").decode()
    assert not any("<f>" in sheet for sheet in sheets)
    assert f">'{text.strip()}<" in strings and f">{text.strip()}<" not in strings


def test_the_package_describes_itself() -> None:
    """Every file is described with its hash, every table with its columns, and every column is in the codebook."""
    with zipfile.ZipFile(io.BytesIO(forms.files_of("package", made(), "x.zip")["x.zip"])) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    descriptor = json.loads(held["datapackage.json"])
    jsonschema.validate(descriptor, PROFILE)
    for resource in descriptor["resources"]:
        assert resource["hash"] == "sha256:" + sha256(held[resource["path"]]).hexdigest()
    assert {resource["path"] for resource in descriptor["resources"]} == set(held) - {"datapackage.json"}
    book = list(csv.DictReader(io.StringIO(held["codebook.csv"].decode())))
    for table in ("incidents", "claims", "reports"):
        (resource,) = [r for r in descriptor["resources"] if r["path"] == f"{table}.csv"]
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert next(csv.reader(io.StringIO(held[f"{table}.csv"].decode()))) == fields
        assert [row["column"] for row in book if row["file"] == f"{table}.csv"] == fields
    assert b"Whom it counts" in held["methodology.md"] and b"2022-01-01" in held["README.md"]


TYPES = ["string", "integer", "number", "date", "boolean"]
# What Data Package asks of a descriptor, as far as we use it.
PROFILE = {
    "type": "object",
    "required": ["resources"],
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z0-9._/-]+$"},
        "resources": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "path"],
                "properties": {
                    "name": {"type": "string", "pattern": "^[a-z0-9._/-]+$"},
                    "schema": {
                        "type": "object",
                        "required": ["fields"],
                        "properties": {
                            "fields": {
                                "items": {
                                    "required": ["name"],
                                    "properties": {"type": {"enum": TYPES}},
                                }
                            }
                        },
                    },
                },
            },
        },
    },
}


def test_geoparquet_says_where_its_points_are() -> None:
    """The metadata names the column of points, its encoding and its bounds; a place without a point is null."""
    table = parquet.read_table(io.BytesIO(forms.files_of("geoparquet", made(), "x")["x"]))
    geo = json.loads(table.schema.metadata[b"geo"])
    assert geo["version"] == "1.1.0" and geo["primary_column"] == "geometry"
    assert geo["columns"]["geometry"] == {
        "encoding": "WKB", "geometry_types": ["Point"], "bbox": [38.4321, 35.1234, 38.4321, 35.1234],
    }  # fmt: skip
    points = table.column("geometry").to_pylist()
    assert len(points[0]) == 21 and points[0][:5] == b"\x01\x01\x00\x00\x00" and points[1] is None


def test_nothing_accepted_is_an_export_too() -> None:
    """An export without incidents is whole, in every form."""
    empty = gather([], Terms(as_of=AS_OF, method=load_method()))
    for form in forms.FORMS:
        assert all(isinstance(held, bytes) for held in forms.files_of(form, empty, "x").values())


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form whose library is not installed says which extra brings it, before anything is done."""
    monkeypatch.setattr(forms, "find_spec", lambda name: None)
    with pytest.raises(forms.MissingExtraError, match=r"tallystick\[exports\]"):
        forms.require("xlsx")
    forms.require("csv")

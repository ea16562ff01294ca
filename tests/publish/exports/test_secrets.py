"""What must not be told is in no byte of any export: inside archives, workbooks and columns of binary files too."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from doubles.dossiers import AS_OF, DAY, day, dossier, ends, judged, place, says, told
from tallystick.model.dossier import Dossier, Party, Source, Words
from tallystick.model.incident import Contradiction, Independence, LeftOut, Origin, Voice
from tallystick.model.link import Link, Reason
from tallystick.model.record import Decision
from tallystick.publish.exports.forms import FORMS, files_of, fitting
from tallystick.publish.exports.gather import gather
from tallystick.publish.exports.terms import FULL, PUBLIC, Terms
from tallystick.publish.exports.veil import Veil
from tallystick.resources.methods.load import load_method


def unpacked(held: bytes) -> Iterator[bytes]:
    """The bytes, and whatever lies packed in them."""
    yield held
    if held.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))
    if held.startswith(b"PAR1"):
        table = parquet.read_table(io.BytesIO(held))
        yield repr(table.schema.metadata).encode()
        yield "\n".join(str(value) for column in table.columns for value in column.to_pylist()).encode()


def everything(one: Dossier, form: str, **terms: object) -> str:
    """All that can be read in an export of one dossier, escapes of JSON and XML undone."""
    method = load_method(FORMS[form].method or "airwars")
    made = fitting(form, gather([one], Terms(as_of=AS_OF, method=method, **terms)))  # type: ignore[arg-type]
    files = files_of(form, made, "x")
    text = "\n".join(part.decode("utf-8", "replace") for held in files.values() for part in unpacked(held))
    return unicodedata.normalize("NFC", text)


def named(name: str, outcome: str = "killed", **more: object) -> dict[str, object]:
    """A dossier's parts in which a person is named in a claim and wherever words of the report stand."""
    return {
        "statements": (
            says("c1", "killed", who="civilians", number=5, quantifier="exact", phrase=f"five with {name}"),
            says("d1/v1", f"named:{outcome}", name, **more),
            says("c3", "characterisation", f"{name} was the fifth", voice=WITNESS),
        ),
        "words": {
            "c1": Words(document="d1", spans=(), text=f"killing five people, {name} among them"),
            "d1/v1": Words(document="d1", spans=(), text=f"{name} ({name.split()[-1].upper()})"),
        },
        "sources": (
            Source(document="d1", title=f"{name} dies in strike", publisher="Tavern Wire", published_on=DAY,
                   url=f"https://wire.example/{name.replace(' ', '-').lower()}"),
        ),
    }  # fmt: skip


WITNESS = Voice(name="Selma Torrik", root="selma torrik", kind="person")
SLUG = "selma-torrik"
ACCOUNT = Source(
    document="d2", title="I saw it", publisher="@qadmiya_eye", published_on=DAY, url="https://x.com/qadmiya_eye/1"
)


def witness() -> Dossier:
    """A witness is named as a voice, in words, a title, an address, a reason, an origin, a decision and a link."""
    dispute = Contradiction(property="killed", one="c1", other="c2", why="Selma Torrik says three, others five")
    made = dossier(incident=judged(ends(3, 5), ends(3, 5, group="all"), disputes=(dispute,)))
    origin = Origin(key="o", name="Selma Torrik via Tavern Wire", claims=("c1",))
    low = replace(made.incident.ranges[0].minimum, rule="as Selma Torrik and Torrik's neighbour say")
    first = replace(made.incident.ranges[0], minimum=low, left_out=(LeftOut(claim="c9", rule="Selma Torrik denies"),))
    step = Reason(feature="words", level="close", weight=3.0, words="both name Selma Torrik")
    return replace(
        made,
        incident=replace(
            made.incident, ranges=(first, *made.incident.ranges[1:]),
            independence=(Independence(property="killed", certain=1, possible=1, origins=(origin,)),),
        ),
        statements=(says("c1", "killed", who="civilians", number=5, voice=WITNESS),
                    says("c2", "characterisation", "a crime, as Torrik calls it", voice=WITNESS)),
        words={"c1": Words(document="d1", spans=(), text="five dead, said Ms. Torrik; SELMA TORRIK saw it")},
        sources=(replace(made.sources[0], title="Torrik: I saw it", url=f"https://wire.example/{SLUG}"), ACCOUNT),
        decisions=(Decision(id="x", verdict="note", kind="incident", key=made.code, by="Reviewer Nimmer",
                            made_at=datetime(2021, 6, 1, tzinfo=UTC), reason="spoke with Selma Torrik"),),
        links=(Link(a="a", b="b", verdict="same", score=1, base=0, reasons=(step,), against=None, method="m"),),
    )  # fmt: skip


def child() -> Dossier:
    """A child is named among the dead."""
    return dossier(**named("Omri Haskel", who="child", age=7))


def detainee() -> Dossier:
    """A captive who holds an office is named, also as the one it was aimed at."""
    parts = named("Tarik Benoub", outcome="captured")
    event = told(place(), day(), targets=(Party(name="Tarik Benoub", kind="person", sector="GOV"),))
    return dossier(event=event, **parts)


def survivor() -> Dossier:
    """Words of a report on sexual violence describe somebody whom no claim names."""
    event = told(place(), day(), acled="Sexual violence", mode="sexual")
    return dossier(
        event=event,
        statements=(says("c1", "injured", who="women", number=1), says("c2", "characterisation", "the baker Lenka")),
        words={"c1": Words(document="d1", spans=(), text="the baker Lenka Morav of Mill Lane")},
        sources=(Source(document="d1", title="Lenka speaks", publisher="Tavern Wire", published_on=DAY,
                        url="https://wire.example/lenka-morav"),),
    )  # fmt: skip


def soldier() -> Dossier:
    """A person without an office is named as the one it was aimed at."""
    event = told(place(), day(), targets=(Party(name="Private Dorv Anlak", kind="person", sector="MIL"),))
    return dossier(event=event, words={"c1": Words(document="d1", spans=(), text="Anlak and four others")})


def clinic() -> Dossier:
    """A medical site with exact coordinates, its name in a title and its grid reference in words."""
    made = dossier(where=place("Nour Sabil clinic", "building"))
    return replace(
        made,
        statements=(*made.statements, says("c2", "place", "Nour Sabil clinic", place="Nour Sabil clinic", lat=35.1234)),
        words={"c1": Words(document="d1", spans=(), text="at 35.1234, 38.4321 (37S DA 12345 67890): Nour Sabil")},
        sources=(replace(made.sources[0], title="Strike on Nour Sabil clinic",
                         url="https://wire.example/nour-sabil-clinic"),),
    )  # fmt: skip


def home() -> Dossier:
    """A home at a stated point; that it is one stands only in what was damaged."""
    made = dossier(where=place("Mill Lane", "point"))
    return replace(made, statements=(*made.statements, says("c2", "damage", "three houses", place="Mill Lane")))


def camp() -> Dossier:
    """A camp that the gazetteer knows as a town."""
    return dossier(where=place("Rubat camp", "town"))


def notified() -> Dossier:
    """A site of a user's own zones, in a claim and in words."""
    made = dossier(where=place("Old Mill", "point"))
    words = Words(document="d1", spans=(), text="inside Quiet Garden site")
    zone = says("c2", "zone", "Quiet Garden site")
    return replace(made, statements=(*made.statements, zone), words={**made.words, "c2": words})


def recent() -> Dossier:
    """A village struck six days before the day of the export."""
    return dossier(where=place("Marj Hanin", "village"), when=day(date(2021, 12, 26)),
                   words={"c1": Words(document="d1", spans=(), text="in Marj Hanin at 35.1234N 38.4321E")})  # fmt: skip


def convoy() -> Dossier:
    """Forces on the move, within an incident that may be told."""
    made = dossier()
    march = replace(told(), id="e2", type="mobilize", mode="troops", acled=None)
    says_it = replace(says("c2", "place", "Anvil Ridge crossing"), event="e2")
    return replace(made, told=(*made.told, march), statements=(*made.statements, says_it),
                   words={**made.words, "c2": Words(document="d1", spans=(), text="toward Anvil Ridge")})  # fmt: skip


def base() -> Dossier:
    """An incident that is nothing but forces on the move."""
    return dossier(event=told(place("Anvil Ridge"), day(), type="mobilize", mode="troops", acled=None))


def signed_address() -> Dossier:
    """An address with a password, and a file of the machine for an address."""
    made = dossier()
    signed = replace(made.sources[0], url="https://anna:pass77@wire.example/a#tail9")
    return replace(made, sources=(signed, replace(signed, document="d2", url="file:anna/secret77.txt")))


def family() -> Dossier:
    """A family is who was hit, and gave a farm its name."""
    event = told(place("Vorsk farm", "point"), day(), targets=(Party(name="Vorsk family", kind="group"),))
    return dossier(event=event, words={"c1": Words(document="d1", spans=(), text="five of the Vorsk family")})


def stranger() -> Dossier:
    """A claim that a person wrote names somebody whom no report's reading knows."""
    made = dossier()
    return replace(made, statements=(*made.statements, says("c2", "responsibility", "Hanno Quist")),
                   words={"c2": Words(document="d1", spans=(), text="Quist did it")})  # fmt: skip


def aged() -> Dossier:
    """Names with ages that no claim was made of."""
    return dossier(words={"c1": Words(document="d1", spans=(), text=(
        "Lina Sabeh, 7, and Amal Sabeh (9); 11-year-old Yusra Dimm; in all 5"))})  # fmt: skip


SECRETS = {
    witness: ("Torrik", "TORRIK", SLUG, "qadmiya_eye", "Nimmer"),
    child: ("Omri", "Haskel", "HASKEL", "omri-haskel"),
    detainee: ("Tarik", "Benoub", "BENOUB"),
    survivor: ("Lenka", "Morav", "lenka", "baker"),
    soldier: ("Dorv", "Anlak"),
    clinic: ("Nour", "Sabil", "nour-sabil", "35.12", "38.43", "12345"),
    home: ("Mill Lane", "35.12", "38.43"),
    camp: ("Rubat", "35.12", "38.43"),
    notified: ("Quiet Garden", "Old Mill", "35.12"),
    recent: ("Marj Hanin", "35.12", "38.43"),
    convoy: ("Anvil Ridge",),
    base: ("Anvil Ridge", "KIRA-204"),
    family: ("Vorsk",),
    stranger: ("Hanno", "Quist"),
    aged: ("Lina", "Sabeh", "Yusra", "Dimm"),
    signed_address: ("pass77", "secret77", "tail9", "anna"),
}
CASES = [pytest.param(make, words, id=make.__name__) for make, words in SECRETS.items()]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("make", "secrets"), CASES)
def test_no_byte_of_the_public_tier_tells_it(make: type[Dossier], secrets: tuple[str, ...], form: str) -> None:
    """Accepted or only proposed: none of what was planted is in any file."""
    one = make()
    for dossier_, proposed in ((one, False), (replace(one, status="proposed", accepted=None), True)):
        text = everything(dossier_, form, tier=PUBLIC, proposed=proposed)
        assert [secret for secret in secrets if secret in text] == []


@pytest.mark.parametrize(("make", "secrets"), CASES)
def test_the_full_tier_would_tell_it(make: type[Dossier], secrets: tuple[str, ...]) -> None:
    """The walk can find what was planted: in the full tier most of it is there."""
    text = everything(make(), "package", tier=FULL)
    assert make is signed_address or any(secret in text for secret in secrets)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_accused_before_a_person_accepts(form: str) -> None:
    """A proposal has no grade, no strike status and no accused party, in no tier."""
    theirs = ends(1, 1, group="combatants", party="enemies of Marran Air Force")
    one = dossier(accepted=False, incident=judged(ends(3, 5), ends(3, 5, group="all"), theirs))
    one = replace(one, statements=(*one.statements, says("c2", "actor", "Marran Air Force"),
                                   says("c3", "responsibility", "Marran Air Force")))  # fmt: skip
    for tier in (PUBLIC, FULL):
        text = everything(one, form, tier=tier, proposed=True)
        assert "Marran" not in text and "marran" not in text
        assert ("Likely strike" not in text and "airwars 1" in text) or form in ("ged", "acled", "airwars")
        assert "not reviewed" in text


def test_only_what_is_accepted_goes_out() -> None:
    """Proposals stay in unless asked for, rejected ones always; an acceptance of a later day does not count."""
    terms = Terms(as_of=date(2021, 5, 1), method=load_method())
    some = [dossier("BABA-001", accepted=False), dossier("BABA-002"), dossier("BABA-003", status="rejected")]
    assert gather(some, terms).entries == ()
    assert gather(some, terms).left_out == {"nobody has accepted it": 2, "rejected": 1}
    kept = gather(some, replace(terms, as_of=AS_OF)).entries
    assert [entry.code for entry in kept] == ["BABA-002"]
    asked = gather(some, replace(terms, as_of=AS_OF, proposed=True)).entries
    assert [entry.code for entry in asked] == ["BABA-001", "BABA-002"]


def test_a_rejected_claim_does_not_go_out() -> None:
    """It stays on record and in the dossier, and is in no export."""
    for rejected, told_of in ((frozenset({"c1"}), 0), (frozenset(), 1)):
        one = replace(dossier(), rejected=rejected)
        entry = gather([one], Terms(as_of=AS_OF, method=load_method())).entries[0]
        assert len(entry.claims) == told_of


def test_sources_are_counted() -> None:
    """A withheld voice is told of as a local source, the same one by the same letter, and all are counted."""
    entry = gather([witness()], Terms(as_of=AS_OF, method=load_method())).entries[0]
    assert {claim.voices for claim in entry.claims} == {("local source A",)}
    assert entry.withheld["local sources"] == 2 and entry.withheld["links"] == 2


def test_quotations_are_short() -> None:
    """No quotation of the public tier has more than 300 characters; the full tier has the whole."""
    long = dossier(words={"c1": Words(document="d1", spans=(), text="word " * 200)})
    for tier, most in ((PUBLIC, 300), (FULL, 1000)):
        entry = gather([long], Terms(as_of=AS_OF, method=load_method(), tier=tier)).entries[0]
        assert 290 < len(entry.claims[0].quotation or "") <= most


def test_a_town_is_told_when_a_finer_place_is_not() -> None:
    """Of a recent strike the town another report names is told, with its own point."""
    one = recent()
    one = replace(
        one, told=(*one.told, replace(told(place("Tel Sawan", "town", 36.4, 38.0), one.setting.when), id="e2"))
    )
    shown = gather([one], Terms(as_of=AS_OF, method=load_method())).entries[0].place
    assert (shown.name, shown.lat, shown.precision) == ("Tel Sawan", 36.4, "town")


def test_old_towns_are_told_as_they_are() -> None:
    """Nothing is coarsened without a reason."""
    shown = gather([dossier()], Terms(as_of=AS_OF, method=load_method())).entries[0].place
    assert (shown.name, shown.lat, shown.coarsened) == ("Qadmiya", 35.1234, None)


def test_names_do_not_hide_behind_letters() -> None:
    """Case, accents and punctuation in an address do not let a name through; a place of the same name is told."""
    one = dossier(where=place("Haskel"), **named("Omri Haskel", who="child"))
    for address in ("%C3%B3mr%C3%AD.html", "x?who=HASKEL", "o-m-r-i"):
        told_of = replace(one, sources=(replace(one.sources[0], url=f"https://wire.example/{address}"),))
        entry = gather([told_of], Terms(as_of=AS_OF, method=load_method())).entries[0]
        assert entry.reports[0].url is None and entry.place.name == "Haskel"


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_whole_name_is_never_left(before: str, after: str) -> None:
    """Whatever stands around it, a withheld name is gone from the text."""
    told_of = (
        Veil({"Omri Haskel": "[name withheld]"}, {"Haskel": "[name withheld]"}).text(f"{before} Omri Haskel {after}")
        or ""
    )
    assert "Omri Haskel" not in told_of.replace("[name withheld]", "")


@pytest.mark.parametrize(
    ("voice", "shown"),
    [
        (Voice(name="governor of the valley", root="class:governor of the valley", named=False), True),
        (Voice(name="Syrian government", root="SYR:GOV", kind="government"), True),
        (Voice(name="unspecified reports", root="class:unspecified reports", named=False), True),
        (Voice(name="Tavern Wire", root="tavern wire"), True),
        (Voice(name="residents", root="class:residents", named=False), False),
        (Voice(name="nurses", root="class:nurses", named=False), False),
        (Voice(name="Qadmiya, Syria, Thursday", root="qadmiya, syria, thursday"), False),
    ],
)
def test_offices_and_outlets_are_told_of_and_crowds_are_not(voice: Voice, shown: bool) -> None:
    """Who speaks in an office or as the outlet is told; words that name nobody stay in quotations."""
    words = "on Thursday residents of Qadmiya and nurses said"
    one = dossier(
        statements=(says("c1", "killed", voice=voice),), words={"c1": Words(document="d1", spans=(), text=words)}
    )
    entry = gather([one], Terms(as_of=AS_OF, method=load_method())).entries[0]
    assert entry.claims[0].voices == ((voice.name,) if shown else ("local source A",))
    assert entry.claims[0].quotation == words


def test_a_church_is_told_and_an_unknown_building_is_not() -> None:
    """A building that is neither a home nor a medical site stays where it is; one of no kind may be a home."""
    church = dossier(where=place("Qadmiya", "building"))
    at = says("c2", "place", "Qadmiya", place="Qadmiya")
    church = replace(
        church, statements=(at,), words={"c2": Words(document="d1", spans=(), text="the church of Qadmiya")}
    )
    for one, told_of in ((church, 35.1234), (replace(church, words={}), 35.25)):
        assert gather([one], Terms(as_of=AS_OF, method=load_method())).entries[0].place.lat == told_of


def handles() -> Dossier:
    """A name in a plural, a handle and an address within words; a telephone and an address of mail of nobody known."""
    parts = named("Omri Haskel")
    text = "the Haskels; @omri_haskel; www.x.example/omri-haskel; call +963 11 555 0199 or eye77@post.example"
    parts["words"] = {"c1": Words(document="d1", spans=(), text=text)}
    return dossier(**parts)


@pytest.mark.parametrize("form", FORMS)
def test_names_in_other_dress_and_contacts_are_withheld(form: str) -> None:
    """Plurals, handles, addresses, telephones and mail are in no byte either."""
    text = everything(handles(), form)
    assert [s for s in ("Haskel", "haskel", "555", "eye77", "post.example") if s in text] == []

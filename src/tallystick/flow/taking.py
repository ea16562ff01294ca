"""Readings made ready for linking: accounts, blocks, statements, and the links that new accounts bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tallystick.assessment.statements import statements_of
from tallystick.assessment.tellings import told_of, words_of
from tallystick.ledger.packing import Group, group
from tallystick.ledger.seal import Row, content
from tallystick.ledger.views import Taken
from tallystick.linker.account import Account, accounts_of
from tallystick.linker.blocks import keys
from tallystick.linker.build import links_of
from tallystick.model.document import digest
from tallystick.model.dossier import Told
from tallystick.model.link import Link, Pair
from tallystick.model.reading import Reading
from tallystick.resources.linking import Method
from tallystick.text.copies import wording


def taken(reading: Reading, method: Method) -> Taken:
    """A reading as linking and judging use it."""
    found = accounts_of(reading)
    return Taken(
        document=reading.document.id,
        told=told_of(reading),
        accounts=found,
        keys={account.id: keys(account, method) for account in found},
        statements=statements_of(reading),
        words=words_of(reading),
        wording=wording(reading.document.text),
    )


def new_links(batch: Sequence[Taken], near: Iterable[Account], method: Method) -> tuple[Link, ...]:
    """The links that a batch brings among itself and with the accounts found near it."""
    documents = {one.document for one in batch}
    old = [account for account in near if account.document not in documents]
    return links_of((a for one in batch for a in one.accounts), old, method)


def pair_of(link: Link) -> Pair:
    """A link without its reasons."""
    return Pair(link.a, link.b, link.verdict, link.score)


def link_group(link: Link) -> Group:
    """The row of a link. It holds levels and weights and none of the words: these are the reports', which may have to
    go by order, and the same two accounts give the same words again."""
    steps = [[r.feature, r.level, r.weight] for r in link.reasons]
    said = content({"verdict": link.verdict, "score": link.score, "base": link.base, "reasons": steps,
                    "method": link.method})  # fmt: skip
    return group([Row("link", f"{link.a} {link.b} {digest(said)}", "", said)])


def moves(before: Sequence[Told], after: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Each event of an earlier reading that a later one does not have, with what it became: the event told by the
    same words in part, of the same type first; those that nothing overlaps are left out."""
    there = {one.id for one in after}
    for old in before:
        if old.id in there:
            continue
        near = [new for new in after if any(a.overlaps(b) for a in old.trigger for b in new.trigger)]
        if near:
            yield old.id, min(near, key=lambda new: (new.type != old.type, new.id)).id


def move_group(event: str, now: str, reading: str) -> Group:
    """The row that says where an event went."""
    return group([Row("moved", f"{event} {reading}", "", content({"event": event, "now": now}))])

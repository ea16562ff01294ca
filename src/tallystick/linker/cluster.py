"""From links and people's rulings to clusters: the strongest link first, and never against what excludes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tallystick.linker.account import Account
from tallystick.linker.compare import days_apart, places_apart
from tallystick.linker.scene import Days
from tallystick.model.link import SAME, Cluster, Clustering, Link, Pair, Ruling
from tallystick.resources.linking import Method

Scored = Link | Pair
"""A link, with or without its reasons."""


@dataclass(slots=True)
class _Group:
    """A cluster in the making: its accounts, the reports and imported records they are of, their stated days."""

    accounts: list[Account]
    documents: set[str]
    records: set[str]
    days: set[Days]
    parted: set[str] = field(default_factory=set)
    """Accounts that a person said are not the same as one of this group."""


def clusters(
    accounts: Iterable[Account], links: Iterable[Scored], rulings: Sequence[Ruling], method: Method
) -> Clustering:
    """The happenings the accounts make.

    ``rulings`` are people's standing decisions, oldest first: a later one on the same pair replaces an earlier one.
    "The same" joins whatever the machine thinks of it; "not the same" is never joined again, neither by a link nor by
    way of others: a "same" that would do so is refused and given back. No order of accounts and links matters.
    """
    known = {a.id: a for a in accounts}
    latest = _latest(rulings, {event: a.id for a in known.values() for event in a.events}) if rulings else {}
    strong = [x for x in links if x.verdict == SAME and x.a in known and x.b in known]
    found: list[Cluster] = []
    refused: list[tuple[str, str]] = []
    for part in _parts(known, strong, latest):
        work = _Work(part.accounts, method)
        refused += _settle(work, part, latest)
        found += work.made()
    found.sort(key=lambda cluster: cluster.accounts[0][0])
    return Clustering(clusters=tuple(found), refused=tuple(latest[pair] for pair in sorted(refused)))


def _settle(work: _Work, part: _Part, latest: Mapping[tuple[str, str], Ruling]) -> list[tuple[str, str]]:
    """Joins what people and links say of accounts that hang together; the rulings that cannot be kept."""
    for pair in sorted(p for p in part.ruled if not latest[p].same):
        work.part(*pair)
    refused = [p for p in sorted(part.ruled) if latest[p].same and not work.join(*p, by_person=True)]
    for each in sorted(part.links, key=lambda x: (-x.score, x.a, x.b)):
        work.join(each.a, each.b)
    return refused


@dataclass(slots=True)
class _Part:
    """Accounts that links and rulings hang together, and these."""

    accounts: list[Account] = field(default_factory=list)
    links: list[Scored] = field(default_factory=list)
    ruled: list[tuple[str, str]] = field(default_factory=list)


def _parts(known: Mapping[str, Account], links: Sequence[Scored], latest: Iterable[tuple[str, str]]) -> Iterable[_Part]:
    """What can be clustered apart: nothing joins accounts of two parts."""
    above = _joined((*((x.a, x.b) for x in links), *latest))
    parts: dict[str, _Part] = defaultdict(_Part)
    for id_, account in known.items():
        parts[_root(above, id_)].accounts.append(account)
    for each in links:
        parts[_root(above, each.a)].links.append(each)
    for pair in latest:
        parts[_root(above, pair[0])].ruled.append(pair)
    return parts.values()


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For accounts that pairs join, the way to the one that stands for all that hang together (``_root``)."""
    above: dict[str, str] = {}
    for a, b in pairs:
        above[_root(above, a)] = _root(above, b)
    return above


def _root(above: dict[str, str], id_: str) -> str:
    """The account that stands for all that hang together with one; the way there is made shorter."""
    while (up := above.get(id_, id_)) != id_:
        above[id_] = above.get(up, up)
        id_ = up
    return id_


def _latest(rulings: Sequence[Ruling], of_event: Mapping[str, str]) -> dict[tuple[str, str], Ruling]:
    """The last ruling on each pair of accounts; those on events that are gone or of one account are left out."""
    last: dict[tuple[str, str], Ruling] = {}
    for ruling in rulings:
        a, b = of_event.get(ruling.a), of_event.get(ruling.b)
        if a is not None and b is not None and a != b:
            last[min(a, b), max(a, b)] = ruling
    return last


class _Work:
    """Groups of accounts, joined step by step."""

    def __init__(self, accounts: Iterable[Account], method: Method) -> None:
        every = list(accounts)
        self.method = method
        self._group = {a.id: _alone(a) for a in every}
        self._told = {a.id for a in every if not a.background}
        """The accounts of those who tell it as news."""

    def part(self, a: str, b: str) -> None:
        """Two accounts that a person said are not the same."""
        self._group[a].parted.add(b)
        self._group[b].parted.add(a)

    def join(self, a: str, b: str, by_person: bool = False) -> bool:
        """Makes one group of two, unless something excludes it."""
        x, y = self._group[a], self._group[b]
        if x is y:
            return True
        if _parted(x, y) or (not by_person and (self._excluded(x, y) or self._glued(a, b))):
            return False
        if len(x.accounts) < len(y.accounts):
            x, y = y, x
        x.accounts += y.accounts
        x.documents |= y.documents
        x.records |= y.records
        x.days |= y.days
        x.parted |= y.parted
        for account in y.accounts:
            self._group[account.id] = x
        return True

    def _excluded(self, x: _Group, y: _Group) -> bool:
        """What keeps two groups apart: an imported record that tells both; more than half of the smaller one's reports
        telling both; stated days that contradict each other; places that do in more than half of the pairs. One report
        of several that was read as of another town, or as telling its one happening twice, parts nothing the others
        join; between two accounts alone it does."""
        twice = len(x.documents & y.documents)
        if x.records & y.records or twice * 2 > min(len(x.documents), len(y.documents)):
            return True
        if any(days_apart(a, b, self.method) for a in x.days for b in y.days):
            return True
        elsewhere = sum(places_apart(a.spot, b.spot, self.method) for a in x.accounts for b in y.accounts)
        return elsewhere * 2 > len(x.accounts) * len(y.accounts)

    def _glued(self, a: str, b: str) -> bool:
        """Whether a link would make one of two happenings that others tell as news, by an account that only takes one
        of them up as earlier history."""
        told = [one for one in (a, b) if one in self._told]
        return len(told) < 2 and all(any(m.id in self._told for m in self._group[one].accounts) for one in (a, b))

    def made(self) -> Iterator[Cluster]:
        """The clusters; what is only taken up as earlier history, and told by nobody, is none."""
        every = {id(group): group for group in self._group.values()}.values()
        groups = [group for group in every if not all(a.recalled for a in group.accounts)]
        for members in (sorted(group.accounts, key=lambda a: a.id) for group in groups):
            yield Cluster(accounts=tuple(a.events for a in members))


def _alone(account: Account) -> _Group:
    days = {account.days} if account.days is not None and account.days.stated else set()
    return _Group([account], {account.document}, set(filter(None, (account.record,))), days)


def _parted(x: _Group, y: _Group) -> bool:
    return any(a.id in y.parted for a in x.accounts) or any(a.id in x.parted for a in y.accounts)


def components(links: Iterable[Link], rulings: Iterable[Ruling] = ()) -> Mapping[str, frozenset[str]]:
    """For each event that a link or ruling names, all events it hangs together with: what must be clustered again
    when one of them changes. Clusters of a whole are those of its components."""
    ends = [*(x.pair for x in links if x.verdict == SAME), *((r.a, r.b) for r in rulings)]
    above = _joined(ends)
    wholes: dict[str, set[str]] = defaultdict(set)
    for name in {name for pair in ends for name in pair}:
        wholes[_root(above, name)].add(name)
    return {name: whole for whole in map(frozenset, wholes.values()) for name in whole}

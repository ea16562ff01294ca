"""Tellings with their particulars resolved: entities, time, place; and whether two can be one happening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tallystick.model.reading import When
from tallystick.model.span import Span
from tallystick.model.time import Interval, Time
from tallystick.reader.digest import in_heading
from tallystick.reader.entities import EntityIndex
from tallystick.reader.events.aftermath import CARE, CARRYING
from tallystick.reader.events.again import by_the_weapon, came_of, goes_on
from tallystick.reader.events.draft import SPEECH_TYPES, Draft
from tallystick.reader.events.merge import CONTACT, EFFECTS, points_back
from tallystick.reader.events.modality import FUTURE, POSSIBLE
from tallystick.reader.events.noun_roles import says_where
from tallystick.reader.events.page import of_the_page
from tallystick.reader.events.slots import Located, WordFinder, among, cost, locate, nearest, only_points
from tallystick.reader.geo.resolve import PlaceMention as Place
from tallystick.reader.syntax import Syntax
from tallystick.reader.teasers import inside
from tallystick.resources.tables import word_set

GENERAL = word_set("general")
COUNTRY_SET_BACK = 4  # tree cost; "in Syria" beside "in Raqqa" must lose even when it stands a step nearer
REGION_SET_BACK = 2  # a region loses to a town named in a later telling of the same happening
UNDER_HEADING = 3  # sentences that a heading of date and place holds for
NAMELESS_SET_BACK = 3  # a description without a name ("the village") loses to a named place as near
RELATING = (" to", " before", " after")
SAID = SPEECH_TYPES - {"agree", "consult"}  # two agree or meet at a place and on a day of their own
STATE = frozenset({"GOV", "MIL", "COP", "SPY"})
ELABORATION = 2  # sentences after a lead within which its bare "attack" is told in full
SHORT_WORD = 3  # articles and prepositions do not tell one target from another
TIME_ZONES = timedelta(days=1)  # by which it may be later where it happened than where it was published
OWN_CLAUSE = 4  # tree cost up to which a day is that of "the attack" rather than of what else its sentence tells
DAYS = frozenset({"day", "part-of-day"})
TELLING, AFTERMATH = word_set("telling"), word_set("aftermath")
TOUCHING = 8  # characters between "two days after" and the happening it dates
NEAR_SENTENCES = 3  # a telling without particulars continues one at most this many sentences back


def particulars(
    syntax: Syntax,
    times: Sequence[Time],
    places: Sequence[Place],
    entities: EntityIndex,
    body: int = 0,
    published: date | None = None,
    linked: tuple[Span, ...] = (),
) -> Particulars:
    """Look up once what every comparison of tellings asks; places and days before ``body`` are the reporter's
    (dateline), and stamps the page's: where and when it was written, not what it tells of. Days in ``linked`` are those
    of other reports (``teasers``)."""
    finder = WordFinder(syntax)
    dated = [
        t for t in times if t.is_dated and not of_the_page(syntax.text, t, published) and not inside(linked, t.span)
    ]
    told_days = [t for t in dated if t.relation is None and t.span.start >= body]
    told = _without_holders(syntax.text, [p for p in places if p.span.start >= body])
    return Particulars(
        syntax=syntax,
        distances=tuple(t for t in dated if t.relation is not None and t.offset is not None and t.offset.unit != "H"),
        dates=locate(finder, [t for t in told_days if not _borrowed(t)]),
        hours=locate(finder, [t for t in told_days if _borrowed(t)]),
        places=locate(finder, told),
        entities=entities,
        published=published,
    )


def _borrowed(time: Time) -> bool:
    """ "At 2:15 a.m." has its day from what was told before; which of the days told is not the hour's to say."""
    return time.kind == "time" and time.anchor == "text"


WIDER = ("district", "province", "region", "country")


def _without_holders(text: str, places: Sequence[Place]) -> list[Place]:
    """The places but for those that only say where the one before them lies: the "Ukraine" of "Barvinkove, Ukraine"."""
    kept: list[Place] = []
    last: Place | None = None
    for place in sorted(places, key=lambda p: p.span):
        between = text[last.span.end : place.span.start] if last else ""
        holds = between.strip() == "," and place.precision in WIDER and place.country == (last and last.country)
        if not holds or (last is not None and last.precision == place.precision):
            kept.append(place)
        last = place
    return kept


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the comparison of two tellings needs, looked up once per report."""

    syntax: Syntax
    distances: tuple[Time, ...]
    dates: Located[Time]
    hours: Located[Time]
    places: Located[Place]
    entities: EntityIndex
    published: date | None = None
    known_times: dict[tuple[int, ...], Time | None] = field(default_factory=dict)
    known_places: dict[tuple[tuple[int, ...], str], Place | None] = field(default_factory=dict)
    """Answers by the tellings' heads, for each telling is compared with many: joined ones have other heads."""

    def time(self, draft: Draft) -> Time | None:
        """The time the telling's own sentences give it: "the raid of 9 August"; "two days after X" dates X by its
        distance."""
        if draft.heads not in self.known_times:
            near = self._nearest(self.dates, draft)
            apart = self._apart(draft)
            rough = apart is not None and near is not None and apart.precision != "day" and near.precision in DAYS
            self.known_times[draft.heads] = self._of(draft) or (near if rough else apart or near)
        return self.known_times[draft.heads]

    def hour(self, draft: Draft) -> Time | None:
        """The hour its own sentences give it, on the day told last."""
        return self._nearest(self.hours, draft)

    def _nearest(self, times: Located[Time], draft: Draft) -> Time | None:
        """The nearest of some times that does not date something else."""
        return nearest(times, draft, lambda time, head: None if self._dates_other(time, head, draft) else 0)

    def _leads_to(self, time: Time, draft: Draft) -> bool:
        """ "In the hours prior to the attack" dates something else by the attack."""
        start = self.syntax.core(draft.head).start
        return 0 <= start - time.full_span.end <= 1 and time.full_span.of(self.syntax.text).endswith(RELATING)

    def _apart(self, draft: Draft) -> Time | None:
        """The "two days after" that stands right before this telling, if it dates it."""
        starts = [self.syntax.core(head).start for head in draft.heads]
        near = (t for t in self.distances for start in starts if 0 <= start - t.full_span.end <= TOUCHING)
        return next(near, None)

    def _of(self, draft: Draft) -> Time | None:
        """The day that stands right behind the telling's noun."""
        for head in draft.heads:
            end = self.syntax.core(head).end
            for time, _ in self.dates.by_sentence.get(self.syntax.words[head].sentence, ()):
                if self.syntax.text[end : time.span.start].strip().lower() == "of":
                    return time
        return None

    def place(self, draft: Draft) -> Place | None:
        """The place the telling's own sentences give it: where the network reads one, else the nearest in the tree; the
        nearest as well where it lies in the country that the network reads ("the church of Orun in Northvale")."""
        read = among(self.places, draft.placed) if draft.placed else None
        if read is None or self._is_origin(read, draft):
            return self._near(draft)
        near = self._near(draft) if read.precision == "country" else None
        return near if near is not None and near.lat is not None and near.country == read.country else read

    def _near(self, draft: Draft) -> Place | None:
        """The place that is nearest in the tree."""
        told = draft.heads, draft.type
        if told not in self.known_places:
            self.known_places[told] = nearest(
                self.places,
                draft,
                lambda place, head: None if self._is_origin(place, draft) else self._locates(place, head),
            )
        return self.known_places[told]

    def _is_origin(self, place: Place, draft: Draft) -> bool:
        """ "Fired from the area of X": where an attack comes from is not where it happened."""
        if draft.type != "assault":
            return False
        start = place.full.start
        before = self.syntax.text[max(0, start - 20) : start].rstrip().lower().removesuffix(" the")
        return before.rpartition(" ")[2] == "from"

    def _dates_other(self, time: Time, head: int, draft: Draft) -> bool:
        """ "The hours before the attack" date something else: the attack hangs on them, not they on it; nor is the day
        that of the attack after which something was done, or on which somebody wrote a report."""
        if self._leads_to(time, draft) or self._only_told(head, draft) or self._yet_to_come(time, draft):
            return True
        words, above = self.syntax.words, self.syntax.ancestors
        if any(words[h].deprel.startswith("nmod") and head in above(h) for h in draft.heads):
            return True
        if (
            (self._of_saying(head, draft) and not in_heading(self.syntax.text, time.span.start))
            or self._of_aftermath(head, draft)
            or (
                words[head].head not in draft.heads  # what hangs on another word of the telling dates it
                and any(only_points(self.syntax, h, head) for h in draft.heads)
            )
        ):
            return True
        return points_back(self.syntax, draft) and cost(self.syntax, draft.heads, head) > OWN_CLAUSE

    def _yet_to_come(self, time: Time, draft: Draft) -> bool:
        """A day after the report came out dates nothing that it says was done: a slip, or the day of something else."""
        if self.published is None or time.start is None or draft.factuality != "happened":
            return False
        return time.start > self.published + TIME_ZONES

    def _only_told(self, head: int, draft: Draft) -> bool:
        """ "Accused X of shelling Y on Monday": only a day that hangs on the word of saying itself is the saying's."""
        return draft.type in SAID and self.syntax.words[head].head not in draft.heads

    def _of_saying(self, head: int, draft: Draft) -> bool:
        """ "Told the senate on Tuesday that it was struck": the day belongs to the saying."""
        words, verb = self.syntax.words, self.syntax.words[head].head
        if verb < 0 or words[verb].lemma not in TELLING or words[verb].upos != "VERB":
            return False
        return any(
            words[k].deprel == "ccomp" and words[k].head == verb
            for h in draft.heads
            for k in (h, *self.syntax.ancestors(h))
        )

    def reports(self, head: int) -> bool:
        """Whether a day is that of a statement, of what was done about a deed afterwards, or of what may come."""
        words, verb = self.syntax.words, self._verb_above(head)
        if verb is None:
            return False
        helpers = {words[k].text.lower() for k in self.syntax.children(verb, "aux")}
        return words[verb].lemma in TELLING | AFTERMATH or bool(helpers & (FUTURE | POSSIBLE))

    def _verb_above(self, head: int) -> int | None:
        return next((k for k in self.syntax.ancestors(head) if self.syntax.words[k].upos == "VERB"), None)

    def _of_aftermath(self, head: int, draft: Draft) -> bool:
        """ "Was charged on Friday with the killing": the day belongs to the charge, which stands before both."""
        words, verb = self.syntax.words, self._verb_above(head)
        if verb is None or verb in draft.heads or words[verb].lemma not in AFTERMATH:
            return False
        own = [h for h in draft.heads if words[h].sentence == words[head].sentence]
        return all(max(verb, head) < h and verb in self.syntax.ancestors(h) for h in own)

    def _locates(self, place: Place, head: int) -> int | None:
        """A place that acts, owns or qualifies is a party there; a country locates only where nothing nearer does."""
        if self._heads_paragraph(place):
            return 0
        head = self.syntax.first_conjunct(head)
        word = self.syntax.words[head]
        if says_where(self.syntax, head):
            return REGION_SET_BACK
        if word.deprel in ("nsubj", "nmod:poss", "amod", "compound", "flat", "vocative") or self.syntax.case(head) in (
            "by",
            "with",
            "against",
            "according to",
        ):
            return None
        if self._of_telling(head) or self._of_care(head):
            return None
        if place.precision == "country":
            return COUNTRY_SET_BACK
        if place.country is None and place.lat is None:
            return NAMELESS_SET_BACK
        return REGION_SET_BACK if place.precision in ("region", "province") else 0

    def _of_telling(self, head: int) -> bool:
        """ "Told reporters in Riyadh": where somebody spoke of it."""
        words = self.syntax.words
        while self.syntax.bases[head] in ("nmod", "obl", "iobj", "obj"):
            head = words[head].head
        return words[head].upos == "VERB" and words[head].lemma in TELLING

    def _of_care(self, head: int) -> bool:
        """ "Was taken to a hospital in Lichfield": where the wounded were brought."""
        words = self.syntax.words
        while self.syntax.bases[head] in ("nmod", "obl", "appos", "compound", "flat"):
            head = words[head].head
        if words[head].upos != "VERB" or words[head].lemma.lower() not in CARRYING:
            return False
        goals = (k for k in self.syntax.children(head, "obl") if self.syntax.case(k) in ("to", "at", "in"))
        return any(words[k].lemma.lower() in CARE for goal in goals for k in self.syntax.subtree(goal))

    def _heads_paragraph(self, place: Place) -> bool:
        """ "Barvinkove, Ukraine, Thursday: an air strike …"."""
        text, start = self.syntax.text, place.full.start
        return (start == 0 or text[start - 1] == "\n") and in_heading(text, start)

    def scene(self, draft: Draft) -> tuple[Time | None, Place | None]:
        """Time and place of the heading a telling stands under ("Oct. 16, 2016, near X, via a monitor's report.")."""
        for sentence in range(draft.sentence - 1, max(-1, draft.sentence - 1 - UNDER_HEADING), -1):
            dates, places = self.dates.by_sentence.get(sentence, ()), self.places.by_sentence.get(sentence, ())
            if (dates or places) and self._is_heading(sentence):
                named = (p for p, head in places if self._locates(p, head) == 0)
                return (dates[0][0] if dates else None), next(named, None)
        return None, None

    def _is_heading(self, sentence: int) -> bool:
        """A sentence without a verb names the scene of what follows."""
        words = self.syntax.parse.sentence_words[sentence]
        return not any(self.syntax.words[k].upos in ("VERB", "AUX") for k in words)

    def same(self, earlier: Draft, later: Draft) -> bool:
        """Whether a later telling is of the same happening as an earlier one."""
        if self.syntax.entry(earlier.head) != self.syntax.entry(later.head) or self._contradict(earlier, later):
            return False
        if self._leads(earlier, later):
            return True
        if points_back(self.syntax, later):
            return self._pointed_at(earlier, later)
        if self._elaborates(earlier, later):
            return True
        if by_the_weapon(self.syntax, later):
            return later.means == earlier.means and self._gap(earlier, later) <= NEAR_SENTENCES
        if goes_on(self.syntax, earlier, later) and self._gap(earlier, later) <= ELABORATION:
            return not self.time(later) and not self.place(later)
        if later.entry.flags & EFFECTS and not later.actors and self._gap(earlier, later) <= NEAR_SENTENCES:
            return earlier.scope == "single" and not self.time(later)
        return self._repeats(earlier, later)

    def _leads(self, earlier: Draft, later: Draft) -> bool:
        """A title's deed told in full by the first sentences under it."""
        first = self.syntax.parse.sentence_words[0]
        end = self.syntax.words[first[-1]].span.end
        titled = earlier.sentence == 0 and self.syntax.text[end : end + 1] == "\n"
        alike = earlier.entry.lemma == later.entry.lemma and not earlier.plural and not later.plural
        return titled and alike and later.sentence <= ELABORATION

    def elsewhere(self, first: Draft, second: Draft) -> bool:
        """Whether two tellings have exact places of their own, and not the same."""
        return _elsewhere(self._spot(first), self._spot(second))

    def _contradict(self, earlier: Draft, later: Draft) -> bool:
        return (
            _disjoint(self.time(earlier), self.time(later))
            or self.elsewhere(earlier, later)
            or (self._strangers(earlier.actors, later.actors) and not goes_on(self.syntax, earlier, later))
        )

    def _spot(self, draft: Draft) -> Place | None:
        """The place that binds a telling: of a noun that points back only that of its own phrase or clause ("in Orun a
        spokesman confirmed the attack")."""
        place = self.place(draft)
        if place is None or not points_back(self.syntax, draft):
            return place
        own = set(self.syntax.subtree(draft.head))
        if self.syntax.bases[draft.head] == "nsubj":
            own |= set(self.syntax.subtree(self.syntax.words[draft.head].head))
        return place if own & set(self.syntax.parse.words_in(place.span)) else None

    def _elaborates(self, earlier: Draft, later: Draft) -> bool:
        """A lead's bare "attack" told in full by the next sentences; planting a bomb and its going off."""
        if later.scope != "single" or self._gap(earlier, later) > ELABORATION or earlier.plural:
            return False
        if earlier.entry.frame == "weapon-object" and later.entry.frame == "weapon-subject":
            return True
        bare = (
            earlier.entry.lemma in GENERAL
            and earlier.entry.pos == "N"
            and earlier.mode is None
            and not earlier.reciprocal
        )
        return bare and later.mode is not None and self._akin(earlier.targets, later.targets)

    def _akin(self, first: tuple[int, ...], second: tuple[int, ...]) -> bool:
        """Whether those attacked can be the same: one side untold, or a telling word of their names in common."""
        if not first or not second or any(self.owned(h) for h in second):
            return True
        return bool(self._telling(first) & self._telling(second))

    def owned(self, head: int) -> bool:
        """ "Their car": something of those already named."""
        return any(self.syntax.words[k].upos == "PRON" for k in self.syntax.children(head, "nmod:poss"))

    def _telling(self, heads: tuple[int, ...]) -> set[str]:
        return {
            w.lower() for h in heads for w in self.syntax.full(h).of(self.syntax.text).split() if len(w) > SHORT_WORD
        }

    def _strangers(self, first: tuple[int, ...], second: tuple[int, ...]) -> bool:
        one, two = self._side(first), self._side(second)
        return bool(one and two and not one & two)

    def _side(self, heads: tuple[int, ...]) -> set[str]:
        """Who acts, by side: a country and its forces are one."""
        found = (self.entities.named(i) for i in self.entities.of(heads))
        return {e.country if e.country and e.sector in STATE else e.id for e in found}

    def _pointed_at(self, earlier: Draft, later: Draft) -> bool:
        """A definite noun continues what it names; with a target of its own it stands for itself unless that agrees."""
        if later.targets and not (earlier.targets and self._akin(earlier.targets, later.targets)):
            return False
        if later.entry.lemma == earlier.entry.lemma or later.entry.lemma in GENERAL or earlier.entry.lemma in GENERAL:
            return True
        return bool(later.means and later.means == earlier.means) or came_of(earlier, later)

    def _repeats(self, earlier: Draft, later: Draft) -> bool:
        """A full retelling: same parties on a side and the same kind of deed, near or on the same day."""
        actors = self._side(earlier.actors) & self._side(later.actors)
        harmed = (*later.targets, *later.victims)
        targets = set(self.entities.of((*earlier.targets, *earlier.victims))) & set(self.entities.of(harmed))
        bare = later.means is None and later.entry.lemma in CONTACT and bool(targets)
        alike = bare or earlier.entry.lemma == later.entry.lemma or (later.means or "") == earlier.means
        open_target = not harmed or any(self.owned(t) for t in harmed)
        told = bool(targets) or bool(actors and open_target)
        return alike and told and self._gap(earlier, later) <= 2 * NEAR_SENTENCES

    def _gap(self, earlier: Draft, later: Draft) -> int:
        words = self.syntax.words
        return min(abs(words[later.head].sentence - words[h].sentence) for h in earlier.heads)


def _disjoint(first: Time | None, second: Time | None) -> bool:
    if first is None or second is None:
        return False
    return not intervals_meet(first.interval(), second.interval())


def intervals_meet(first: Interval | When, second: Interval | When) -> bool:
    """Whether two intervals share a day; open ends reach as far as needed."""
    before = first.end is not None and second.start is not None and first.end < second.start
    after = second.end is not None and first.start is not None and second.end < first.start
    return not (before or after)


COARSE = frozenset({"country", "region", "province", "area", "district"})


def _elsewhere(first: Place | None, second: Place | None) -> bool:
    """Two exact places with different names; a country or region may hold the other."""
    if first is None or second is None or first.precision in COARSE or second.precision in COARSE:
        return False
    return _plain(first.name) != _plain(second.name)


def _plain(name: str) -> str:
    drop = ("near ", "outside ", "at ", "al-", "al ", "ar ", "the ")
    plain = name.lower()
    for prefix in drop:
        plain = plain.removeprefix(prefix)
    return plain


def by_head(drafts: Sequence[Draft]) -> Mapping[int, Draft]:
    """Drafts by every one of their trigger words."""
    return {h: d for d in drafts for h in d.heads}

"""A rich reading made by hand over a report of our own writing: every kind of row of the contract at least once.

Places, people, parties and outlets of the report are invented.
"""

from __future__ import annotations

from datetime import date

from tallystick.model.document import Document
from tallystick.model.reading import (
    Allegation,
    Attribution,
    Claim,
    Damage,
    Entity,
    Event,
    Harm,
    PlaceMention,
    Reading,
    Relation,
    Said,
    Series,
    StatedReason,
    TimeMention,
    Victim,
    Weapon,
    When,
    Where,
    Why,
    ZoneAnswer,
)
from tallystick.model.span import Span, Spans

TEXT = """ORANMOUTH, March 15 (Meridian Wire) - Coalition aircraft struck a convoy on the salt road near Wadi Sahm \
late on Thursday, killing at least 17 civilians, including five children, the Harbour Monitor said.

“The road was full of families. We had been told it was safe,” Salma Idris, who runs the clinic in the town, \
told the Monitor. “Nine wounded people reached us before midnight.” Two grain stores burned down.

Coalition officials said the trucks had entered the northern calm zone, the newspaper Al-Mirsad reported, and \
that the crew fired only after its warnings were ignored. “We do not seek a fight on that road,” a Coalition \
spokesman said on Friday.

The Interior Ministry of Tiras denied that its guards had been travelling with the convoy. State television \
spoke of “a massacre by foreign jets” and put the dead at 23. The Vell Republic, which backs the Tiras \
government, called for an inquiry into the strike.

Yusuf Hamad, 34, an ambulance driver, and his daughter Rima, 6, were among the dead, the Monitor said.

It was the third strike on the salt road this year. Coalition jets have repeatedly hit trucks there. Last \
month, government shells damaged two schools in Tell Rimah; no casualties were reported. Relief agencies warn \
that each attack makes a wider war more likely.
"""


def at(words: str, nth: int = 1) -> Span:
    """Where ``words`` stand in the text, the nth time."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def all_of(*words: str) -> Spans:
    """Several spans, each at the first place of its words."""
    return tuple(at(word) for word in words)


DAY = date(2024, 3, 14)
FRIDAY = date(2024, 3, 15)
DOCUMENT = Document(
    text=TEXT,
    title="Strike on the salt road kills at least 17, monitor says",
    publisher="Meridian Wire",
    published_on=FRIDAY,
    url="https://meridian.example/2024/03/15/salt-road",
    language="en",
)

ATTRIBUTIONS = (
    Attribution(
        id="a-monitor",
        voice="Harbour Monitor",
        source=all_of("the Harbour Monitor"),
        cue=(at("said"),),
        content=(
            at(
                "Coalition aircraft struck a convoy on the salt road near Wadi Sahm late on Thursday, "
                "killing at least 17 civilians, including five children"
            ),
        ),
        entity="n-monitor",
        score=0.97,
        why=(
            Why(slot="cue", by="network: attribution", probability=0.97, words=(at("said"),)),
            Why(slot="stance", by="cues.tsv: say", probability=0.88, words=(at("said"),)),
        ),
    ),
    Attribution(
        id="a-monitor-2",
        voice="Harbour Monitor",
        source=(at("the Monitor"),),
        cue=(at("told", 2),),
        content=(
            at("“The road was full of families. We had been told it was safe,”"),
            at("“Nine wounded people reached us before midnight.”"),
        ),
        entity="n-monitor",
        score=0.71,
    ),
    Attribution(
        id="a-idris",
        voice="Salma Idris",
        source=all_of("Salma Idris, who runs the clinic in the town"),
        cue=(at("told", 2),),
        content=(
            at("The road was full of families. We had been told it was safe"),
            at("Nine wounded people reached us before midnight."),
        ),
        quoted=(
            at("The road was full of families. We had been told it was safe"),
            at("Nine wounded people reached us before midnight."),
        ),
        inside="a-monitor-2",
        entity="n-idris",
        score=0.93,
    ),
    Attribution(
        id="a-mirsad",
        voice="Al-Mirsad",
        source=all_of("the newspaper Al-Mirsad"),
        cue=all_of("reported"),
        content=(
            at("Coalition officials said the trucks had entered the northern calm zone"),
            at("that the crew fired only after its warnings were ignored"),
        ),
        entity="n-mirsad",
        score=0.88,
    ),
    Attribution(
        id="a-officials",
        voice="Coalition officials",
        source=all_of("Coalition officials"),
        cue=(at("said", 2),),
        content=(
            at("the trucks had entered the northern calm zone"),
            at("that the crew fired only after its warnings were ignored"),
        ),
        inside="a-mirsad",
        entity="n-coalition",
        score=0.95,
    ),
    Attribution(
        id="a-spokesman",
        voice="Coalition spokesman",
        source=all_of("a Coalition spokesman"),
        cue=(at("said", 3),),
        content=all_of("We do not seek a fight on that road"),
        quoted=all_of("We do not seek a fight on that road"),
        said=Said(start=FRIDAY, end=FRIDAY, span=at("on Friday")),
        entity="n-coalition",
    ),
    Attribution(
        id="a-ministry",
        voice="Interior Ministry of Tiras",
        source=all_of("The Interior Ministry of Tiras"),
        cue=all_of("denied"),
        content=all_of("that its guards had been travelling with the convoy"),
        stance="denies",
        entity="n-ministry",
    ),
    Attribution(
        id="a-television",
        voice="State television",
        source=all_of("State television"),
        cue=all_of("spoke of", "put"),
        content=all_of("“a massacre by foreign jets”", "the dead at 23"),
        quoted=all_of("a massacre by foreign jets"),
        stance="alleges",
        entity="n-television",
    ),
    Attribution(
        id="a-vell",
        voice="Vell Republic",
        source=all_of("The Vell Republic"),
        cue=all_of("called for"),
        content=all_of("an inquiry into the strike"),
        stance="calls-for",
        entity="n-vell",
    ),
    Attribution(
        id="a-monitor-3",
        voice="Harbour Monitor",
        source=(at("the Monitor", 2),),
        cue=(at("said", 4),),
        content=all_of("Yusuf Hamad, 34, an ambulance driver, and his daughter Rima, 6, were among the dead"),
        entity="n-monitor",
    ),
    Attribution(
        id="a-reports",
        voice="unspecified reports",
        source=(),
        cue=(at("reported", 2),),
        content=all_of("no casualties"),
    ),
    Attribution(
        id="a-agencies",
        voice="relief agencies",
        source=all_of("Relief agencies"),
        cue=(at("warn", 2),),
        content=all_of("that each attack makes a wider war more likely"),
        stance="expects",
    ),
)

ENTITIES = (
    Entity(
        id="n-coalition",
        name="Coalition",
        kind="party",
        sector="MIL",
        key="coalition",
        mentions=(
            at("Coalition aircraft"),
            at("Coalition officials"),
            at("a Coalition spokesman"),
            at("Coalition jets"),
        ),
    ),
    Entity(
        id="n-convoy",
        name="convoy",
        kind="group",
        sector="CVL",
        mentions=all_of("a convoy", "the convoy", "the trucks"),
    ),
    Entity(id="n-monitor", name="Harbour Monitor", kind="party", sector="NGO", mentions=all_of("the Harbour Monitor")),
    Entity(id="n-idris", name="Salma Idris", kind="person", sector="MED", mentions=all_of("Salma Idris")),
    Entity(id="n-mirsad", name="Al-Mirsad", kind="party", sector="JRN", mentions=all_of("the newspaper Al-Mirsad")),
    Entity(
        id="n-ministry",
        name="Interior Ministry of Tiras",
        kind="party",
        sector="GOV",
        mentions=all_of("The Interior Ministry of Tiras"),
    ),
    Entity(id="n-guards", name="Interior Ministry guards", kind="party", sector="COP", mentions=all_of("its guards")),
    Entity(id="n-television", name="State television", kind="party", sector="JRN", mentions=all_of("State television")),
    Entity(id="n-vell", name="Vell Republic", kind="party", sector="GOV", mentions=all_of("The Vell Republic")),
    Entity(
        id="n-government",
        name="Tiras government",
        kind="party",
        sector="GOV",
        mentions=(at("the Tiras government"), at("government shells")),
    ),
    Entity(id="n-jets", name="aircraft", kind="weapon", mentions=(at("aircraft"),)),
    Entity(id="n-schools", name="schools in Tell Rimah", kind="facility", mentions=all_of("two schools")),
    Entity(id="n-wadi", name="Wadi Sahm", kind="place", country="SYR", mentions=all_of("Wadi Sahm")),
)

SALT_ROAD = Where(
    name="Wadi Sahm",
    country="SYR",
    lat=34.5712,
    lon=40.1124,
    precision="town",
    geonameid=None,
    span=at("near Wadi Sahm"),
    uncertainty_km=10.0,
)
THURSDAY = When(start=DAY, end=DAY, precision="part-of-day", span=at("late on Thursday"))
MONITOR = ("a-monitor",)
IDRIS = ("a-monitor-2", "a-idris")
OFFICIALS = ("a-mirsad", "a-officials")

STRIKE = Event(
    id="e-strike",
    type="assault",
    mode="aerial",
    acled="Air/drone strike",
    trigger=at("struck"),
    actors=("n-coalition",),
    targets=("n-convoy",),
    weapons=(Weapon(kind="aircraft", span=at("aircraft")),),
    when=THURSDAY,
    where=SALT_ROAD,
    zones=(
        ZoneAnswer(
            zone="northern calm zone",
            how="stated",
            answer="inside",
            according_to=OFFICIALS,
            span=at("the northern calm zone"),
        ),
        ZoneAnswer(zone="northern calm zone", how="computed", answer="cannot-tell"),
        ZoneAnswer(zone="clinic list 7", how="computed", answer="inside", restricted=True),
    ),
    harm=(
        Harm(
            id="h-17",
            who="civilians",
            outcome="killed",
            status="civilian",
            number=17,
            quantifier="at-least",
            low=17,
            phrase="at least 17",
            span=at("at least 17 civilians"),
            according_to=MONITOR,
            why=(Why(slot="number", by="numbers: at-least", probability=0.91, words=(at("at least 17"),)),),
        ),
        Harm(
            id="h-5",
            who="children",
            outcome="killed",
            age_group="child",
            number=5,
            quantifier="exact",
            low=5,
            high=5,
            phrase="five",
            span=at("five children"),
            subset_of="h-17",
            according_to=MONITOR,
        ),
        Harm(
            id="h-9",
            who="unspecified",
            outcome="injured",
            number=9,
            quantifier="exact",
            low=9,
            high=9,
            phrase="Nine",
            span=at("Nine wounded people"),
            according_to=IDRIS,
        ),
        Harm(
            id="h-23",
            who="unspecified",
            outcome="killed",
            number=23,
            quantifier="exact",
            low=23,
            high=23,
            phrase="23",
            span=at("the dead at 23"),
            according_to=("a-television",),
        ),
    ),
    damage=(
        Damage(
            id="d-stores",
            what="grain stores",
            outcome="destroyed",
            number=2,
            quantifier="exact",
            low=2,
            high=2,
            phrase="Two",
            span=at("Two grain stores burned down"),
            why=(Why(slot="outcome", by="damage: burn", probability=0.8, words=(at("Two grain stores burned down"),)),),
        ),
    ),
    series=Series(
        ordinal=3, of="strike on the salt road this year", span=at("the third strike on the salt road this year")
    ),
    stated_reason=StatedReason(
        text="after its warnings were ignored", span=at("after its warnings were ignored"), according_to=OFFICIALS
    ),
    allegation=(Allegation(tag="unlawful-killing", according_to=("a-television",)),),
    according_to=MONITOR,
    evidence=ATTRIBUTIONS[0].content,
    why=(
        Why(slot="type", by="events.tsv: strike", probability=0.93, words=(at("struck"),)),
        Why(
            slot="actors",
            by="roles: subject",
            probability=0.64,
            words=(at("Coalition aircraft"),),
            value="n-coalition",
        ),
        Why(slot="targets", by="roles: object", probability=0.42, words=(at("a convoy"),), value="n-convoy"),
    ),
)
GUARDS = Event(
    id="e-guards",
    type="mobilize",
    mode="police",
    trigger=at("travelling"),
    actors=("n-guards",),
    when=THURSDAY,
    factuality="denied",
    according_to=("a-ministry",),
    evidence=all_of("its guards had been travelling with the convoy"),
)
DENIAL = Event(
    id="e-inquiry",
    type="request",
    mode="change",
    trigger=at("called for an inquiry"),
    actors=("n-vell",),
    about="e-strike",
    responds_to="e-strike",
    according_to=("a-vell",),
    evidence=all_of("called for an inquiry into the strike"),
)
PATTERN = Event(
    id="e-pattern",
    type="assault",
    mode="aerial",
    scope="series",
    trigger=at("hit trucks"),
    actors=("n-coalition",),
    evidence=all_of("Coalition jets have repeatedly hit trucks there"),
)
SCHOOLS = Event(
    id="e-schools",
    type="assault",
    mode="heavy-weapons",
    acled="Shelling/artillery/missile attack",
    trigger=at("shells"),
    actors=("n-government",),
    targets=("n-schools",),
    when=When(start=date(2024, 2, 1), end=date(2024, 2, 29), precision="month", span=at("Last month")),
    where=Where(
        name="Tell Rimah", country="SYR", lat=None, lon=None, precision="village", geonameid=None, span=at("Tell Rimah")
    ),
    harm=(
        Harm(
            id="h-none-killed",
            who="unspecified",
            outcome="killed",
            quantifier="none",
            number=0,
            low=0,
            high=0,
            phrase="no casualties",
            span=at("no casualties"),
            according_to=("a-reports",),
        ),
        Harm(
            id="h-none-injured",
            who="unspecified",
            outcome="injured",
            quantifier="none",
            number=0,
            low=0,
            high=0,
            phrase="no casualties",
            span=at("no casualties"),
            according_to=("a-reports",),
        ),
    ),
    damage=(
        Damage(
            id="d-schools",
            what="schools",
            outcome="damaged",
            number=2,
            quantifier="exact",
            low=2,
            high=2,
            phrase="two",
            span=at("two schools"),
        ),
    ),
    background=True,
    evidence=all_of("government shells damaged two schools in Tell Rimah"),
)
EVENTS = (STRIKE, GUARDS, DENIAL, PATTERN, SCHOOLS)

CLAIMS = (
    Claim(
        id="c-type",
        event="e-strike",
        property="type",
        value="assault",
        chain=MONITOR,
        factuality="happened",
        evidence=(at("struck"),),
    ),
    Claim(
        id="c-actor",
        event="e-strike",
        property="actor",
        value="n-coalition",
        chain=MONITOR,
        factuality="happened",
        evidence=(at("Coalition aircraft"),),
    ),
    Claim(
        id="c-killed",
        event="e-strike",
        property="killed",
        value=None,
        who="civilians",
        status="civilian",
        number=17,
        quantifier="at-least",
        low=17,
        phrase="at least 17",
        chain=MONITOR,
        factuality="happened",
        evidence=(at("at least 17 civilians"),),
    ),
    Claim(
        id="c-killed-children",
        event="e-strike",
        property="killed",
        value=None,
        who="children",
        age_group="child",
        number=5,
        quantifier="exact",
        low=5,
        high=5,
        phrase="five",
        subset_of="h-17",
        chain=MONITOR,
        factuality="happened",
        evidence=(at("five children"),),
    ),
    Claim(
        id="c-killed-state",
        event="e-strike",
        property="killed",
        value=None,
        who="unspecified",
        number=23,
        quantifier="exact",
        low=23,
        high=23,
        phrase="23",
        chain=("a-television",),
        factuality="happened",
        evidence=(at("the dead at 23"),),
    ),
    Claim(
        id="c-zone",
        event="e-strike",
        property="zone",
        value="northern calm zone",
        chain=OFFICIALS,
        factuality="happened",
        evidence=(at("the northern calm zone"),),
    ),
    Claim(
        id="c-zone-restricted",
        event="e-strike",
        property="zone",
        value="clinic list 7",
        chain=(),
        factuality="happened",
        evidence=(at("near Wadi Sahm"),),
    ),
    Claim(
        id="c-justification",
        event="e-strike",
        property="justification",
        value=None,
        chain=OFFICIALS,
        factuality="happened",
        evidence=(at("that the crew fired only after its warnings were ignored"),),
    ),
    Claim(
        id="c-characterisation",
        event="e-strike",
        property="characterisation",
        value="massacre",
        chain=("a-television",),
        factuality="alleged",
        evidence=(at("a massacre by foreign jets"),),
    ),
    Claim(
        id="c-position",
        event=None,
        about="n-coalition",
        property="position",
        value="does not seek a fight",
        chain=("a-spokesman",),
        factuality="happened",
        evidence=(at("We do not seek a fight on that road"),),
    ),
    Claim(
        id="c-risk",
        event=None,
        property="risk",
        value="a wider war",
        chain=("a-agencies",),
        factuality="possible",
        evidence=(at("each attack makes a wider war more likely"),),
    ),
    Claim(
        id="c-relation",
        event=None,
        about="r-backs",
        property="relation",
        value="backs",
        chain=(),
        factuality="happened",
        evidence=(at("which backs the Tiras government"),),
    ),
)
RELATIONS = (
    Relation(
        id="r-backs", source="n-vell", target="n-government", kind="backs", span=at("which backs the Tiras government")
    ),
)
TIMES = (
    TimeMention(span=at("March 15"), start=FRIDAY, end=FRIDAY, precision="day", value="2024-03-15", relative=False),
    TimeMention(
        span=at("late on Thursday"), start=DAY, end=DAY, precision="part-of-day", value="2024-03-14TEV", relative=True
    ),
)
PLACES = (
    PlaceMention(
        span=at("Wadi Sahm"),
        name="Wadi Sahm",
        country="SYR",
        lat=34.5712,
        lon=40.1124,
        precision="town",
        geonameid=None,
    ),
)
VICTIMS = (
    Victim(
        id="v-yusuf",
        name="Yusuf Hamad",
        name_as_written="Yusuf Hamad",
        outcome="killed",
        span=at("Yusuf Hamad, 34, an ambulance driver"),
        age=34,
        sex="male",
        status="civilian",
        role="ambulance driver",
        event="e-strike",
        according_to=("a-monitor-3",),
    ),
    Victim(
        id="v-rima",
        name="Rima Hamad",
        name_as_written="Rima",
        outcome="killed",
        span=at("his daughter Rima, 6"),
        age=6,
        age_group="child",
        sex="female",
        family="daughter of Yusuf Hamad",
        event="e-strike",
        according_to=("a-monitor-3",),
    ),
)
READING = Reading(
    id="reading-sample",
    reader="tallystick 0.1.0",
    document=DOCUMENT,
    attributions=ATTRIBUTIONS,
    entities=ENTITIES,
    events=EVENTS,
    claims=CLAIMS,
    relations=RELATIONS,
    times=TIMES,
    places=PLACES,
    victims=VICTIMS,
    notes=("The place of the convoy's start is not in the gazetteer.",),
)

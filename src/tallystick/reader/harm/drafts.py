"""What this room finds, before anyone says according to whom: the fields of the model's Harm, Damage and Victim,
with word indices."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.span import Span
from tallystick.reader.numbers import Quantity

READ_FROM = 0.5
"""Drafts below this confidence are "not read": at .5 an unknown noun without a count, or a patient found by word
order alone
and not known to be people, stays out (chosen on the development texts, where such rows were mostly wrong)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmDraft:
    """One count of one kind of harm to one group as the text says it.

    ``head`` is the word index of the people noun or number, ``governor`` that of the word of harm, ``event_words``
    are nouns
    and verbs the syntax names as cause or frame, ``subset_of`` an index into the drafts of the same report.
    ``modality``: asserted denied negated possible planned conditional generic; ``scope``: single summary historical;
    ``violent`` is False where the sentence names another cause (disease, accident); ``anaphoric`` marks pronouns and
    definites that likely repeat a count ("the victims"). ``hit``: they were shot, hit or lay in hospital, of which they
    may have died, for all its own words say. ``by`` names what read the row where no word of harm did,
    ``who_by`` what told the people. ``revision``: ``revisions.py``.
    """

    who: str
    outcome: str
    span: Span
    head: int
    governor: int
    quantity: Quantity
    status: str | None = None
    age_group: str | None = None
    sex: str | None = None
    role: str | None = None
    event_words: tuple[int, ...] = ()
    subset_of: int | None = None
    modality: str = "asserted"
    scope: str = "single"
    violent: bool = True
    anaphoric: bool = False
    named: bool = False
    hit: bool = False
    confidence: float = 1.0
    by: str | None = None
    who_by: str = "roles.tsv"
    revision: str | None = None

    @property
    def agentless(self) -> bool:
        """Never: who is said to have been killed is counted with his killing, whoever did it."""
        return False

    @property
    def number(self) -> int | None:
        """The number as said."""
        return self.quantity.number

    @property
    def quantifier(self) -> str:
        """The contract's word for how firm the number is."""
        return self.quantity.quantifier

    @property
    def low(self) -> int | None:
        """The literal low end."""
        return self.quantity.low

    @property
    def high(self) -> int | None:
        """The literal high end."""
        return self.quantity.high

    @property
    def phrase(self) -> str:
        """The words of the count."""
        return self.quantity.phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageDraft:
    """Things destroyed, damaged or seized, each item of a list on its own; ``quantity`` is None for damage that
    says no what. ``agentless``: its verb says what befell and not who did it ("four trucks were burned"). ``by`` names
    what read the row where no word of damage did."""

    what: str
    outcome: str
    span: Span
    head: int
    governor: int
    quantity: Quantity | None
    event_words: tuple[int, ...] = ()
    modality: str = "asserted"
    scope: str = "single"
    violent: bool = True
    agentless: bool = False
    confidence: float = 1.0
    by: str | None = None

    @property
    def number(self) -> int | None:
        """The number as said."""
        return self.quantity.number if self.quantity else None

    @property
    def quantifier(self) -> str | None:
        """The contract's word for how firm the number is."""
        return self.quantity.quantifier if self.quantity else None

    @property
    def low(self) -> int | None:
        """The literal low end."""
        return self.quantity.low if self.quantity else None

    @property
    def high(self) -> int | None:
        """The literal high end."""
        return self.quantity.high if self.quantity else None

    @property
    def phrase(self) -> str | None:
        """The words of the count."""
        return self.quantity.phrase if self.quantity else None


@dataclass(frozen=True, slots=True, kw_only=True)
class VictimDraft:
    """A named person among the harmed; ``draft`` is the index of the harm row that counts them, if one does."""

    name: str
    name_as_written: str
    outcome: str
    span: Span
    head: int
    governor: int
    age: int | None = None
    age_group: str | None = None
    sex: str | None = None
    status: str | None = None
    role: str | None = None
    family: str | None = None
    draft: int | None = None
    modality: str = "asserted"
    confidence: float = 1.0

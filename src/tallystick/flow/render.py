"""A reading in the form the user asked for; done where it was read, so that workers share this work too."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.reading import Reading

FORMS = ("text", "json", "html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """Terminal cards, one line of JSON, or a self-contained page; ``explain``: each slot with where it comes from."""

    form: str
    width: int = 100
    colour: bool = False
    explain: bool = False

    def __call__(self, reading: Reading) -> str:
        """The reading in this form, without a line end at the end."""
        if self.form == "json":
            from tallystick.publish.jsonl import json_line

            return json_line(reading, explain=self.explain)
        if self.form == "html":
            from tallystick.publish.page import page_html

            return page_html(reading)
        from tallystick.publish.cards import card_text

        return card_text(reading, width=self.width, colour=self.colour, explain=self.explain)

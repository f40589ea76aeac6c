"""The words printed on paper, one file per language; a language is complete."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kit.model.values import DAY
from kit.reading.door import listed, shipped
from kit.reading.source import Map
from kit.speech import USUAL


class Locale:
    """Looks up `guide.aims` and fills in `{n}`; a missing word is a bug, never a blank on paper."""

    def __init__(self, language: str, values: Map):
        self.language = language
        self.source = values.place.source
        self.entries = dict(_flat(values, ""))

    def __call__(self, key: str, **facts: object) -> str:
        return self.entries[key].format(**facts) if facts else self.entries[key]

    def plural(self, key: str, n: int, **facts: object) -> str:
        """`key.one` or `key.many` by the count; French takes the singular below two."""
        form = "one" if (n < 2 if self.language == "fr" else n == 1) else "many"
        return self(f"{key}.{form}", n=n, **facts)

    # --- days, hours and numbers -------------------------------------------------------------------

    def date(self, day: date) -> str:
        """`mardi 12 janvier 2027`, in the words and the order of `calendar`."""
        return self("calendar.date", weekday=self("calendar.days").split()[day.weekday()],
                    day=self("calendar.first") if day.day == 1 else day.day,
                    month=self("calendar.months").split()[day.month - 1], year=day.year)

    def clock(self, minutes: int) -> str:
        """Minutes after midnight as an hour: `14 h 05`, `14 h`; past midnight `0 h 30 (+1)`."""
        days, minute = divmod(minutes, DAY)
        hours, rest = divmod(minute, 60)
        clock = self("clock.minutes" if rest else "clock.whole", hours=hours, minutes=rest)
        return self("clock.next-day", clock=clock, days=days) if days else clock

    def length(self, minutes: int) -> str:
        """`45 min`, `2 h`, `1 h 30`."""
        if minutes < 60:
            return self("length.minutes", minutes=minutes)
        hours, rest = divmod(minutes, 60)
        return self("length.both" if rest else "length.hours", hours=hours, minutes=rest)

    def number(self, value: float, places: int = 2) -> str:
        """`1,25`, without zeros at its end."""
        return f"{round(value, places):g}".replace(".", self.entries["number.decimal"])

    def amount(self, value: Decimal) -> str:
        """Money: `12 500`, cents only where there are any."""
        whole, _, cents = f"{value:,.2f}".partition(".")
        whole = whole.replace(",", self.entries["number.thousands"])
        return f"{whole}{self.entries['number.decimal']}{cents}" if cents != "00" else whole

    def measures(self, width: float, height: float, places: int = 2) -> str:
        """`63 × 88 mm`."""
        return f"{self.number(width, places)} × {self.number(height, places)} mm"


class Labels(Locale):
    """The words of another language than that of the texts they stand among: each says so, for how it is set."""

    def __init__(self, words: Locale):
        self.language, self.source, self.entries = words.language, words.source, words.entries

    def __call__(self, key: str, **facts: object) -> str:
        return Label(super().__call__(key, **facts), self.language)


class Label(str):
    """Words with their language."""

    __slots__ = ("language",)

    def __new__(cls, words: str, language: str) -> Label:
        label = super().__new__(cls, words)
        label.language = language
        return label


def languages() -> tuple[str, ...]:
    """The languages that something can be printed in, the usual one first."""
    return tuple(sorted((path.stem for path in listed(shipped("locales"))), key=lambda name: (name != USUAL, name)))


def _flat(values: Map, prefix: str):
    for key, value in values.items():
        if isinstance(value, Map):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)

"""The words printed on paper, one file per language; a language is complete."""

from __future__ import annotations

from datetime import date

from kit.reading.source import Map


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
        return self.entries[f"{key}.{form}"].format(n=n, **facts)

    def date(self, day: date) -> str:
        """`mardi 12 janvier 2027`, in the words and the order of `calendar`."""
        return self("calendar.date", weekday=self("calendar.days").split()[day.weekday()],
                    day=self("calendar.first") if day.day == 1 else day.day,
                    month=self("calendar.months").split()[day.month - 1], year=day.year)


def _flat(values: Map, prefix: str):
    for key, value in values.items():
        if isinstance(value, Map):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)

"""`python -m tests.speech.update`: bring kit/locales/en/LC_MESSAGES up to date with what the source says.

What is new stands in kit.po with an empty translation, to be written there; what is said no more is gone. Run it again
once that is written: the program reads kit.mo, which is made from kit.po.
"""

from __future__ import annotations

from tests.speech.catalogue import MO, PO, compiled, messages, renewed, texts, written


def update() -> int:
    """Rewrite kit.po and kit.mo, and list what has no English yet; how many sentences that is."""
    catalog = renewed()
    PO.write_bytes(written(catalog))
    MO.write_bytes(compiled(catalog))
    missing = [message for message in messages(catalog) if not all(texts(message.string))]
    for message in missing:
        print(f"{message.locations[0][0]}: {' / '.join(texts(message.id))}")
    print(f"{len(messages(catalog))} sentences, {len(missing)} without English")
    return len(missing)


if __name__ == "__main__":
    raise SystemExit(1 if update() else 0)

"""A workshop becomes documents: guide, running order, programme, cards, sheets, print plan. Pure."""

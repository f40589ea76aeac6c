"""Draws placed boxes into PDF bytes: the only room that knows what a PDF is. No decision about space is made here."""

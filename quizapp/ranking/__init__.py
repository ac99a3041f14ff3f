"""Candidates → a quiz: ``soundness`` drops what must not be asked, ``weighing`` scores the rest, ``choosing`` picks.

``linter`` says of any question, those written by hand too, what could be better about it.
"""

"""What people do: accounts, banks, quizzes, attempts and results, one file a subject, and ``policy`` on who may.

It knows neither pages nor tables: ``quizapp.app`` and ``quizapp.cli`` call it, and it asks ``quizapp.store``.
"""

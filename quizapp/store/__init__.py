"""The nouns ⇄ tables, in SQLite or PostgreSQL. Everything here takes a session and hands out frozen records."""

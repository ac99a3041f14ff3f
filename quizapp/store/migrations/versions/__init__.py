"""The migrations in the order of their numbers, each the change from the tables before it."""

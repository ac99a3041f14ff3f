"""Training the critic, which says how likely a strict teacher is to take a question, on verdicts about questions."""

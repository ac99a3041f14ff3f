"""The pages, one file each, read from top to bottom as the screen looks; what they do is in ``quizapp.classroom``."""

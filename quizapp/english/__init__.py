"""What is true of English and of no passage: verbs, numbers, dates, units, places, and the word lists they rest on."""

"""An article → the passage a student reads, its sentences parsed, with the entities and links found in them.

``intake`` takes an article in from a file or an address, ``cleaning`` keeps the lines of its body, ``parsing`` reads
those, ``entities`` and ``coreference`` say what is named and what stands for it. ``model/`` holds the weights.
"""

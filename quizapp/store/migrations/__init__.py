"""How a database's tables came about, one file a change in ``versions``; there is no way back but a backup."""

"""How weights and tables were made and are measured; nothing here is needed at run time."""

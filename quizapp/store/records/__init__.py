"""What the store hands out: plain frozen values, never rows, so that nothing outside depends on an open session."""

"""The info desk's journey: a lost plastic card gets a replacement."""

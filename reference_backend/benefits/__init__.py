"""Benefits: who may have which today, and which were held and used."""

"""Benefits: who may have which today, holds and single use."""

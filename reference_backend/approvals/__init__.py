"""What a manager decides about tills: which are let in, and which are put out."""

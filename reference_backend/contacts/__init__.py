"""Finding a member by the exact address or number that they gave, at the info desk."""

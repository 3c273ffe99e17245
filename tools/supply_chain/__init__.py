"""What a package of the till holds of other people: which versions, under which licences."""

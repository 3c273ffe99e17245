"""Developer commands behind `./dev`. Nothing here is part of the product."""

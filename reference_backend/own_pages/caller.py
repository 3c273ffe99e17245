"""Whom tries are counted on."""

from typing import Annotated

from fastapi import Depends, Request


async def _of_request(request: Request) -> str:
    """Return the address that the request comes from; behind a proxy it is the proxy's, for everybody."""
    return request.client.host if request.client else "unknown"


TheCaller = Annotated[str, Depends(_of_request)]

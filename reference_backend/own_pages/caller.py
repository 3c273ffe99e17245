"""Whom tries are counted on."""

import ipaddress
from typing import Annotated

from fastapi import Depends, Request


async def _of_request(request: Request) -> str:
    """Return the network that the request comes from.

    With `serve --behind-proxy` it is what the proxy says in X-Forwarded-For, which is then its own to write;
    what is no address there is nobody's.
    """
    try:
        address = ipaddress.ip_address(request.client.host if request.client else "")
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        # Whoever has one IPv6 address has a whole /64 of them (RFC 6177).
        return str(ipaddress.ip_network((int(address), 64), strict=False))
    return str(address)


TheCaller = Annotated[str, Depends(_of_request)]

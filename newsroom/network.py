"""Where a request comes from, in a form that can be counted but not read back."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

from newsroom.hashing import keyed


def client_address(request: HttpRequest) -> str:
    """Return the address of whoever sent the request.

    Only as many entries of X-Forwarded-For are believed, counted from the right, as there are proxies of our
    own (TRUSTED_PROXIES): whatever a client writes into the header itself stands further left.
    """
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    trusted: int = settings.TRUSTED_PROXIES
    if trusted and len(hops) >= trusted:
        return hops[-trusted]
    return str(request.META.get("REMOTE_ADDR", ""))


def network_hash(request: HttpRequest) -> str:
    """Return a keyed hash of the client's network, the same for one household and useless to anyone else.

    An IPv6 customer holds a /64 at least, so that is what counts there.
    """
    text = client_address(request)
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        network = text
    else:
        address = getattr(address, "ipv4_mapped", None) or address
        prefix = 32 if address.version == 4 else 64
        network = str(ipaddress.ip_network(f"{address}/{prefix}", strict=False))
    return keyed("network", network)

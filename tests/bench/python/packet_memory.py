"""How much memory a program holds at most that makes one packet: `packet_memory.py ours|peer`."""

from __future__ import annotations

import resource
import sys

if sys.argv[1] == "ours":
    from our_packet import build
else:
    from peer_packet import build

build()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)

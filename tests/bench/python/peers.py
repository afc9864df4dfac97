"""The peers, each imported only for its own work."""

from __future__ import annotations

import sys

from driving import serve

if sys.argv[1] in ("sign", "verify"):
    from peer_alipay import WORKS
elif sys.argv[1] == "packet":
    from peer_packet import WORKS
else:
    from peer_stripe import WORKS

serve(WORKS)

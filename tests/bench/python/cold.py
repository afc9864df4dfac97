"""A whole small program: import, make a client, one answer. `import` stops after the import and says how long that took."""

import time

started = time.perf_counter()

import sys  # noqa: E402

side, what = sys.argv[1:]
if side == "ours":
    from rebuttal import StripeClient
else:
    from stripe import StripeClient
imported = time.perf_counter() - started

if what == "answer":
    import os

    url = os.environ["REBUTTAL_BENCH_URL"]
    if side == "ours":
        client = StripeClient(api_key="sk_test_bench", api_base=url)
        dispute = client.retrieve_dispute("du_1BENCH000000000000000001")
    else:
        client = StripeClient("sk_test_bench", base_addresses={"api": url})
        dispute = client.v1.disputes.retrieve("du_1BENCH000000000000000001")
    if dispute.evidence_details.due_by != 1_768_953_600:
        raise SystemExit("not the dispute that was asked for")
print(imported)

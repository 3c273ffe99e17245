"""Where a batch meets the stored chain: the table of answers in the protocol, without a database."""

from collections.abc import Callable
from dataclasses import dataclass, field

from reference_backend import chain
from reference_backend.journal.schemas import Entry, Stop, UploadRequest


@dataclass(frozen=True)
class Chained:
    """A new entry with its place in the chain, and its header as it was hashed."""

    entry: Entry
    hash: str
    header: str


@dataclass(frozen=True)
class Plan:
    """What of a batch is known, what is new, and why it stops, if it does."""

    known: list[Entry] = field(default_factory=list)
    fresh: list[Chained] = field(default_factory=list)
    stop: Stop | None = None


def follow(batch: UploadRequest, stored_seq: int, stored_hash: Callable[[int], str]) -> Plan:
    """Compare a batch with the stored chain of its epoch.

    `stored_hash(seq)` gives the hash that is stored there, 64 zeros for seq 0.
    """
    first = batch.entries[0].header.seq
    if first > stored_seq + 1:
        return Plan(stop=Stop(outcome="gap", expected_seq=stored_seq + 1))
    plan = Plan()
    previous = stored_hash(first - 1)
    for entry in batch.entries:
        seq = entry.header.seq
        header = entry.header.canonical()
        link = chain.link(bytes.fromhex(previous), header.encode()).hex()
        if seq > stored_seq:
            plan.fresh.append(Chained(entry, link, header))
        elif link != stored_hash(seq):
            return Plan(plan.known, [], Stop(outcome="forked", seq=seq, stored_hash=stored_hash(seq)))
        else:
            plan.known.append(entry)
        previous = link
    if previous != batch.head.hash:
        # The till's chain is another one before this batch: what it signed does not follow from what we hold.
        stop = Stop(outcome="forked", seq=stored_seq, stored_hash=stored_hash(stored_seq))
        return Plan(plan.known, [], stop)
    return plan

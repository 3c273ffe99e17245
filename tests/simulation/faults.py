"""The faults that the seeds are made of, by the numbers of the fault list, and how each comes about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """`number` is that of the fault list (F01-F36), or of the demand it belongs to."""

    number: str
    how: str


FAULTS: Mapping[str, Fault] = {
    "till-killed": Fault(
        "F01", "kill -9 between two steps or at an operation of the disk that only reads on"
    ),
    "till-killed-while-writing": Fault("F01 F02", "kill -9 at a write, sync or removal, half a write done"),
    "till-killed-before-sending": Fault("F02", "kill -9 with the request not yet sent"),
    "till-killed-before-the-answer": Fault("F02", "kill -9 after the backend's commit, before its answer"),
    "sale-resumed-after-a-crash": Fault(
        "F01 X08", "the open sale is offered again and recorded under its id"
    ),
    "record-pressed-twice": Fault("X01", "the same sale is recorded twice"),
    "power-cut": Fault("F03", "unsynced writes dropped, reordered, torn at 512 bytes"),
    "disk-full": Fault("F04", "no room for a file to grow"),
    "reserve-given-up": Fault("F04", "the reserve is used to record the open sale"),
    "sync-fails-once": Fault("F05", "EIO out of one sync; what it was to write is never written"),
    "sync-fails-for-good": Fault("F05", "EIO out of each sync until the disk is replaced"),
    "write-fails": Fault("F05", "EIO out of one write"),
    "file-moved-away": Fault("F06", "the file is moved away under the running till, and put back"),
    "second-process": Fault("F08", "the file is opened a second time"),
    "clock-ten-years-ahead": Fault("F11", "the till's wall clock is set"),
    "clock-an-hour-back": Fault("F11", "the till's wall clock is set"),
    "clock-an-hour-ahead": Fault("F11", "the till's wall clock is set"),
    "clock-in-1990": Fault("F11", "the till's wall clock is set"),
    "clock-right-again": Fault("F11", "the till's wall clock is set right"),
    "sleep-and-resume": Fault("F12", "hours pass, most of them asleep"),
    "request-duplicated": Fault("F13", "the request arrives two to six times"),
    "request-repeated-later": Fault("F13 F16", "the request arrives again up to two hours later"),
    "same-id-other-fact": Fault("F14", "another fact under an id that is taken"),
    "request-delayed": Fault("F16", "it arrives after its sender gave up, behind others' younger ones"),
    "months-late": Fault("F16 F29", "up to five months pass with entries waiting"),
    "answer-lost": Fault("F17", "the backend has it, the till waits in vain"),
    "request-lost": Fault("F18 F19", "nothing arrives, the till waits out its deadline"),
    "line-cut": Fault("F18 F20", "no network at one till for seconds to hours"),
    "reset-after-commit": Fault("F20", "the connection is reset after the commit"),
    "answer-cut-short": Fault("F20", "half a JSON document"),
    "captive-portal": Fault("F21", "200 and a page"),
    "captive-portal-json": Fault("F21", "200 and JSON of somebody else"),
    "redirect": Fault("F21", "302"),
    "403-of-another": Fault("F21", "403 and a page"),
    "401-for-a-while": Fault("F23", "401 to every call for minutes"),
    "token-expired-in-a-batch": Fault("F23", "a batch is refused because its token is over"),
    "refresh-answer-lost": Fault("F17 F23", "the backend has made the next tokens, the till waits in vain"),
    "refresh-token-replayed": Fault("B4", "somebody shows a refresh token of the till's, new or used"),
    "register-revoked": Fault("F24", "the register is revoked, and let in again at the end"),
    "till-locked-out": Fault("F24", "told twice that it is revoked, a till wipes what it knows and locks"),
    "enrolled-again": Fault("F23 F24", "a till that was locked, or whose tokens ended, gets new ones"),
    "content-refused-400": Fault("F25", "one entry is refused whenever it comes"),
    "content-refused-413": Fault("F25", "one entry is refused whenever it comes"),
    "content-refused-422": Fault("F25", "one entry is refused whenever it comes"),
    "404": Fault("F25", "404, as a problem document or as a page"),
    "425": Fault("F25", "425"),
    "429": Fault("F26", "429, of the backend or of something in between"),
    "retry-after-s": Fault("F26", "Retry-After in seconds"),
    "retry-after-date": Fault("F26", "Retry-After as a date"),
    "retry-after-past": Fault("F26", "Retry-After as a date that is past"),
    "retry-after-huge": Fault("F26", "Retry-After of thirty years"),
    "retry-after-junk": Fault("F26", "Retry-After that does not read"),
    "500": Fault("F27", "500"),
    "502": Fault("F27", "502"),
    "503": Fault("F27", "503"),
    "504": Fault("F27", "504"),
    "502-after-commit": Fault("F27", "502 of a gateway, after the backend's commit"),
    "stored-body-damaged": Fault("F28", "bytes of a stored body are altered"),
    "stored-header-damaged": Fault("F28", "bytes of a stored header are altered"),
    "fact-that-cannot-be-written": Fault("F28", "a fact that is no canonical JSON"),
    "strange-fact": Fault("F28", "a fact of a kind or form that the backend does not take"),
    "reversal-before-its-purchase": Fault("F16", "a reversal reaches the backend before its purchase"),
    "strange-request": Fault("F25", "a request whose signature, order or register does not fit"),
    "set-aside-entry-settled": Fault("G3", "a manager settles what was set aside"),
    "export-taken-in": Fault("fork", "the journal of a copy that may not deliver is taken in by another"),
    "backend-restored-new-incarnation": Fault("F30", "an older copy, named as another database"),
    "backend-restored-same-incarnation": Fault("F30", "an older copy that says it is the same"),
    "backend-killed-in-a-request": Fault("F31", "kill -9 at a statement or a commit"),
    "card-reported-lost": Fault("F33", "a card is reported lost while tills are offline"),
    "member-erased": Fault("F34", "a membership ends while tills are offline"),
    "consent-withdrawn": Fault("F34 J23", "a consent ends while purchases wait"),
    "old-disk-put-back": Fault("fork", "an image of the till's disk is put back"),
    "cloned-till": Fault("fork", "an image of the till's disk runs beside it"),
    "wiped-and-enrolled-anew": Fault("fork", "a fresh disk for the same register"),
    "written-with-the-till's-key": Fault("fork", "somebody with the register's key writes to its chain"),
    "switched-offline": Fault("X04", "the manual switch"),
    "switched-online": Fault("X04", "the manual switch, back"),
}
"""F07, F09, F10, F15, F22, F32 and F35 are about files, TLS, threads and devices that a simulation has
none of: tests/faults, tests/network and tests/power_loss have them.
"""

"""What to do about a code, for whoever looks after a till from a command line. English, as all of it is."""

from __future__ import annotations

from pos_client.cli.transport_steps import TRANSPORT_STEPS

_KEYS_LOST = (
    "bring till.secrets back from a backup, or `pos-client enrol URL CODE --again --passphrase` with a code "
    "for the same till: its records are safe"
)
_ENROL_AGAIN = "`pos-client enrol URL --again`, its records stay and go on"
_STEPS = {
    "camera-missing": "plug a camera in, or go on with the scanner; name another one with --camera",
    "camera-busy": "close the other program that uses the camera, the till if it is open",
    "camera-denied": "allow this user to use the camera (on Linux: the group `video`)",
    "camera-not-opened": "close the other program that uses the camera, the till if it is open; or allow it: "
    "Windows, Settings, Privacy, Camera; macOS, System Settings, Privacy & Security, Camera",
    "camera-refused": "name a camera, a file, or an address with http, https, rtsp or rtsps",
    "stream-missing": "check the address, its name and password, and the network",
    "stream-lost": "check the camera and the network",
    "scanner-missing": "plug the scanner in, or choose another one in the till, on the page Scanners",
    "scanner-busy": "close the other program that uses the scanner, the till if it is open",
    "scanner-denied": "allow this user to use the scanner (on Linux: the group `dialout` for a serial port, "
    "a udev rule for HID)",
    "devices-unreadable": "choose camera and scanner anew in the till, or delete devices.json",
    "keyring-missing": "start a keyring (GNOME Keyring, KWallet) in this session, then start the till again; "
    "a computer that has none keeps the keys under a manager's passphrase: `pos-client enrol URL CODE "
    "--passphrase`, with --again for a till whose keyring is gone",
    "keyring-backend-refused": "this keyring would not keep the keys secret: remove it from "
    "PYTHON_KEYRING_BACKEND and from keyringrc.cfg, or enrol with --passphrase",
    "keyring-locked": "unlock the keyring of this session",
    "keyring-refused": "look into the keyring's own messages",
    "keyring-entry-missing": "the till's keys are gone from this keyring, its records are safe: enrol with a "
    "new code for the same till, `pos-client enrol URL CODE`",
    "passphrase-needed": "type the passphrase when it is asked for, or give it as the first line of standard "
    "input; where it is forgotten, `pos-client enrol URL CODE --again --passphrase` with a code for the same "
    "till sets a new one",
    "passphrase-wrong": "try again; where it is forgotten, `pos-client enrol URL CODE --again --passphrase` "
    "with a code for the same till sets a new one",
    "passphrase-wait": "wait for as long as it says; a restart does not shorten it",
    "passphrase-entry-missing": _KEYS_LOST,
    "passphrase-file-damaged": _KEYS_LOST,
    "passphrase-file-newer": "install the newer program again",
    "passphrase-file-unreadable": "give this user the right to read the data folder",
    "passphrase-file-not-written": "give this user the right to write in the data folder, or make room; "
    "nothing was changed",
    "no-passphrase-here": "the keys are in the keyring; `pos-client secrets move --to passphrase` moves them",
    "secrets-not-read-back": "nothing was moved: the keys are where they were",
    "sealed-key-missing": "the key of the records was never sealed for the backend, or "
    "till.db.sealed-key does not read: bring it or the keyring back, "
    "or keep the records aside with `pos-client reset --keep-aside`",
    "not-sealed-for-this": "it was sealed for another register or another backend: enrol with the one "
    "that it came from, or keep the records aside with `pos-client reset --keep-aside`",
    "code-of-another-till": "ask for a code of the till whose records are here; this one was not spent",
    "enrolled-as-another-till": "the code was another till's: ask for one of this till; that other till has "
    "to be enrolled anew as well",
    "till-locked-out": "the backend revoked this till; what it recorded is sealed and waits here: "
    "`pos-client enrol URL` shows a code, and a manager lets it in again",
    "access-denied": "a manager said no: ask which till this is to be, then enrol again",
    "device-code-expired": "nobody approved it in time: enrol again, another code is shown",
    "enrolment-cancelled": "nothing was changed: enrol again when somebody can approve it",
    "enrolment-ended": f"this till goes on recording and delivers nothing: {_ENROL_AGAIN}",
    "refresh-token-reused": "these keys were used at two computers: find out whether they were copied, then "
    f"{_ENROL_AGAIN}",
    "refresh-token-unknown": "this till was away for more than 90 days, or its keys are older than that: "
    f"{_ENROL_AGAIN}",
    "already-enrolled": "this computer is a till: a code for the same till with --again, or "
    "`pos-client reset` first",
    "records-wait": "let the till deliver (`pos-client journal deliver`), or add --force --export FILE",
    "sale-unfinished": "open the till, sign in, and record or discard the sale that was begun",
    "place-missing": "say where: --to passphrase or --to keyring",
    "export-missing": "name the file: --export FILE for reset, --output FILE for an export, FILE for an "
    "import",
    "export-not-verified": "the file does not read as it was written: choose another disk; nothing was "
    "removed",
    "export-unreadable": "choose a file that `journal export --sealed` or `reset --export` wrote",
    "export-damaged": "nothing was taken in: look for a whole copy of the file",
    "recovery-key-missing": "the backend has not named its recovery key yet: let the till deliver once",
    "till-changed": "something was recorded meanwhile: look again",
    "records-open": "the records can be opened: there is no need; to remove them use reset without "
    "--keep-aside",
    "records-not-moved": "close what has these files open; what was moved is in the folder that is named",
    "records-not-removed": "close what has these files open, then reset again",
    "backend-unreachable": "check the network and the address; the till sells on meanwhile",
    "backend-too-slow": "check the network; the till sells on meanwhile",
    "captive-portal": "the network wants a sign-in of its own: open a browser and do that",
    "backend-not-trusted": "the backend's certificate is not accepted: ask its operator, check this clock",
    "database-missing": "bring till.db back from a backup, or call support; where it is lost for good, "
    "`pos-client enrol URL CODE --again` with a code for the same till begins a new one: what the lost one "
    "had not delivered is gone, unless it is found",
    "database-damaged": "keep the file and call support; what was acknowledged is safe at the backend",
    "database-damage-met": "close the till and start it again: it mends its file; have the disk checked",
    "database-newer": "install the newer program again",
    "database-key-wrong": "this file belongs to another installation: bring its own back",
    "database-read-only": "give this user the right to write in the data folder",
    "not-enrolled": "this computer is no till yet: open it and enrol, or `pos-client enrol URL CODE`",
    "till-already-open": "the till is running: it delivers by itself, and reading goes on beside it",
    "output-not-written": "choose a file that this user may write, with --output",
}


def next_step(code: str) -> str:
    """The step; where there is none for support staff, the one that the screens give."""
    from pos_client.ui.words import advice

    return _STEPS.get(code) or TRANSPORT_STEPS.get(code) or advice(code).next_step

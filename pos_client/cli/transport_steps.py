"""What to do where the backend could not prove who it is, and about whom a till believes."""

from __future__ import annotations

TRANSPORT_STEPS = {
    "certificate-expired": "check this computer's date and time first; are they right, the backend's "
    "operator has to renew the certificate",
    "certificate-not-valid-yet": "check this computer's date and time first; are they right, the backend's "
    "operator has put a certificate in too early",
    "clock-ahead": "set this computer's date and time: they are ahead of the backend's",
    "clock-behind": "set this computer's date and time: they are behind the backend's",
    "certificate-of-another-host": "compare the address with the one you were given; is it right, the "
    "backend's operator has to name this host in the certificate",
    "certificate-self-signed": "the certificate vouches for itself: have the backend's operator hand you the "
    "file of its authority, then `pos-client trust set --ca-file FILE` (or enrol with --ca-file)",
    "certificate-authority-unknown": "it comes from an authority that this till was not told of: "
    "`pos-client trust set --ca-file FILE` (or enrol with --ca-file); did nobody change anything, "
    "somebody reads along: ask the network's operator",
    "certificate-chain-incomplete": "either the backend does not send the certificates in between (its "
    "operator has to), or it comes from an authority that this till was not told of (--ca-file FILE)",
    "certificate-too-weak": "the backend's operator has to make a new key: 2048 bits of RSA or more, SHA-256",
    "certificate-pin-wrong": "the certificate is good, and its key is none of the pins: ask the backend's "
    "operator whether the key was changed; if so `pos-client trust set --pin NEW --pin BACKUP`, "
    "if not, somebody stands in between",
    "certificate-ends-soon": "have it renewed in time; new authorities or keys: `pos-client trust set`",
    "tls-too-old": "the backend's operator, or of what stands before it, has to switch TLS 1.2 or 1.3 on",
    "tls-no-common-cipher": "the backend's operator has to allow modern ciphers (with forward secrecy)",
    "tls-not-spoken": "no TLS is spoken at this address: check the port and what it leads to",
    "tls-broken-off": "the connection is cut while it is being secured: look at firewalls in between",
    "tls-too-slow": "the connection stands still while it is being secured: look at firewalls in between",
    "trust-without-tls": "authorities and pins need an address that begins with https://",
    "pin-not-valid": "a pin is sha256/ and 44 signs: `pos-client trust pin FILE` makes it of a certificate",
    "pin-backup-missing": "name two different pins at least: the key in use, and one that is kept elsewhere; "
    "with one alone a lost key locks every till out",
    "too-many-pins": "leave out those of keys that are not used any more",
    "pin-file-unreadable": "name a file with a certificate or a public key, PEM or DER",
    "ca-file-unreadable": "name a file that this user may read",
    "ca-file-not-valid": "name a file of certificates, PEM or DER, of 32 KiB at most",
    "ca-file-with-key": "the file has a private key: take a file with certificates alone, and keep that "
    "one off tills",
    "choice-missing": "say what to choose: --ca-file FILE or --public-authorities, --pin PIN --pin PIN or "
    "--no-pins; for `trust pin` a file",
}

#!/bin/sh
# Proves that a bare machine is enough: makes an empty Debian with only python3, git and certificates,
# puts a fresh clone of this checkout into it at another path, and runs `./dev test` there.
#
#   sudo packaging/prove-bare-root.sh [FOLDER [COMMAND...]]
#
# FOLDER (default: a new one under $TMPDIR) keeps the root for the next run; COMMAND defaults to `./dev test`.
# SUITE=bookworm and MIRROR=... choose another Debian or Ubuntu. Needs root and debootstrap.
# Uses no settings of the host's pip; a certificate named by SSL_CERT_FILE and proxy variables are taken along.
set -eu

checkout=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
suite=${SUITE:-bookworm}
[ "$(id -u)" = 0 ] || { echo "this needs root" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "this needs debootstrap: apt-get install debootstrap" >&2; exit 1; }

base=${1:-$(mktemp -d)}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- ./dev test
mkdir -p "$base"
base=$(CDPATH='' cd -- "$base" && pwd -P)
tree="$base/$suite"
clone=/home/somebody/till

unmount_all() {
    for place in dev/shm dev/pts dev proc; do
        if mountpoint -q "$tree/$place"; then umount "$tree/$place"; fi
    done
}
trap unmount_all EXIT
trap 'exit 130' INT TERM

if [ ! -e "$base/$suite.done" ]; then
    echo "debootstrap $suite into $tree"
    rm -rf "$tree"
    # shellcheck disable=SC2086  # MIRROR is one word or none
    debootstrap --variant=minbase --include=python3,git,ca-certificates "$suite" "$tree" ${MIRROR:-} >"$base/debootstrap.log" ||
        { tail -n 20 "$base/debootstrap.log" >&2; exit 1; }
    touch "$base/$suite.done"
fi

mount -t proc proc "$tree/proc"
# Private, so that nothing mounted or unmounted below reaches the host's own /dev.
mount --bind /dev "$tree/dev"
mount --make-private "$tree/dev"
mount --bind /dev/pts "$tree/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$tree/dev/shm"

cp -L /etc/resolv.conf "$tree/etc/resolv.conf"
if [ -n "${SSL_CERT_FILE:-}" ] && [ -f "$SSL_CERT_FILE" ]; then
    mkdir -p "$tree$(dirname -- "$SSL_CERT_FILE")"
    cp -L "$SSL_CERT_FILE" "$tree$SSL_CERT_FILE.host"
    certificate="$SSL_CERT_FILE.host"
fi

rm -rf "$tree$clone"
mkdir -p "$tree$(dirname -- "$clone")"
git -c safe.directory='*' clone -q --no-hardlinks "$checkout" "$tree$clone"

echo "in the bare root: $*"
started=$(date +%s)
code=0
# shellcheck disable=SC2016  # the inner shell is to expand these
chroot "$tree" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    ${certificate:+PIP_CERT="$certificate" SSL_CERT_FILE="$certificate"} \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    /bin/sh -c 'cd "$1" && shift && exec "$@"' sh "$clone" "$@" </dev/null || code=$?
echo "exit code $code after $(($(date +%s) - started)) s"
exit $code

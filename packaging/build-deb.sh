#!/bin/sh
# Turns dist/pos-client (from `./dev package`) into dist/pos-client_VERSION_ARCH.deb.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
built="$root/dist/pos-client"
[ -x "$built/pos-client" ] || { echo "run ./dev package first" >&2; exit 1; }

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/pyproject.toml")
architecture=$(dpkg --print-architecture)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

# Debian 13 and Ubuntu 24.04 renamed some libraries for 64-bit time; a package must accept both names.
depends=$(sed -n 's/^run *\(lib[^ ]*\).*/\1/p' "$root/tools/debian-packages.txt" | grep -v '^libzbar0$' |
    sed 's/.*/& | &t64/' | paste -s -d, - | sed 's/,/, /g')

mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/doc/pos-client"
cp -a "$built" "$tree/opt/pos-client"
ln -s /opt/pos-client/pos-client "$tree/usr/bin/pos-client"
cp "$root/LICENSE" "$tree/usr/share/doc/pos-client/copyright"
cat >"$tree/usr/share/applications/pos-client.desktop" <<TEXT
[Desktop Entry]
Type=Application
Name=Till
Exec=pos-client run
Terminal=false
Categories=Office;
TEXT
cat >"$tree/DEBIAN/control" <<TEXT
Package: pos-client
Version: $version
Architecture: $architecture
Maintainer: The till's developers <till@example.org>
Depends: libc6 (>= 2.34), $depends
Recommends: libzbar0 | libzbar0t64
Section: misc
Priority: optional
Description: point-of-sale loyalty client
 Scan, decide, record, queue, deliver: a till client that never waits for the network.
TEXT
# zstd packs in seconds what takes xz minutes.
dpkg-deb --root-owner-group -Zzstd --build "$tree" "$root/dist/pos-client_${version}_$architecture.deb"

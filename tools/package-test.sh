#!/bin/sh
# Proves the package: packed, installed below a folder, started without a network, a JDK or more on the PATH than
# coreutils, backed up, upgraded, rolled back. Called by ./test.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
work=$(mktemp -d)
server=
cleanup() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT
failed() {
  echo "package: $1" >&2
  [ ! -s "$work/out" ] || tail -n 40 "$work/out" >&2
  exit 1
}

"$root/run" package --to "$work/giaoban.tar.gz"
mkdir "$work/unpacked" "$work/bin"
tar -xzf "$work/giaoban.tar.gz" -C "$work/unpacked"
folder=$(echo "$work"/unpacked/giaoban-*)
version=$(cat "$folder/VERSION")

# An SBOM names every jar with its licence and hash.
node -e '
  const { components } = JSON.parse(require("fs").readFileSync(process.argv[1] + "/sbom.cdx.json"));
  const jars = require("fs").readdirSync(process.argv[1] + "/app/lib").length;
  const named = components.filter((c) => c.purl?.startsWith("pkg:maven/")).length;
  const bare = components.filter((c) => !c.version || !c.hashes.length || !c.licenses.length).map((c) => c.name);
  if (jars !== named || bare.length) throw new Error(`${jars} jars, ${named} named, without licence or hash: ${bare}`);
' "$folder" || failed "the SBOM is not whole"

machine=$work/machine
opt=$machine/opt/giaoban
install_it() { "$@" --root "$machine" >"$work/out" 2>&1 || failed "$* failed"; }
points_to() { [ "$(readlink "$opt/$1")" = "$2" ] || failed "$1 points to $(readlink "$opt/$1"), not to $2"; }

install_it "$folder/install.sh"
points_to current "$version"
[ -f "$machine/etc/systemd/system/giaoban.service" ] || failed "no unit was installed"
! "$folder/install.sh" --rollback --root "$machine" >"$work/out" 2>&1 || failed "went back to a version that never was"
rm -rf "$work/unpacked/away" && mv "$folder" "$work/unpacked/away" # what is installed needs nothing of where it came from

for tool in $(dpkg -L coreutils 2>/dev/null | grep -E '/bin/[a-z0-9]+$' || echo /bin/cat /bin/date /usr/bin/dirname /usr/bin/id /usr/bin/readlink /usr/bin/stat); do
  ln -sf "$tool" "$work/bin/"
done
data=$machine/var/lib/giaoban/data
giaoban() { env -i PATH="$work/bin" "$opt/current/bin/giaoban" "$@" --data "$data"; }

# Inside: a network of its own, with nothing in it but loopback.
inside="ip link set lo up
  exec env -i PATH=$work/bin $opt/current/bin/giaoban serve --empty --port 8080 --data $data"
if unshare -rn ip link set lo up 2>/dev/null; then
  unshare -rn sh -c "$inside" >"$work/out" 2>&1 &
  server=$!
  ask() { nsenter -U -n --preserve-credentials -t "$server" curl -sf -o /dev/null "$@" 2>/dev/null; }
  port=8080
else
  echo "package: NOT PROVEN that it starts without a network (no network namespaces here)"
  port=$((20000 + $$ % 20000))
  giaoban serve --empty --port "$port" >"$work/out" 2>&1 &
  server=$!
  ask() { curl -sf -o /dev/null "$@"; }
fi
tries=0
until ask "http://127.0.0.1:$port/api/v1/ready"; do
  tries=$((tries + 1))
  [ "$tries" -lt 150 ] && kill -0 "$server" 2>/dev/null || failed "it was not ready within 30 s"
  sleep 0.2
done
[ "$port" != 8080 ] || [ "$(grep -c : "/proc/$server/net/dev")" = 1 ] || failed "there was a network besides loopback"
ask "http://127.0.0.1:$port/" || failed "no page"
kill "$server"
wait "$server" || [ $? = 143 ] || failed "it did not end in good order"
server=
[ "$(cat "$data/format")" = 1 ] || failed "the data folder carries no format"

giaoban verify >"$work/out" 2>&1 || failed "verify failed"
giaoban backup >"$work/out" 2>&1 || failed "backup failed"
[ -f "$(echo "$machine"/var/lib/giaoban/data-backups/*.zip)" ] || failed "no backup beside the data"
# What it finds is this machine's affair; that it looks, and says what to do in the installed command's name, is ours.
giaoban doctor >"$work/out" 2>&1 || [ $? = 1 ] || failed "doctor failed"
! grep -q '\./run' "$work/out" || failed "doctor speaks of the sources' commands"
grep -q '^✓' "$work/out" || failed "doctor found nothing well"
echo 999 >"$data/format"
! giaoban serve --empty >"$work/out" 2>&1 || failed "a newer folder was served"
grep -q 'newer than format' "$work/out" || failed "the refusal is not in plain words"
echo 1 >"$data/format"

# An upgrade and the way back.
folder=$work/unpacked/away
echo 999.0.0 >"$folder/VERSION"
install_it "$folder/install.sh"
points_to current 999.0.0
points_to previous "$version"
install_it "$opt/current/install.sh" --rollback
points_to current "$version"
points_to previous 999.0.0
cp "$folder/sbom.cdx.json" "$work/sbom" && echo >>"$folder/sbom.cdx.json"
! "$folder/install.sh" --root "$machine" >"$work/out" 2>&1 || failed "another build of one version number was installed over it"
cp "$work/sbom" "$folder/sbom.cdx.json"
install_it "$folder/install.sh" # forward again: it is there already
points_to current 999.0.0
points_to previous "$version"
install_it "$opt/current/install.sh" --rollback
giaoban verify >"$work/out" 2>&1 || failed "the version before does not read its data any more"
echo "package: packed, installed, started alone, backed up, upgraded and rolled back"

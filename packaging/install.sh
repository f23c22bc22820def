#!/bin/sh
# Installs or upgrades Giao Ban from the folder that this script lies in, or points back to the version before.
# Needs no network. A running server goes on with its version until it is restarted.
#   ./install.sh [--root DIR]
#   ./install.sh --rollback [--root DIR]
# --root installs below DIR instead of the machine itself: no user is made and no service started.
set -eu
here=$(dirname -- "$(readlink -f -- "$0")")

say() { printf '%s\n%s\n' "$1" "$2"; }
refuse() {
  say "$1" "$2" >&2
  exit 1
}

root=
rollback=
while [ $# -gt 0 ]; do
  case $1 in
    --rollback) rollback=yes ;;
    --root)
      [ $# -gt 1 ] || refuse "--root cần một thư mục." "--root needs a folder."
      shift
      mkdir -p -- "$1"
      root=$(readlink -f -- "$1")
      ;;
    *) refuse "Không hiểu tùy chọn $1." "I do not know the option $1." ;;
  esac
  shift
done
[ -n "$root" ] || [ "$(id -u)" = 0 ] || refuse "Hãy chạy với quyền root." "Run this as root."

opt=$root/opt/giaoban
state=$root/var/lib/giaoban
unit=$root/etc/systemd/system/giaoban.service

point() { # point <name> <version>: in one step
  ln -sfn -- "$2" "$opt/.$1.new"
  mv -fT -- "$opt/.$1.new" "$opt/$1"
}

use() { # use <version>: current and previous, and the unit that belongs to it
  was=$(readlink -- "$opt/current" || true)
  if [ "$was" != "$1" ]; then
    [ -z "$was" ] || point previous "$was"
    point current "$1"
  fi
  mkdir -p -- "$(dirname -- "$unit")"
  install -m 644 -- "$opt/$1/giaoban.service" "$unit"
  [ -n "$root" ] || systemctl daemon-reload
}

if [ -n "$rollback" ]; then
  back=$(readlink -- "$opt/previous" || true)
  [ -n "$back" ] && [ -d "$opt/$back" ] ||
    refuse "Không có phiên bản trước để quay lại." "There is no version before to go back to."
  use "$back"
  say "Đã quay lại $back; có hiệu lực sau: systemctl restart giaoban" \
    "Back to $back; it takes effect with: systemctl restart giaoban"
  say "Nếu dữ liệu đã được chuyển định dạng: giaoban restore /var/lib/giaoban/data-backups/TỆP --replace" \
    "If the data were migrated meanwhile: giaoban restore /var/lib/giaoban/data-backups/FILE --replace"
  exit 0
fi

version=$(cat -- "$here/VERSION")
case $version in
  '' | current | previous | .* | *[!A-Za-z0-9.+-]*) refuse "Tệp VERSION không đúng." "The file VERSION is not right." ;;
esac
[ "$here" != "$opt/$version" ] || refuse "Hãy chạy từ thư mục vừa giải nén." "Run it from the folder you unpacked."
# A runtime for another processor or system does not start; better now than after the switch.
"$here/runtime/bin/java" -version >/dev/null 2>&1 ||
  refuse "Gói này không chạy được trên máy này ($(uname -sm))." "This package does not run on this machine ($(uname -sm))."

first=yes
[ ! -L "$opt/current" ] || first=
if [ -z "$root" ] && ! id -u giaoban >/dev/null 2>&1; then
  useradd --system --user-group --home-dir /var/lib/giaoban --no-create-home --shell /usr/sbin/nologin giaoban
fi
mkdir -p -- "$opt" "$state"
chmod 700 -- "$state"
[ -n "$root" ] || chown giaoban:giaoban -- "$state"

# The list of parts holds the hash of each, so that it tells two builds of one version number apart.
if [ -d "$opt/$version" ] && ! cmp -s -- "$here/sbom.cdx.json" "$opt/$version/sbom.cdx.json"; then
  refuse "Trong $opt đã có một bản dựng khác mang số $version; không ghi đè." \
    "Another build that is called $version is in $opt; it is not overwritten."
fi
if [ -d "$opt/$version" ]; then
  say "Phiên bản $version đã có sẵn trong $opt." "Version $version is in $opt already."
else
  rm -rf -- "$opt/.unpacking"
  mkdir -- "$opt/.unpacking"
  cp -R -- "$here/." "$opt/.unpacking/"
  [ -n "$root" ] || chown -R root:root -- "$opt/.unpacking"
  chmod -R u=rwX,go=rX -- "$opt/.unpacking"
  sync
  mv -T -- "$opt/.unpacking" "$opt/$version"
fi
use "$version"
mkdir -p -- "$root/usr/local/bin"
ln -sfn -- /opt/giaoban/current/bin/giaoban "$root/usr/local/bin/giaoban"

if [ -n "$root" ]; then
  say "Đã cài $version dưới $root; không tạo người dùng, không khởi động dịch vụ." \
    "Installed $version below $root; no user was made, no service started."
elif [ -n "$first" ]; then
  systemctl enable --now giaoban
  say "Đã cài $version và khởi động. Liên kết mở lần đầu: journalctl -u giaoban" \
    "Installed $version and started it. The link to begin with: journalctl -u giaoban"
else
  say "Đã cài $version; khi không có phiên họp: systemctl restart giaoban" \
    "Installed $version; when no meeting is held: systemctl restart giaoban"
fi

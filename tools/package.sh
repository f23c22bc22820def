#!/bin/sh
# Packs what was built into one archive that installs without a network; called by ./run package.
#   tools/package.sh [--to FILE]
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/tools/env.sh"

# What jdeps prints for the libraries, and what Spring, Netty and SQLite look for at run time.
modules=java.se,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs

to=
while [ $# -gt 0 ]; do
  case $1 in
    --to)
      [ $# -gt 1 ] || missing "--to needs a file."
      to=$2
      shift 2
      ;;
    *) missing "I do not know the option $1." ;;
  esac
done

need_jdk
need_node
version=$(sed -n '/<artifactId>giao-ban</,/<\/version>/s/.*<version>\(.*\)<\/version>.*/\1/p' "$root/pom.xml")
made=$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<\/.*/\1/p' "$root/pom.xml")
name=giaoban-$version
to=${to:-$root/target/$name-linux-$(uname -m).tar.gz}
mkdir -p "$(dirname "$to")"
work=$(mktemp -d "$root/server/target/package.XXXXXX")
trap 'rm -rf "$work"' EXIT

# The runtime stays the same until the JDK or the list of modules does not.
runtime=$root/server/target/runtime
stamp="$modules $(cat "$JAVA_HOME/release")"
if [ "$(cat "$runtime/giaoban-stamp" 2>/dev/null || true)" != "$stamp" ]; then
  rm -rf "$runtime"
  "$JAVA_HOME/bin/jlink" --add-modules "$modules" --include-locales=en,vi --strip-java-debug-attributes \
    --no-header-files --no-man-pages --generate-cds-archive --output "$runtime"
  printf '%s\n' "$stamp" >"$runtime/giaoban-stamp"
fi

folder=$work/$name
mkdir -p "$folder/app" "$folder/bin"
cp -R "$runtime" "$folder/runtime"
rm "$folder/runtime/giaoban-stamp"
cp "$root/server/target/server.jar" "$folder/app/"
# Only what the jar names: the folder may still hold libraries of an earlier build.
mkdir "$folder/app/lib"
(cd "$work" && "$JAVA_HOME/bin/jar" --extract --file "$folder/app/server.jar" META-INF/MANIFEST.MF)
for entry in $(tr -d '\r' <"$work/META-INF/MANIFEST.MF" | sed ':a;N;$!ba;s/\n //g' | sed -n 's/^Class-Path: //p'); do
  cp "$root/server/target/$entry" "$folder/app/$entry"
done
cp "$root/packaging/giaoban" "$folder/bin/"
cp "$root/packaging/giaoban.service" "$root/packaging/install.sh" "$root/packaging/README-INSTALL.md" \
  "$root/LICENSE" "$root/CHANGELOG.md" "$folder/"
printf '%s\n' "$version" >"$folder/VERSION"
node "$root/tools/sbom.mjs" "$folder" "$made" >"$folder/sbom.cdx.json"

part=$to.part
tar --create --sort=name --mtime="$made" --owner=0 --group=0 --numeric-owner --mode=u+w,go+rX,go-w \
  --directory "$work" "$name" | gzip -n >"$part"
mv "$part" "$to"
echo "$to ($(($(stat -c %s "$to") / 1000000)) MB)"
sha256sum "$to"

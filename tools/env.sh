# Sourced by ./run and ./test: finds or installs what they need, or says in one sentence what is missing.

missing() {
  echo "Giao Ban: $1" >&2
  exit 1
}

is_jdk_25() {
  [ -x "$1/bin/javac" ] && "$1/bin/java" -version 2>&1 | grep -q '"25[."]'
}

# Sets JAVA_HOME to a JDK 25: from JAVA_HOME, PATH, or /usr/lib/jvm.
need_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then
    export JAVA_HOME
    return
  fi
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in $on_path /usr/lib/jvm/*25*; do
    if is_jdk_25 "$home"; then
      JAVA_HOME=$home
      export JAVA_HOME
      return
    fi
  done
  debian_packages openjdk-25-jdk-headless || missing "install a JDK 25 and set JAVA_HOME to it."
  for home in /usr/lib/jvm/*25*; do
    if is_jdk_25 "$home"; then
      JAVA_HOME=$home
      export JAVA_HOME
      return
    fi
  done
  missing "install a JDK 25 and set JAVA_HOME to it."
}

need_node() {
  command -v node >/dev/null || debian_packages nodejs npm || missing "install Node.js 20 or newer with npm."
  [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || missing "Node.js $(node --version) is too old; install 20 or newer."
}

# need_command <command> <Debian package>
need_command() {
  command -v "$1" >/dev/null || debian_packages "$2" || missing "install $2 (the command $1)."
}

# want_command <command> <Debian package>…: as above, but goes on without it; the tests that need it say that they were skipped.
want_command() {
  wanted=$1
  shift
  command -v "$wanted" >/dev/null || debian_packages "$@" || echo "Giao Ban: without $wanted some tests are skipped; install $*." >&2
}

# Installs Debian packages when root on a machine with apt; fails otherwise.
debian_packages() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "Giao Ban: installing $* …" >&2
  {
    apt-get install -y --no-install-recommends "$@" || { apt-get update && apt-get install -y --no-install-recommends "$@"; }
  } >/dev/null 2>&1
}

# shellcheck shell=bash
# What the commands in this folder share. Sourced, never run.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
state=$root/.leadline/build
host=$root/host/Leadline.Host/bin/Release/net10.0/Leadline.Host.dll
cli=$root/host/Leadline.Cli/bin/Release/net10.0/leadline.dll
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

say() { printf '%s\n' "$*" >&2; }
die() { say "build/$(basename "$0"): $1"; exit "${2:-1}"; }
usage() { sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"; }

# The building itself needs the SDK and Node.js; running what is built needs neither check.
need_tools() {
  local sdk node
  command -v dotnet >/dev/null || die "the .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0"
  sdk=$(dotnet --list-sdks | cut -d. -f1 | sort -n | tail -1)
  [ "${sdk:-0}" -ge 10 ] || die "the .NET 10 SDK is needed; the newest here is ${sdk:-none}: https://dotnet.microsoft.com/download/dotnet/10.0"
  command -v node >/dev/null && command -v npm >/dev/null || die "Node.js 20 with npm is missing (it builds the style sheets): https://nodejs.org"
  node=$(node --version | sed 's/^v//; s/\..*//')
  [ "$node" -ge 20 ] || die "Node.js 20 or later is needed; this is $(node --version): https://nodejs.org"
}

# Each build has a compiler server of its own name, so that it can be ended without touching anyone else's.
compiler=leadline-$$
dotnet_build=(dotnet build -c Release --nologo -v minimal -nodeReuse:false -p:UseSharedCompilation=true -p:SharedCompilationId="$compiler")
stop_compiler() {
  local file pid
  for file in $(grep -lsaF -e "-pipename:$compiler" /proc/[0-9]*/cmdline 2>/dev/null || true); do
    pid=${file#/proc/}
    pid=${pid%/cmdline}
    if [ "$pid" != $$ ]; then kill "$pid" 2>/dev/null || true; fi
  done
}

# What the host and the command line are made of, by content: a changed date alone builds nothing.
sources() {
  local -a paths=(sdk modules host frameworks data build/*.props build/*.txt Directory.Build.props Directory.Packages.props global.json .editorconfig)
  cd "$root"
  if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    git ls-files -coz --exclude-standard -- "${paths[@]}"
  else
    find "${paths[@]}" \( -name bin -o -name obj -o -name node_modules -o -name nhsuk \) -prune -o -type f -print0 2>/dev/null
  fi
}
fingerprint() {
  (
    sources | LC_ALL=C sort -zu | xargs -0r sha1sum 2>/dev/null || true
    # The outputs count too: another command may have built other sources in between.
    stat -c '%n %Y %s' "$(dirname "$host")"/*.dll "$(dirname "$cli")"/*.dll 2>/dev/null || true
  ) | sha1sum
}
is_built() { [ -f "$host" ] && [ -f "$cli" ] && [ "$(cat "$state/stamp" 2>/dev/null)" = "$(fingerprint)" ]; }

# Builds the command line, and with it the host, when something changed since the last time.
ensure_built() {
  if is_built; then return; fi
  need_tools
  mkdir -p "$state"
  exec 9>"$state/lock"
  if command -v flock >/dev/null; then flock 9; fi
  if ! is_built; then
    [ -f "$cli" ] && say "Building what changed ..." || say "Building Leadline; the first time takes a minute or two ..."
    trap stop_compiler EXIT
    if ! "${dotnet_build[@]}" "$root/host/Leadline.Cli" 9>&- >"$state/build.log" 2>&1; then
      if grep -qE ': (error|warning) ' "$state/build.log"; then
        grep -E ': (error|warning) ' "$state/build.log" | sed 's/ \[[^]]*\]$//' | sort -u >&2
      else
        tail -20 "$state/build.log" >&2
      fi
      die "the build failed; all of it is in .leadline/build/build.log"
    fi
    stop_compiler
    trap - EXIT
    fingerprint >"$state/stamp"
  fi
  exec 9>&-
}

# Children run in a session of their own, so that one signal ends all that they started.
child=
run() {
  local code=0
  setsid "$@" </dev/null &
  child=$!
  wait "$child" || code=$?
  child=
  return "$code"
}
end_child() {
  [ -n "$child" ] || return 0
  kill -TERM -- "-$child" 2>/dev/null || true
  for _ in $(seq 50); do kill -0 "$child" 2>/dev/null || break; sleep 0.1; done
  kill -KILL -- "-$child" 2>/dev/null || true
}

# Which of some Debian packages are not there.
lacking() {
  local package
  for package in "$@"; do
    case $package in
      postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ;;
      rabbitmq-server) compgen -G '/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin' >/dev/null ;;
      chromium) command -v chromium >/dev/null ;;
      bubblewrap) command -v bwrap >/dev/null ;;
    esac || echo "$package"
  done
}
install_lacking() {
  local -a missing
  mapfile -t missing < <(lacking "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    say "This also needs: ${missing[*]}. Install them with"
    say "    sudo apt-get install --no-install-recommends ${missing[*]}"
    say "Until then whatever needs them is left out, and says so."
    return 0
  fi
  say "Installing ${missing[*]} ..."
  # RUNLEVEL=1 keeps Debian from starting services of its own: private ones are started here.
  if ! { apt-get -q -o DPkg::Lock::Timeout=300 update &&
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 \
      install -y --no-install-recommends "${missing[@]}"; } </dev/null >"$tmp/apt.log" 2>&1; then
    tail -15 "$tmp/apt.log" >&2
    say "Could not install ${missing[*]}; whatever needs them is left out, and says so."
  fi
}

# A PostgreSQL and a RabbitMQ of the command's own, below its folder $tmp, as far as they are installed.
postgres='' rabbitmq=''
start_servers() {
  if [ -z "$(lacking postgresql)" ]; then
    build/start-postgres start "$tmp/pg" >"$tmp/pg.env" 2>"$tmp/pg.log" </dev/null &
    postgres=$!
  fi
  if [ -z "$(lacking rabbitmq-server)" ]; then
    build/start-rabbitmq start "$tmp/mq" >"$tmp/mq.env" 2>"$tmp/mq.log" </dev/null &
    rabbitmq=$!
  fi
}
await_servers() {
  if [ -n "$postgres" ]; then
    wait "$postgres" || { cat "$tmp/pg.log" >&2; die "PostgreSQL did not start"; }
    eval "$(grep '^LEADLINE_TEST_' "$tmp/pg.env")"
    export LEADLINE_TEST_POSTGRES
  fi
  if [ -n "$rabbitmq" ]; then
    wait "$rabbitmq" || { cat "$tmp/mq.log" >&2; die "RabbitMQ did not start"; }
    eval "$(grep '^LEADLINE_TEST_' "$tmp/mq.env")"
    export LEADLINE_TEST_RABBITMQ
  fi
  # From here on a test that skips for want of a service fails instead.
  if [ -n "$postgres" ] && [ -n "$rabbitmq" ]; then export LEADLINE_REQUIRE_SERVICES=1; fi
}
remove_servers() {
  wait 2>/dev/null || true # a server that is still starting can only be removed once it is up
  if [ -d "$tmp/pg" ]; then build/start-postgres rm "$tmp/pg" || true; fi
  if [ -d "$tmp/mq" ]; then build/start-rabbitmq rm "$tmp/mq" || true; fi
}

#!/bin/sh
# Installs what Khaonet needs into .tools and .venv; idempotent, and quick when nothing changed.
#   scripts/setup.sh            what `make setup` does
#   scripts/setup.sh tests      also compiled code, and the system's chromium where we may install it (root and apt)
set -eu
cd "$(dirname "$0")/.."

UV_VERSION=0.13.8
PYTHON=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
  say "Khaonet needs Python 3.11 or newer as '$PYTHON'. Install python3, or set PYTHON=/path/to/python3.11."; exit 1; }

install_uv() {
  [ -x .tools/bin/uv ] && [ "$(.tools/bin/uv --version 2>/dev/null | cut -d' ' -f2)" = "$UV_VERSION" ] && return
  "$PYTHON" -m pip --version >/dev/null 2>&1 || {
    say "Khaonet needs pip for '$PYTHON'. On Debian: apt-get install python3-pip."; exit 1; }
  say "Installing uv $UV_VERSION ..."
  rm -rf .tools
  "$PYTHON" -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .tools "uv==$UV_VERSION"
}

install_packages() {
  stamp=.venv/.installed
  want=$(cat requirements.lock pyproject.toml scripts/setup.sh | cksum)
  [ -x .venv/bin/khaonet ] && [ "$(cat "$stamp" 2>/dev/null)" = "$want" ] && return
  say "Installing Khaonet's packages ..."
  export UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1
  [ -x .venv/bin/python ] || .tools/bin/uv venv --quiet --python "$PYTHON" .venv
  .tools/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock
  .tools/bin/uv pip install --quiet --python .venv/bin/python --no-deps --editable .
  printf '%s' "$want" >"$stamp"
}

compile_code() {
  # Tests start some hundred processes, each of which would compile what it imports where nothing may be kept.
  .venv/bin/python -m compileall -q -j 0 -x '_py2' .venv/lib bot console documents handlers jobs language migrations models services simulator tests
}

install_chromium() {
  for name in chromium chromium-browser google-chrome; do command -v "$name" >/dev/null 2>&1 && return; done
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing chromium for the browser tests ..."
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 ||
      say "chromium could not be installed; browser tests will say 'skipped: no chromium'."
  else
    say "No chromium and no right to install it; browser tests will say 'skipped: no chromium'."
  fi
}

install_uv
install_packages
[ "${1:-}" != tests ] || { compile_code; install_chromium; }

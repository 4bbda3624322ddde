#!/usr/bin/env bash
# Opens pages in a browser and holds them against what their readers rely on: bash tests/Page/run.sh PAGE.html…
# Needs Node.js 20 and Chromium (Debian: apt-get install chromium); the variable CHROMIUM names another executable.
set -euo pipefail
exec node "$(dirname "${BASH_SOURCE[0]}")/check.mjs" "$@"

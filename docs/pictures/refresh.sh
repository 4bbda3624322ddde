#!/usr/bin/env bash
# Takes the pictures of the README and docs/page.md anew: bash docs/pictures/refresh.sh
# Needs Node.js 20, Chromium (Debian: apt-get install chromium) and script, which is part of util-linux.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

dotnet build infra --verbosity quiet
infra=artifacts/offline/bin/Infra/debug/infra.dll
dotnet "$infra" preview --stack prod --html "$work/page.html" >"$work/preview.txt"
# A report has colours on a terminal only: script is one.
TERM=xterm-256color script --quiet --return --command "dotnet $infra preview --stack dev" "$work/terminal.txt" >/dev/null
node docs/pictures/terminal.mjs "infra preview --stack dev" "$work/terminal.txt" >docs/pictures/terminal.svg
node docs/pictures/report.mjs "$work/page.html" docs/pictures

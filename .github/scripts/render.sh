#!/usr/bin/env bash
# Renders, and writes what differs into a patch: render.sh PATCH
# Of the places that `infra render` writes, and no others: a patch is applied by who may push.
set -euo pipefail

dotnet run --project infra -- render
git add --intent-to-add -- kubernetes docs/network
git diff --binary -- kubernetes docs/network >"$1"

#!/usr/bin/env bash
# Renders, and writes what differs into a patch: render.sh PATCH
# Of the places that `infra render` writes, and no others: a patch is applied by who may push.
set -euo pipefail

dotnet run --project infra -- render
# Staged, so that it has what comes and what goes. A file with another name is both: who applies the patch looks at one name.
git add --all -- kubernetes docs/network
git diff --cached --binary --no-renames -- kubernetes docs/network >"$1"

#!/usr/bin/env bash
# Writes tests/Goldens anew from the stacks' plans, and says what has changed. Review it as any other change.
set -euo pipefail
cd "$(dirname "$0")/.."

REFRESH_GOLDENS=1 PulumiSdk=offline dotnet test tests/Infra --filter "FullyQualifiedName~GoldenTests|FullyQualifiedName~SeededChangeTests"
git --no-pager status --short --untracked-files=all -- tests/Goldens
git --no-pager diff --stat -- tests/Goldens

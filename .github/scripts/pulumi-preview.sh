#!/usr/bin/env bash
# Asks Pulumi what it would do, and says it in the job's summary without any value: pulumi-preview.sh TITLE FILE ARGUMENT…
# The arguments are Pulumi's: preview --stack dev. FILE gets its JSON, which has the resources' properties: it is for this job alone.
set -euo pipefail

title=$1 file=$2
shift 2
summary=${GITHUB_STEP_SUMMARY:-/dev/stdout}
scripts=$(dirname "$0")

status=0
(umask 077 && pulumi "$@" --non-interactive --suppress-outputs --json >"$file") || status=$?
# Where it could not begin there is no JSON, and standard error has said why.
if [ -s "$file" ]; then
    node "$scripts/operations.mjs" summary "$file" "$title" >>"$summary" || [ "$status" -ne 0 ]
fi
exit "$status"

#!/usr/bin/env bash
# Deploys a stack as it was reviewed: up.sh STACK REVIEWED
# REVIEWED has what the preview showed to who approved. What would be done now must be the same, as far as a preview from outside of the clusters can see; else nothing is done.
set -euo pipefail

stack=$1 reviewed=$2
scripts=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

bash "$scripts/pulumi-preview.sh" "$stack: as it is deployed" "$work/preview.json" preview --stack "$stack"
node "$scripts/operations.mjs" outside "$work/preview.json" >"$work/now"
if ! diff -u --label reviewed --label now "$reviewed" "$work/now" >"$work/difference"; then
    cat "$work/difference"
    {
        echo "### $stack: not what was reviewed"
        echo
        echo 'Somebody or something changed the environment after the preview. Nothing was done. Run the workflow again, and look at its preview before you approve.'
    } >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
    exit 3
fi

# The credentials live for an hour. At an interrupt Pulumi waits for what it has begun and writes its state; a credential that ends before would leave it unwritten.
status=0
timeout --foreground --signal=INT --kill-after=6m "${UP_LIMIT:-48m}" \
    pulumi up --stack "$stack" --yes --skip-preview --non-interactive --suppress-outputs --message "$GITHUB_SHA" || status=$?
[ "$status" -ne 124 ] || echo "$stack: interrupted after ${UP_LIMIT:-48m}, before the credentials ended. Run the workflow again: it goes on from there." >&2
exit "$status"

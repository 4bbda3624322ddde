#!/usr/bin/env bash
# Deploys a stack as it was reviewed: up.sh STACK REVIEWED
# UP_LIMIT and UP_GRACE, as `timeout` takes them, stand for the time that it has and for the time that it has to end.
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

# The credentials live for an hour from the moment at which the job signed in. At an interrupt, twelve minutes before their end, Pulumi waits for what it has begun and writes its state;
# a credential that ends before would leave it unwritten.
now=$(date +%s)
left=$((${SIGNED_IN:-$now} + 3600 - now - 720))
if [ "$left" -lt 300 ]; then
    echo "$stack: nothing was done. The preview took too much of the credentials' hour: ${left}s of it are left for the deployment, and it gets 300s at the least. Run the workflow again." >&2
    exit 4
fi
limit=${UP_LIMIT:-${left}s}
status=0
timeout --foreground --signal=INT --kill-after="${UP_GRACE:-6m}" "$limit" \
    pulumi up --stack "$stack" --yes --skip-preview --non-interactive --suppress-outputs --message "$GITHUB_SHA" || status=$?
case $status in
    124) echo "$stack: interrupted after $limit, before the credentials ended. Run the workflow again: it goes on from there." >&2 ;;
    137) echo "$stack: killed. It did not end in time after the interrupt at $limit, or the runner had no memory left: its lock is left, and its state may lack what was done last." >&2 ;;
esac
exit "$status"

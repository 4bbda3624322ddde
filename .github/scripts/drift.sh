#!/usr/bin/env bash
# Looks whether an environment is what Git says, by what the role `preview` may read: drift.sh STACK REGION FOLDER
# Writes FOLDER/status (clean, drift or failed) and FOLDER/details.md; changes nothing. Ends with 0: the status says what it found.
set -euo pipefail

stack=$1 region=$2 folder=$3
scripts=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder"
details=$folder/details.md
: >"$details"
found=clean

# worse STATUS: drift is worse than clean, and not to know is worse than drift.
worse() {
    if [ "$1" = failed ] || [ "$found" = clean ]; then found=$1; fi
}

# pulumi_check TITLE NAME ARGUMENT…: whether Pulumi would do anything.
pulumi_check() {
    local title=$1 name=$2
    shift 2
    if GITHUB_STEP_SUMMARY=$details bash "$scripts/pulumi-preview.sh" "$title" "$work/$name.json" "$@" 2>"$work/$name.error"; then
        if [ -n "$(node "$scripts/operations.mjs" outside "$work/$name.json")" ]; then worse drift; fi
    else
        worse failed
        # Of an error Pulumi says what it is of, and no secret.
        printf '### %s: it failed\n\n~~~text\n%s\n~~~\n\n' "$title" "$(tail -n 20 "$work/$name.error")" >>"$details"
        cat "$work/$name.error" >&2
    fi
}

# What AWS has, against the state. What is inside of clusters this role cannot reach, and the objects that kOps reads it may not.
beyond=(--exclude "**\$aws:s3/bucketObjectv2:**")
for package in kubernetes vault keycloak; do
    beyond+=(--exclude "**\$$package:**" --exclude "**\$pulumi:providers:$package::**")
done
pulumi_check "AWS against the state" refresh refresh --preview-only --stack "$stack" "${beyond[@]}"
# What the program wants, against the state: what was merged and never deployed.
pulumi_check "The program against the state" preview preview --stack "$stack"

status=0
# Set for this command alone: the workflow's own is the SDK that deploys.
PulumiSdk=offline dotnet run --project infra -- render --check --stack "$stack" >"$work/render" 2>&1 || status=$?
if [ "$status" -ne 0 ]; then
    if [ "$status" -eq 1 ]; then worse drift; else worse failed; fi
    printf '### Manifests: Git does not hold what the program renders\n\n~~~text\n%s\n~~~\n\n' "$(tail -n 40 "$work/render")" >>"$details"
fi

status=0
node "$scripts/live-check.mjs" "$region" >"$work/live" 2>"$work/live.error" || status=$?
if [ "$status" -ne 0 ]; then
    if [ -s "$work/live" ]; then worse drift; else worse failed; fi
    printf '### Machines and load balancers\n\n~~~text\n%s\n~~~\n\n' "$(cat "$work/live" "$work/live.error" | tail -n 40)" >>"$details"
fi

echo "$found" >"$folder/status"

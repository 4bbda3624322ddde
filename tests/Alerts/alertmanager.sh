#!/usr/bin/env bash
# Holds Alertmanager's configuration in a plan against amtool: that it can be read, and whom each kind of alert reaches.
# Needs amtool and node. Arguments: a plan (infra preview --json) of an environment with the sample team; that of dev is made where there is none.
set -euo pipefail
cd "$(dirname "$0")/../.." || exit 2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
plan=${1:-$work/plan.json}
[ $# -gt 0 ] || dotnet run --project infra -- preview --stack dev --json "$plan" >/dev/null

node tests/Alerts/alertmanager.mjs "$plan" "$work"
amtool check-config "$work"/*.yaml

# The receivers of an alert's labels.
expect() {
    local receivers=$1
    shift
    amtool config routes test --config.file="$work/0.yaml" --verify.receivers="$receivers" "$@" >"$work/found" 2>"$work/said" \
        || { echo "$* reaches $(cat "$work/found" "$work/said"), not $receivers" >&2; exit 1; }
}

expect watchdog alertname=Watchdog severity=warning team=platform
expect platform alertname=NodeNotReady severity=warning team=platform node=a
expect platform-critical alertname=ApiServerDown severity=critical team=platform
# What is about the platform's own pods, and about a namespace of nobody's.
expect platform alertname=PodCrashLooping severity=warning team=platform namespace=vault
expect platform alertname=PodNotReady severity=warning team=platform namespace=kube-system
# A team's: by what an alert is about, and by whose service it is.
expect team-shop alertname=PodCrashLooping severity=warning team=platform namespace=shop
expect team-shop alertname=VolumeAlmostFull severity=critical team=platform namespace=shop
expect team-shop alertname=RouteFailing severity=critical team=shop route=shop
# Its databases are the platform's to run.
expect platform alertname=VolumeFillingUp severity=warning team=platform namespace=shop-databases
expect platform alertname=PodCrashLooping severity=warning team=platform namespace=shopping
echo "Alertmanager's configuration is read, and alerts reach whom they are for."

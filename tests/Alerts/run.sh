#!/usr/bin/env bash
# Holds the rendered rules against promtool, and each add-on's alerts against their unit tests: one that makes them fire, one that does not.
# Needs promtool; the manifests under kubernetes/ are taken as they are. Arguments: add-ons whose tests to run; all where there are none.
set -euo pipefail
cd "$(dirname "$0")/../.." || exit 2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
shopt -s nullglob

# What Prometheus itself reads stands below "spec", two spaces to the right.
for file in kubernetes/*/monitors/prometheusrule-*.yaml; do
    stack=${file#kubernetes/} stack=${stack%%/*}
    name=$(basename "$file" .yaml)
    mkdir -p "$work/$stack"
    sed -n '/^spec:/,$ { /^spec:/d; s/^  //; p }' "$file" >"$work/$stack/${name#prometheusrule-}.yaml"
done
[ -d "$work/dev" ] || { echo "no rules are rendered: run infra render" >&2; exit 1; }

for folder in "$work"/*/; do
    promtool check rules --lint=all --lint-fatal "$folder"*.yaml
done

# The tests' figures are those of dev.
tests=()
for file in tests/Alerts/*.yaml; do
    name=$(basename "$file" .yaml)
    if [ $# -gt 0 ] && ! printf '%s\n' "$@" | grep -qx "$name"; then continue; fi
    cp "$file" "$work/dev/$name.test.yaml"
    tests+=("$work/dev/$name.test.yaml")
done
[ ${#tests[@]} -gt 0 ] || { echo "no tests of ${*:-any add-on} in tests/Alerts" >&2; exit 1; }
promtool test rules "${tests[@]}"

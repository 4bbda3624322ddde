#!/usr/bin/env bash
# Prints a kubeconfig for a cluster; run after check-tools.sh. Reads CLUSTER, KOPS_STATE_STORE and AWS_REGION.
# It holds no credential: kops makes one of short life from the state store whenever the kubeconfig is used.
set -euo pipefail
umask 077

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

kops export kubeconfig "$CLUSTER" --auth-plugin --kubeconfig "$work/kubeconfig" >&2
cat "$work/kubeconfig"

#!/usr/bin/env bash
# Deletes a cluster and all that kops made for it; fine where it is gone already. Run after check-tools.sh.
# Reads CLUSTER, KOPS_STATE_STORE, AWS_REGION, and WAIT, how long the deleting may take.
set -euo pipefail
umask 077

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export KUBECONFIG=$work/kubeconfig

# A failing listing is no sign of absence: it ends the script.
found=$(aws s3api list-objects-v2 --bucket "${KOPS_STATE_STORE#s3://}" --prefix "$CLUSTER/config" --no-paginate --query KeyCount --output text)
if [ "$found" = 0 ]; then
    echo "$CLUSTER: is not in the state store; nothing to delete"
    exit 0
fi
kops delete cluster "$CLUSTER" --yes --wait "$WAIT"

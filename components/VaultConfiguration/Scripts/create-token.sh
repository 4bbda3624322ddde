#!/usr/bin/env bash
# Prints a token of a ServiceAccount: nothing keeps it, and it ends by itself. Reads a kubeconfig from its standard input.
#
#   CLUSTER           the cluster's kOps name, for messages
#   NAMESPACE         the ServiceAccount's namespace
#   SERVICE_ACCOUNT   its name
#   AUDIENCE          whom the token is for
#   DURATION          how long it is good for, such as 15m
#   AFTER             not read: what must be there before
set -euo pipefail
umask 077

if ! command -v kubectl >/dev/null; then
    echo 'error: kubectl is not installed, or not on the PATH of whoever runs pulumi; install it and run pulumi again. Nothing was changed.' >&2
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/kubeconfig"
if ! kubectl create token "$SERVICE_ACCOUNT" --kubeconfig "$work/kubeconfig" --namespace "$NAMESPACE" --audience "$AUDIENCE" --duration "$DURATION"; then
    echo "error: $CLUSTER: there is no token of the ServiceAccount $NAMESPACE/$SERVICE_ACCOUNT, for the reason that kubectl gives above. Nothing was changed." >&2
    exit 1
fi

#!/usr/bin/env bash
# Waits until Vault answers at its address, initialised and unsealed: its name, its certificate and its route come up by themselves, in some minutes.
#
#   CLUSTER      the cluster's kOps name, for messages
#   VAULT_ADDR   https://NAME
#   ATTEMPTS     how often it is asked at most
#   PAUSE        seconds between two attempts
set -euo pipefail
umask 077

if ! command -v curl >/dev/null; then
    echo 'error: curl is not installed, or not on the PATH of whoever runs pulumi; install it and run pulumi again. Nothing was changed.' >&2
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What its answers mean: https://developer.hashicorp.com/vault/api-docs/system/health
meaning() {
    case $1 in
    000) echo "no answer ($(tr '\n' ' ' <"$work/error" | sed 's/ *$//'))" ;;
    404) echo 'HTTP 404: the gateway has no route of that name yet' ;;
    501) echo 'HTTP 501: Vault is not initialised; its job vault-init in the namespace vault does that, and its log says what keeps it' ;;
    503) echo 'HTTP 503: Vault is sealed, or no pod of it is ready; its log in the namespace vault says whether AWS KMS refuses to unseal it' ;;
    *) echo "HTTP $1, which a ready Vault never answers" ;;
    esac
}

code=000
for ((attempt = 1; attempt <= ATTEMPTS; attempt++)); do
    # A standby hands requests on to the active server, and counts as ready.
    code=$(curl --silent --show-error --max-time 10 --output /dev/null --write-out '%{http_code}' "$VAULT_ADDR/v1/sys/health?standbyok=true" 2>"$work/error") || true
    if [ "$code" = 200 ]; then
        echo "$CLUSTER: Vault answers at $VAULT_ADDR"
        exit 0
    fi
    if ((attempt < ATTEMPTS)); then sleep "$PAUSE"; fi
done
echo "error: $CLUSTER: Vault does not answer at $VAULT_ADDR, asked $ATTEMPTS times: $(meaning "${code:-000}"). Mend that and run pulumi again; nothing was changed." >&2
exit 1

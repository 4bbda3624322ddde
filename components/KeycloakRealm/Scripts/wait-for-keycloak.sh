#!/usr/bin/env bash
# Waits until Keycloak answers at its address: its name, its certificate and its route come up by themselves, in some minutes.
#
#   KEYCLOAK_URL   https://NAME
#   ATTEMPTS       how often it is asked at most
#   PAUSE          seconds between two attempts
set -euo pipefail
umask 077

if ! command -v curl >/dev/null; then
    echo 'error: curl is not installed, or not on the PATH of whoever runs pulumi; install it and run pulumi again. Nothing was changed.' >&2
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

meaning() {
    case $1 in
    000) echo "no answer ($(<"$work/error"))" ;;
    404) echo 'HTTP 404: the gateway has no route of that name yet' ;;
    503) echo 'HTTP 503: no pod of Keycloak is ready; their log in the namespace iam-system says what keeps them' ;;
    *) echo "HTTP $1, which a ready Keycloak never answers" ;;
    esac
}

code=000
for ((attempt = 1; attempt <= ATTEMPTS; attempt++)); do
    # What whoever signs in asks first; that of the realm in which `up` does.
    code=$(curl --silent --show-error --max-time 10 --output /dev/null --write-out '%{http_code}' "$KEYCLOAK_URL/realms/master/.well-known/openid-configuration" 2>"$work/error") || true
    if [ "$code" = 200 ]; then
        echo "Keycloak answers at $KEYCLOAK_URL"
        exit 0
    fi
    if ((attempt < ATTEMPTS)); then sleep "$PAUSE"; fi
done
echo "error: Keycloak does not answer at $KEYCLOAK_URL, asked $ATTEMPTS times: $(meaning "${code:-000}"). Mend that and run pulumi again; nothing was changed." >&2
exit 1

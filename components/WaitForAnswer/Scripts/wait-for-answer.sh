#!/usr/bin/env bash
# Waits until something answers at its address: its name, its certificate and its route come up by themselves, in some minutes.
#
#   WHO        what is waited for, for messages
#   ADDRESS    https://NAME
#   ASKED      the path that answers 200 as soon as it is ready
#   MEANINGS   what its other answers mean: a line each, the status first
#   ATTEMPTS   how often it is asked at most
#   PAUSE      seconds between two attempts
set -euo pipefail
umask 077

if ! command -v curl >/dev/null; then
    echo 'error: curl is not installed, or not on the PATH of whoever runs pulumi; install it and run pulumi again. Nothing was changed.' >&2
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

meaning() {
    local status text
    while read -r status text; do
        if [ "$status" = "$1" ]; then
            echo "HTTP $status: $text"
            return
        fi
    done <<<"$MEANINGS"
    case $1 in
    000) echo "no answer ($(<"$work/error"))" ;;
    404) echo 'HTTP 404: the gateway has no route of that name yet' ;;
    *) echo "HTTP $1, which it never answers when it is ready" ;;
    esac
}

code=000
for ((attempt = 1; attempt <= ATTEMPTS; attempt++)); do
    code=$(curl --silent --show-error --max-time 10 --output /dev/null --write-out '%{http_code}' "$ADDRESS$ASKED" 2>"$work/error") || true
    if [ "$code" = 200 ]; then
        echo "$WHO answers at $ADDRESS"
        exit 0
    fi
    if ((attempt < ATTEMPTS)); then sleep "$PAUSE"; fi
done
echo "error: $WHO does not answer at $ADDRESS, asked $ATTEMPTS times: $(meaning "${code:-000}"). Mend that and run pulumi again; nothing was changed." >&2
exit 1

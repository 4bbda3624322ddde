#!/usr/bin/env bash
# Stands in for kcadm.sh and the server behind it. Keeps calls in $SANDBOX/calls, bodies in $SANDBOX/bodies, and the clients of the realm master in $SANDBOX/state:
# a folder for each id, with the files name, secret and role. BREAK_AT=N fails the Nth call, BREAK=before or after it takes effect.
set -euo pipefail
state=$SANDBOX/state
mkdir -p "$state"
echo "$*" >>"$SANDBOX/calls"
number=$(wc -l <"$SANDBOX/calls")

fail() { echo "$*" >&2 && exit 1; }
broken() { [ "$number" -eq "${BREAK_AT:-0}" ] && [ "${BREAK:-before}" = "$1" ]; }
if broken before; then fail 'Failed to send request - Connection refused'; fi

# option NAME ARGS...: the value behind an option.
option() {
    local name=$1
    shift
    while [ $# -gt 1 ]; do
        if [ "$1" = "$name" ]; then echo "$2" && return; fi
        shift
    done
}
# find CLIENT: its id.
find_id() {
    local id
    for id in "$state"/*; do
        if [ -e "$id/name" ] && [ "$(cat "$id/name")" = "$1" ]; then echo "${id##*/}" && return; fi
    done
}
# field NAME: of the JSON in $body.
field() { [[ $body =~ \"$1\":\"?([^\",}]*) ]] && echo "${BASH_REMATCH[1]}"; }
session=$(option --config "$@")
# Who is signed in, if he may do what he asks for.
allow() {
    local id
    [ -e "$session" ] || fail "No server specified. Use --server, or 'kcadm.sh config credentials'."
    id=$(find_id "$(cat "$session")")
    if [ ! -e "$state/$id/role" ] || [ "$(cat "$state/$id/role")" != admin ]; then fail 'HTTP error - 403 Forbidden'; fi
}
[ "$1" = config ] || [ "$(option -r "$@")" = master ] || fail "the realm '$(option -r "$@")' is not master"

case "$1 $2" in
'config credentials')
    [ "$(option --server "$@") $(option --realm "$@")" = "$SERVER master" ] || fail "another server: $*"
    client=$(option --client "$@")
    echo "Logging into $SERVER as service-account-$client of realm master" >&2
    if [ "${SERVER_IS:-up}" = down ]; then fail 'Failed to send request - Connect to keycloak-http:80 failed: Connection refused'; fi
    id=$(find_id "$client")
    [ -n "$id" ] || fail 'Invalid client or Invalid client credentials [invalid_client]'
    [ "$(cat "$state/$id/secret")" = "$KC_CLI_CLIENT_SECRET" ] || fail 'Invalid client or Invalid client credentials [unauthorized_client]'
    echo "$client" >"$session"
    ;;
'get clients')
    allow
    query=$(option -q "$@")
    find_id "${query#clientId=}"
    ;;
'create clients')
    allow
    body=$(cat)
    echo "$body" >>"$SANDBOX/bodies"
    name=$(field clientId)
    [ -z "$(find_id "$name")" ] || fail "Client $name already exists"
    [ "$(field serviceAccountsEnabled) $(field publicClient) $(field standardFlowEnabled)" = 'true false false' ] || fail "a client of another kind: $body"
    mkdir "$state/id-of-$name"
    echo "$name" >"$state/id-of-$name/name"
    field secret >"$state/id-of-$name/secret"
    echo "Created new client with id 'id-of-$name'" >&2
    ;;
'update clients/'*)
    allow
    body=$(cat)
    echo "$body" >>"$SANDBOX/bodies"
    field secret >"$state/${2#clients/}/secret"
    ;;
'add-roles -r')
    allow
    user=$(option --uusername "$@")
    id=$(find_id "${user#service-account-}")
    [ -n "$id" ] || fail "User not found for username: $user"
    option --rolename "$@" >"$state/$id/role"
    ;;
'delete clients/'*)
    allow
    rm -r "${state:?}/${2#clients/}"
    ;;
*) fail "unknown call: $*" ;;
esac
if broken after; then fail 'Failed to send request - Read timed out'; fi

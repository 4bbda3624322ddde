#!/usr/bin/env bash
# Makes the client as which `up` administers Keycloak, and takes away the temporary one that a new server begins with. Every step asks first whether it is done,
# so that a run which broke off anywhere is finished by the next.
#
# KCADM                                         Keycloak's command line
# SERVER                                        where the server answers: http://keycloak-http.iam-system.svc
# BOOTSTRAP_CLIENT_ID, BOOTSTRAP_CLIENT_SECRET  the temporary client, of the realm master
# CLIENT_ID, CLIENT_SECRET                      the client to make there
# PAUSE                                         seconds between two tries to reach the server; 5 unless set
#
# Needs bash and coreutils alone: the image has no grep, sed or jq. No secret stands on a command line: kcadm.sh takes its own from KC_CLI_CLIENT_SECRET, and bodies from its input.
set -euo pipefail
umask 077
realm=master
tries=24
session=$(mktemp -d)
trap 'rm -rf "$session"' EXIT

say() { printf '%s\n' "$*"; }
fail() {
    printf 'error: %s\n' "$@" >&2
    exit 1
}

for name in BOOTSTRAP_CLIENT_ID BOOTSTRAP_CLIENT_SECRET CLIENT_ID CLIENT_SECRET KCADM SERVER; do
    [ -n "${!name:-}" ] || fail "the variable $name is empty."
done
# They go into JSON as they are.
for name in BOOTSTRAP_CLIENT_ID CLIENT_ID CLIENT_SECRET; do
    [[ ${!name} =~ ^[A-Za-z0-9-]+$ ]] || fail "$name has other characters than letters, digits and hyphens, and so was not made by the platform."
done

# as CLIENT ARGS...: kcadm.sh with the session of a client.
as() {
    local client=$1
    shift
    "$KCADM" "$@" --config "$session/$client" </dev/null
}

# log_in CLIENT SECRET: whether the server takes them. What is neither yes nor no is tried again, and ends the run at last.
log_in() {
    local answer try
    for ((try = 1; ; try++)); do
        if answer=$(KC_CLI_CLIENT_SECRET=$2 as "$1" config credentials --server "$SERVER" --realm "$realm" --client "$1" 2>&1); then
            return 0
        fi
        case $answer in
        *'[invalid_client]'* | *'[unauthorized_client]'* | *'401 Unauthorized'*) return 1 ;;
        esac
        [ "$try" -lt "$tries" ] || fail "$SERVER lets nobody sign in, $tries times in a row; at last it said: ${answer##*$'\n'}"
        sleep "${PAUSE:-5}"
    done
}

# administers CLIENT: whether the session may see the realm's clients.
administers() {
    local answer
    if answer=$(as "$1" get clients -r "$realm" -q "clientId=$1" --fields id 2>&1); then
        return 0
    fi
    case $answer in
    *403* | *'[access_denied]'*) return 1 ;;
    esac
    fail "the realm's clients cannot be listed: ${answer##*$'\n'}"
}

# id_of SESSION CLIENT: the id by which the API knows a client; nothing where there is none.
id_of() { as "$1" get clients -r "$realm" -q "clientId=$2" --fields id --format csv --noquotes; }

make_client() {
    local id body
    body=$(
        printf '{"clientId":"%s","name":"Pulumi","enabled":true,"protocol":"openid-connect","publicClient":false,' "$CLIENT_ID"
        printf '"clientAuthenticatorType":"client-secret","secret":"%s","serviceAccountsEnabled":true,"fullScopeAllowed":true,' "$CLIENT_SECRET"
        printf '"standardFlowEnabled":false,"implicitFlowEnabled":false,"directAccessGrantsEnabled":false}\n'
    )
    id=$(id_of "$BOOTSTRAP_CLIENT_ID" "$CLIENT_ID")
    if [ -z "$id" ]; then
        "$KCADM" create clients -r "$realm" -f - --config "$session/$BOOTSTRAP_CLIENT_ID" <<<"$body"
    else
        "$KCADM" update "clients/$id" -r "$realm" -f - --config "$session/$BOOTSTRAP_CLIENT_ID" <<<"$body"
    fi
    as "$BOOTSTRAP_CLIENT_ID" add-roles -r "$realm" --uusername "service-account-$CLIENT_ID" --rolename admin
}

if log_in "$CLIENT_ID" "$CLIENT_SECRET" && administers "$CLIENT_ID"; then
    say "The client $CLIENT_ID administers Keycloak already."
else
    log_in "$BOOTSTRAP_CLIENT_ID" "$BOOTSTRAP_CLIENT_SECRET" || fail \
        "the realm $realm takes neither the client $CLIENT_ID nor the temporary client $BOOTSTRAP_CLIENT_ID with the secrets of this namespace." \
        "either the database is older than the secrets, or somebody changed the clients by hand." \
        "make the temporary client again, and sync the Application: docs/identity.md, \"The way back in\"."
    say "Making the client $CLIENT_ID."
    make_client
    log_in "$CLIENT_ID" "$CLIENT_SECRET" || fail "the client $CLIENT_ID was made, and the server does not take it."
    administers "$CLIENT_ID" || fail "the client $CLIENT_ID was made, and may not administer the realm $realm."
fi

id=$(id_of "$CLIENT_ID" "$BOOTSTRAP_CLIENT_ID")
if [ -n "$id" ]; then
    say "Deleting the temporary client $BOOTSTRAP_CLIENT_ID."
    as "$CLIENT_ID" delete "clients/$id" -r "$realm"
fi
say 'Done.'

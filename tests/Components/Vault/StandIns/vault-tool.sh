#!/usr/bin/env bash
# Stands in for vault, aws, pidof and sleep, by its own name. Keeps calls in $SANDBOX/calls and the world in $SANDBOX/world: vault (what Vault holds),
# secret (versions and stages), s3 (objects by their keys), snapshots (what Vault held, by number).
# BREAK_AT=N fails the Nth call of vault or aws, BREAK=before or after it takes effect; DENY names an AWS operation that is refused, DENY_FROM one with
# the number of the secret's version from which on it is.
set -euo pipefail
tool=${0##*/}
world=$SANDBOX/world
vault=$world/vault

case $tool in
sleep)
    # Ends a loop that has none: after as many naps as there are lines.
    [ -f "$SANDBOX/naps" ] || exit 0
    { read -r nap && rest=$(cat); } <"$SANDBOX/naps" || exit 1
    printf '%s' "${rest:+$rest$'\n'}" >"$SANDBOX/naps"
    eval "$nap"
    exit 0
    ;;
pidof)
    [ -f "$SANDBOX/pid" ] && cat "$SANDBOX/pid"
    exit
    ;;
esac

echo "$tool $*" >>"$SANDBOX/calls"
mapfile -t calls <"$SANDBOX/calls"
broken() { [ "${#calls[@]}" -eq "${BREAK_AT:-0}" ] && [ "${BREAK:-before}" = "$1" ]; }
fail() { echo "$1" >&2 && exit "${2:-2}"; }
# As Vault says it.
refuse() { fail "Error making API request.

URL: PUT $VAULT_ADDR/v1/…
Code: $1. Errors:

* $2"; }
# option NAME ARGS...: the value behind an option.
option() {
    local name=$1
    shift
    while [ $# -gt 1 ]; do
        if [ "$1" = "$name" ]; then echo "$2" && return; fi
        shift
    done
}
has_root() { [ -f "$vault/root" ] && [ "${VAULT_TOKEN:-}" = "$(<"$vault/root")" ]; }
needs_root() { has_root || refuse 403 'permission denied'; }
needs_leader() { if [ ! -f "$vault/keys" ] || [ -f "$world/sealed" ]; then fail 'Error making API request: connect: connection refused'; fi; }
denied() {
    if [ "${DENY:-}" = "$1" ]; then fail "An error occurred (AccessDeniedException) when calling the $1 operation: User is not authorized" 254; fi
}

if broken before; then fail "broken before the call"; fi
case "$tool $1 ${2:-}" in
'vault status -address='*)
    case " ${SILENT:-} " in *" ${2#-address=} "*) fail 'Error checking seal status: connection refused' 1 ;; esac
    if [ ! -f "$vault/keys" ]; then
        [ "$2" != "-address=$VAULT_ADDR" ] || fail 'no endpoints' 1
        printf '{\n  "initialized": false,\n  "sealed": true\n}\n' && exit 2
    fi
    if [ -f "$world/sealed" ]; then printf '{\n  "initialized": true,\n  "sealed": true\n}\n' && exit 2; fi
    if [ -f "$world/leaderless" ] && [ "$2" = "-address=$VAULT_ADDR" ]; then fail 'no endpoints' 1; fi
    printf '{\n  "initialized": true,\n  "sealed": false\n}\n'
    ;;
'vault operator init')
    [ "$*" = "operator init -address=${MEMBERS%% *} -recovery-shares=5 -recovery-threshold=3 -format=json" ] || fail "unknown call: $*"
    [ ! -f "$vault/keys" ] || refuse 400 'Vault is already initialized'
    [ -z "${KMS_REFUSES:-}" ] || refuse 500 'AccessDeniedException: kms:Encrypt'
    mkdir -p "$vault"/{policies,roles,audit,auth}
    number=$(($(cat "$world/number" 2>/dev/null || echo 0) + 1))
    echo $number >"$world/number"
    echo "SECRET-key-$number" >"$vault/keys"
    echo "SECRET-root-$number" >"$vault/root"
    cat <<JSON
{
  "unseal_keys_b64": [],
  "unseal_keys_hex": [],
  "unseal_shares": 1,
  "unseal_threshold": 1,
  "recovery_keys_b64": [
    "SECRET-key-$number"
  ],
  "recovery_keys_shares": 5,
  "recovery_keys_threshold": 3,
  "root_token": "SECRET-root-$number"
}
JSON
    ;;
'vault write -field=token')
    needs_leader
    role=${4#role=} file=${5#jwt=@}
    [ "$3 $(<"$file")" = 'auth/kubernetes/login SECRET-jwt' ] || fail "unknown call: $*"
    [ -f "$vault/auth/config" ] || refuse 403 'permission denied'
    [ -f "$vault/roles/$role" ] || refuse 400 "invalid role name \"$role\""
    echo "SECRET-token-$role"
    ;;
'vault token lookup') needs_leader && needs_root ;;
'vault token revoke') needs_leader && needs_root && rm "$vault/root" ;;
'vault audit list') needs_leader && needs_root && if [ -f "$vault/audit/stdout" ]; then printf '{\n  "stdout/": {}\n}\n'; else echo '{}'; fi ;;
'vault audit enable')
    needs_leader && needs_root
    [ "$*" = 'audit enable -path=stdout file file_path=stdout' ] || fail "unknown call: $*"
    [ ! -f "$vault/audit/stdout" ] || refuse 400 'path already in use'
    ls -A "$vault/auth" "$vault/policies" "$vault/roles" >"$vault/audit/stdout"
    ;;
'vault auth list') needs_leader && needs_root && if [ -f "$vault/auth/kubernetes" ]; then printf '{\n  "kubernetes/": {},\n  "token/": {}\n}\n'; else printf '{\n  "token/": {}\n}\n'; fi ;;
'vault auth enable') needs_leader && needs_root && if [ -f "$vault/auth/kubernetes" ]; then refuse 400 'path is already in use at kubernetes/'; else touch "$vault/auth/kubernetes"; fi ;;
'vault write auth/kubernetes/config')
    needs_leader && needs_root
    [ -f "$vault/auth/kubernetes" ] || refuse 404 'no handler for route'
    echo "$3" >"$vault/auth/config"
    ;;
'vault write auth/kubernetes/role/'*)
    needs_leader && needs_root
    [ -f "$vault/auth/kubernetes" ] || refuse 404 'no handler for route'
    cp "${3#@}" "$vault/roles/${2##*/}"
    ;;
'vault policy write') needs_leader && needs_root && cp "$4" "$vault/policies/$3" ;;
'vault policy read')
    needs_leader
    [ "${VAULT_TOKEN:-}" = SECRET-token-vault-init ] || refuse 403 'permission denied'
    cat "$vault/policies/$3" && echo
    ;;
'vault operator raft')
    needs_leader
    case $4 in
    save)
        [ "${VAULT_TOKEN:-}" = SECRET-token-snapshot ] || refuse 403 'permission denied'
        mkdir -p "$world/snapshots"
        number=$(($(cat "$world/snapshots/number" 2>/dev/null || echo 0) + 1))
        echo $number >"$world/snapshots/number"
        cp -r "$vault" "$world/snapshots/$number"
        if [ -n "${EMPTY_SNAPSHOT:-}" ]; then : >"$5"; else echo "snapshot $number" >"$5"; fi
        ;;
    inspect) grep -q '^snapshot ' "$5" || fail 'Error reading snapshot: no checksums' ;;
    restore)
        [ "$5" = -force ] && needs_root
        number=$(<"$6")
        rm -r "$vault" && cp -r "$world/snapshots/${number#snapshot }" "$vault"
        ;;
    *) fail "unknown call: $*" ;;
    esac
    ;;
'aws secretsmanager get-secret-value')
    denied GetSecretValue
    stage=$(option --version-stage "$@")
    [ -f "$world/secret/stages/$stage" ] ||
        fail "An error occurred (ResourceNotFoundException) when calling the GetSecretValue operation: Secrets Manager can't find the specified secret value for staging label: $stage" 254
    version=$(<"$world/secret/stages/$stage")
    if [ "$(option --query "$@")" = VersionId ]; then echo "$version"; else cat "$world/secret/$version" && echo; fi
    ;;
'aws secretsmanager put-secret-value')
    denied PutSecretValue
    if [ "${DENY_FROM:-}" = "PutSecretValue $(($(cat "$world/secret/number" 2>/dev/null || echo 0) + 1))" ]; then DENY=PutSecretValue denied PutSecretValue; fi
    mkdir -p "$world/secret/stages"
    stage=$(option --version-stages "$@") file=$(option --secret-string "$@")
    number=$(($(cat "$world/secret/number" 2>/dev/null || echo 0) + 1))
    echo $number >"$world/secret/number"
    cp "${file#file://}" "$world/secret/$number"
    if [ "$stage" = AWSCURRENT ] && [ -f "$world/secret/stages/AWSCURRENT" ]; then cp "$world/secret/stages/AWSCURRENT" "$world/secret/stages/AWSPREVIOUS"; fi
    if [ $number = 1 ]; then echo 1 >"$world/secret/stages/AWSCURRENT"; fi
    echo $number >"$world/secret/stages/$stage"
    printf '{\n  "VersionId": "%s"\n}\n' $number
    ;;
'aws secretsmanager update-secret-version-stage')
    denied UpdateSecretVersionStage
    stage=$(option --version-stage "$@")
    [ "$(<"$world/secret/stages/$stage")" = "$(option --remove-from-version-id "$@")" ] || fail 'An error occurred (InvalidParameterException)' 254
    rm "$world/secret/stages/$stage"
    ;;
'aws s3api list-objects-v2')
    denied ListObjectsV2
    if [ -f "$world/s3/$(option --bucket "$@")/$(option --prefix "$@")" ]; then echo 1; else echo 0; fi
    ;;
'aws s3api get-object')
    denied GetObject
    cp "$world/s3/$(option --bucket "$@")/$(option --key "$@")$(if [ -n "$(option --version-id "$@")" ]; then echo ".$(option --version-id "$@")"; fi)" "${!#}"
    printf '2026-01-02T03:04:05+00:00\tversion-1\n'
    ;;
'aws s3api put-object')
    denied PutObject
    object=$world/s3/$(option --bucket "$@")/$(option --key "$@")
    mkdir -p "${object%/*}"
    cp "$(option --body "$@")" "$object"
    if [ -n "${CORRUPT:-}" ]; then echo more >>"$object"; fi
    sum=$(option --checksum-sha256 "$@")
    given=$(base64 -d <<<"$sum" | od -An -v -tx1 | tr -d ' \n') there=$(sha256sum <"$object")
    if [ "$given" = "${there%% *}" ]; then printf '%s\tversion-1\n' "$sum"; else printf 'another=\tversion-1\n'; fi
    ;;
*) fail "unknown call: $tool $*" ;;
esac
if broken after; then fail "broken after the call"; fi

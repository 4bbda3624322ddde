#!/usr/bin/env bash
# Stands in for aws, kops and kubectl, by its own name. Keeps calls in $SANDBOX/calls and the cluster in $SANDBOX/state;
# BREAK_AT=N fails the Nth call, BREAK=before or after it takes effect.
set -euo pipefail
tool=${0##*/}
state=$SANDBOX/state
mkdir -p "$state"
echo "$tool $*" >>"$SANDBOX/calls"
number=$(wc -l <"$SANDBOX/calls")

broken() { [ "$number" -eq "${BREAK_AT:-0}" ] && [ "${BREAK:-before}" = "$1" ]; }
fail() { echo "stand-in $tool: $*" >&2 && exit 1; }
if broken before; then fail "broken before call $number"; fi

# option NAME ARGS...: the value behind an option.
option() {
    local name=$1
    shift
    while [ $# -gt 1 ]; do
        if [ "$1" = "$name" ]; then echo "$2" && return; fi
        shift
    done
}
has() { case " $* " in *" $flag "*) ;; *) return 1 ;; esac; }
groups() { awk '/^kind: InstanceGroup/ { group = 1 } group && /^  name:/ { name = $2 } group && /^  role:/ { print name, $2; group = 0 }' "$1"; }

case "$tool $1 ${2:-}" in
'aws s3control get-public-access-block')
    [ "$(option --account-id "$@") $(option --output "$@")" = '111122223333 text' ] || fail "unknown call: $*"
    case ${PUBLIC_ACCESS_BLOCK:-none} in
    none) fail 'An error occurred (NoSuchPublicAccessBlockConfiguration) when calling the GetPublicAccessBlock operation: The public access block configuration was not found' ;;
    error:*) fail "An error occurred (${PUBLIC_ACCESS_BLOCK#error:}) when calling the GetPublicAccessBlock operation" ;;
    # As the real one prints a list of four.
    *) printf '%s\n' "${PUBLIC_ACCESS_BLOCK// /$'\t'}" ;;
    esac
    ;;
'aws s3api get-object')
    cp "$SANDBOX/documents.yaml" "${!#}"
    echo '{ "ContentType": "application/yaml" }'
    ;;
'aws s3api list-objects-v2')
    prefix=$(option --prefix "$@")
    case $prefix in
    */config) if [ -e "$state/config" ]; then echo 1; else echo 0; fi ;;
    *) if [ -d "$state/groups" ]; then (cd "$state/groups" && for group in *; do printf '%s%s\t' "$prefix" "$group"; done) else echo None; fi ;;
    esac
    ;;
'kops version --short') echo "${KOPS_VERSION:-1.36.2}" ;;
'kops get instancegroups')
    printf 'NAME\tROLE\tMACHINETYPE\n'
    printf '%s\t%s\tm7g.large\n' "$3" "$(cat "$state/groups/$3")"
    ;;
'kops replace --force')
    cp "$4" "$state/config"
    mkdir -p "$state/groups"
    groups "$4" | while read -r name role; do echo "$role" >"$state/groups/$name"; done
    ;;
'kops create secret') cat >"$state/encryption" ;;
'kops update cluster')
    [ -e "$state/encryption" ] || fail 'could not find encryptionconfig secret'
    cp "$state/config" "$state/aws"
    # Machines of a new cluster start with what is there.
    [ -e "$state/serves" ] || cp "$state/config" "$state/nodes"
    ;;
'kops export kubeconfig')
    [ -e "$state/aws" ] || fail 'cannot find CA certificate'
    flag=--auth-plugin
    if has "$@"; then echo 'command: kops' >"$(option --kubeconfig "$@")"; else echo 'client-key-data: PRIVATE' >"$(option --kubeconfig "$@")"; fi
    echo 'kOps has set your kubectl context'
    ;;
'kops rolling-update cluster')
    [ -e "$state/serves" ] || fail 'error listing nodes in cluster'
    flag=--yes
    if cmp -s "$state/aws" "$state/nodes"; then
        printf 'NAME\tSTATUS\n\nNo rolling-update required.\n'
    elif has "$@"; then
        cp "$state/aws" "$state/nodes"
    else
        printf 'NAME\tSTATUS\n\nMust specify --yes to rolling-update.\n'
    fi
    ;;
'kops validate cluster')
    [ -e "$state/aws" ] || fail 'wait time exceeded during validation'
    touch "$state/serves"
    ;;
'kops delete instancegroup') rm "$state/groups/$3" ;;
'kops delete cluster')
    [ -e "$state/config" ] || fail "cluster \"$3\" not found"
    rm -r "$state"
    ;;
'kubectl get --raw=/readyz') [ -e "$state/serves" ] || fail 'connection refused' ;;
'kubectl get nodes')
    group=${3##*=}
    if [ -e "$state/groups/$group" ]; then echo "node/of-$group"; fi
    ;;
'kubectl drain '*) ;;
*) fail "unknown call: $*" ;;
esac

if broken after; then fail "broken after call $number"; fi

#!/usr/bin/env bash
# Stands in for aws, dotnet, kops, kubectl, pulumi and sleep, by its own name. Calls are lines of $SANDBOX/calls. An environment is a folder, $SANDBOX/state: clusters/NAME/KIND has a line
# "namespace name" for each object of a kind, and behind that the annotation or label by which it is known to belong to something; aws/ has what AWS has, applications is there while Pulumi's state
# has some.
#
#   STUCK="KIND NAME"   an object that never goes      STUCK_APPLICATIONS   Pulumi cannot delete Applications      FAIL_DESTROY   nor the rest
#   EXPIRED=N           the first N attempts to delete Applications come to Vault too late
set -euo pipefail
tool=${0##*/}
state=$SANDBOX/state
echo "$tool $*" >>"$SANDBOX/calls"
fail() { echo "stand-in $tool: $*" >&2 && exit 1; }

# option NAME ARGS…: the value behind an option, or behind its "=".
option() {
    local name=$1
    shift
    while [ $# -gt 0 ]; do
        case $1 in
        "$name") printf '%s\n' "$2" && return ;;
        "$name="*) printf '%s\n' "${1#*=}" && return ;;
        esac
        shift
    done
}

run_kubectl() {
    local cluster folder kind name output where known
    [ "$1" = --kubeconfig ] || fail 'no kubeconfig: the cluster would be that of somebody'\''s own'
    [[ ${KUBECACHEDIR:-} == "$TMPDIR"/* ]] || fail 'kinds of hours ago would be taken for those of the cluster'
    cluster=$(cat "$2")
    folder=$state/clusters/$cluster
    shift 2
    kind=${2:-}
    case $1 in
    get)
        if [ "$kind" = --raw=/readyz ]; then
            [ "${SILENT:-}" != "$cluster" ] || fail 'Unable to connect to the server'
            echo ok && return
        fi
        output=$(option --output "$@")
        case $output in
        jsonpath=*finalizers*) echo '["example.com/keeper"]' && return ;;
        *deletionTimestamp*) if [ -n "${STUCK_APPLICATIONS:-}" ]; then echo 'shop: waiting for a webhook'; fi && return ;;
        esac
        # What kubectl says of a kind that it does not know, and of one that went since it learnt of it.
        [ -e "$folder/$kind" ] || {
            case $kind in
            bundle.*) echo 'Error from server (NotFound): Unable to list "trust.cert-manager.io/v1alpha1, Resource=bundles": the server could not find the requested resource' >&2 ;;
            *) echo "error: the server doesn't have a resource type \"${kind%%.*}\"" >&2 ;;
            esac
            exit 1
        }
        while read -r where name known; do
            if [ "$output" = name ]; then
                echo "$kind/$name"
            # A template that asks for what it is known by leaves it out.
            elif [[ -z $known || $output != *"\"$known\""* ]]; then
                echo "$where $name"
            fi
        done <"$folder/$kind"
        ;;
    delete)
        name=$3
        if [ "${STUCK:-}" = "$kind $name" ]; then echo 'error: timed out waiting for the condition' >&2 && exit 1; fi
        sed -i -E "/ $name( |\$)/d" "$folder/$kind"
        # A volume goes with its claim, unless its class keeps it.
        if [ "$kind" = persistentvolumeclaims ] && [ -e "$folder/unkept-$name" ]; then sed -i "/ $name\$/d" "$folder/persistentvolumes"; fi
        ;;
    patch) [ "${4:-}" = '{"spec":{"persistentVolumeReclaimPolicy":"Delete"}}' ] && touch "$folder/unkept-${kind#*/}" ;;
    *) fail "unknown call: $*" ;;
    esac
}

run_aws() {
    local name
    case "$1 $2" in
    'sts get-caller-identity') echo "${CALLER:-111122223333}" ;;
    's3api list-objects-v2')
        name=$(option --prefix "$@")
        if [ -n "${NO_BUCKET:-}" ]; then echo 'An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation' >&2 && exit 254; fi
        if [ -d "$state/clusters/${name%/config}" ]; then echo 3; else echo 0; fi
        ;;
    'resourcegroupstaggingapi get-resources') cat "$state/aws/balancers" ;;
    'ec2 describe-volumes')
        [ -z "${DENY_VOLUMES:-}" ] || fail 'An error occurred (UnauthorizedOperation) when calling the DescribeVolumes operation'
        cat "$state/aws/volumes"
        ;;
    # One goes whenever somebody looks.
    'ec2 describe-network-interfaces')
        head -n 1 "$state/aws/interfaces"
        [ -n "${STUCK_INTERFACES:-}" ] || sed -i 1d "$state/aws/interfaces"
        ;;
    'ec2 describe-vpcs') cat "$state/aws/vpcs" ;;
    *) fail "unknown call: $*" ;;
    esac
}

run_pulumi() {
    local folder
    case "$1 ${2:-}" in
    'stack export')
        [ -e "$state/aws" ] || fail "no stack named '$4' found"
        echo "{ \"protect\": ${PROTECTED:-false} }"
        ;;
    'stack --stack') if [ -e "$state/applications" ]; then echo 'urn:pulumi:dev::platform::kubernetes:argoproj.io/v1alpha1:Application::main-delivery-application-shop'; fi ;;
    'destroy --stack')
        case $* in
        *--target*)
            if [ -n "${STUCK_APPLICATIONS:-}" ]; then fail 'Timeout waiting for deletion'; fi
            if [ "$(grep -c '^pulumi destroy' "$SANDBOX/calls")" -le "${EXPIRED:-0}" ]; then fail 'Error making API request: permission denied'; fi
            rm "$state/applications"
            for folder in "$state"/clusters/*; do
                : >"$folder/applications.argoproj.io"
                sed -i '/ of-argo /d' "$folder/services"
                : >"$folder/targetgroupbinding.elbv2.k8s.aws"
            done
            ;;
        *)
            if [ -n "${FAIL_DESTROY:-}" ]; then fail 'the stack is currently locked'; fi
            rm -rf "$state/clusters"
            [ -n "${STUCK_VPC:-}" ] || : >"$state/aws/vpcs"
            ;;
        esac
        ;;
    *) fail "unknown call: $*" ;;
    esac
}

case $tool in
kubectl) run_kubectl "$@" ;;
aws) run_aws "$@" ;;
pulumi) run_pulumi "$@" ;;
kops)
    [ "$KOPS_STATE_STORE" = s3://platform-dev-kops-state-111122223333 ] || fail "state store $KOPS_STATE_STORE"
    echo "$3" >"$(option --kubeconfig "$@")"
    ;;
dotnet)
    [ "$(option --stack "$@")" = dev ] || fail 'infra: there is no such stack'
    cat "$SANDBOX/order"
    ;;
sleep) ;;
*) fail 'unknown tool' ;;
esac

#!/usr/bin/env bash
# Takes an environment down, in an order in which nothing waits for what is gone already (docs/handbook/destroy.md):
# custom resources before their operators, Applications in reverse waves, load balancers and volumes, the clusters, the VPC.
#
#   scripts/destroy.sh STACK [--yes]
#
# Without --yes it says what it would do and asks for the stack's name. What fails is named; mended or not, run it again: it goes on from there.
# Which clusters there are and what goes before what it takes from the program: infra waves --teardown.
set -euo pipefail
umask 077
cd "$(dirname "$0")/.."

# How often it looks whether something is gone, and how long it waits in between.
readonly most_looks=60 seconds_between=15
# How long Argo CD and controllers may take to delete what they made.
readonly deletion_timeout=15m
# How often Pulumi tries to delete the Applications: it signs in to Vault as it begins, for a quarter of an hour, and may come to what Vault was told later than that.
readonly most_attempts=3

stack='' confirmed=''
for argument in "$@"; do
    case $argument in
    --yes) confirmed=yes ;;
    -*) stack=' ' ;;
    *) stack=${stack:+ }$argument ;;
    esac
done
# None, more than one, or an option that there is not.
if [[ -z $stack || $stack == *' '* ]]; then
    echo 'usage: scripts/destroy.sh STACK [--yes]' >&2
    exit 2
fi

say() { echo "$stack: $*"; }

fail() {
    echo "error: $stack: $*" >&2
    exit 1
}

for tool in aws dotnet kops kubectl pulumi; do
    command -v "$tool" >/dev/null || fail "$tool is not installed, or not on the PATH; install it and run this again. Nothing was deleted."
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export AWS_PAGER=''
# kubectl keeps for hours which kinds a cluster has: here only what this run has seen.
export KUBECACHEDIR=$work/kube

# What the program knows: lines of words, parted by tabs.
dotnet run --project infra -- waves --stack "$stack" --teardown >"$work/order" || fail 'the program cannot say what there is, for the reason above. Nothing was deleted.'
fact() { awk -F '\t' -v word="$1" '$1 == word { print $2; exit }' "$work/order"; }
account=$(fact account) region=$(fact region) project=$(fact project) store=$(fact state-store)
export AWS_REGION=$region AWS_DEFAULT_REGION=$region KOPS_STATE_STORE=$store
clusters() { awk -F '\t' '$1 == "cluster" { print $2 }' "$work/order"; }
name_of() { awk -F '\t' -v label="$1" '$1 == "cluster" && $2 == label { print $3 }' "$work/order"; }

# Protected data is not deleted: neither where the configuration says so, nor where the state still does.
check_protection() {
    if [ "$(fact protect)" != false ]; then
        fail "platform:protect is true: its data refuses to be deleted. If it is to go for good: pulumi config set --stack $stack platform:protect false, have that merged and deployed (pulumi up), and" \
            'run this again. Nothing was deleted.'
    fi
    pulumi stack export --stack "$stack" >"$work/state" || fail "pulumi cannot read the state of $stack: sign in to its backend first (docs/state.md). Nothing was deleted."
    if grep -q '"protect": true' "$work/state"; then
        fail "the state still protects $(grep -c '"protect": true' "$work/state") resources. Run pulumi up --stack $stack, which takes over platform:protect: false, and run this again. Nothing was deleted."
    fi
}

check_account() {
    local caller
    caller=$(aws sts get-caller-identity --query Account --output text) || fail 'aws has no credentials that work. Sign in, and run this again. Nothing was deleted.'
    [ "$caller" = "$account" ] || fail "the credentials are those of account $caller, and the stack lives in $account. Choose others (AWS_PROFILE). Nothing was deleted."
}

confirm() {
    local label typed=''
    echo "This takes down $stack of $project in $account/$region, with all of its data:"
    for label in $(clusters); do
        echo "  cluster $(name_of "$label"): $(awk -F '\t' -v label="$label" '$1 == "application" && $2 == label { print $3 }' "$work/order" | wc -l | tr -d ' ') Applications, the last wave first:"
        awk -F '\t' -v label="$label" '
            $1 == "application" && $2 == label { if ($4 != wave) { if (line) print line; wave = $4; line = "    " wave ": " $3 } else line = line ", " $3 }
            END { if (line) print line }' "$work/order"
    done
    echo '  then load balancers, volumes, the clusters, and everything else that the stack made.'
    echo "Vault's recovery keys go at once and for good, as do all backups: copy what is to be kept first (docs/handbook/destroy.md)."
    if [ "$confirmed" = yes ]; then return; fi
    echo "Type the stack's name to go on:"
    read -r typed || true
    [ "$typed" = "$stack" ] || fail "'$typed' is not the stack's name. Nothing was deleted."
}

# kube ARGS…: kubectl, for the cluster at hand.
kube() { kubectl --kubeconfig "$work/kubeconfig" "$@"; }

# open_cluster LABEL: makes it the one at hand; fails where it is gone.
open_cluster() {
    local name found
    name=$(name_of "$1")
    cluster=$name
    if ! found=$(aws s3api list-objects-v2 --bucket "${store#s3://}" --prefix "$name/config" --no-paginate --query KeyCount --output text 2>"$work/refusal"); then
        if grep -q NoSuchBucket "$work/refusal"; then return 1; fi
        cat "$work/refusal" >&2
        fail "whether $name is there cannot be told, for the reason that aws gives above."
    fi
    if [ "$found" = 0 ]; then return 1; fi
    rm -f "$work/kubeconfig"
    kops export kubeconfig "$name" --admin=2h --kubeconfig "$work/kubeconfig" >"$work/log" 2>&1 || { cat "$work/log" >&2 && fail "kops has no credentials for $name."; }
    kube get --raw=/readyz --request-timeout=30s >"$work/log" 2>&1 ||
        { cat "$work/log" >&2 && fail "the API of $name does not answer, and what runs there cannot be taken down. docs/handbook/destroy.md tells what to do about a cluster that is lost."; }
}

# gone_kind KIND: whether the cluster at hand does not know the kind, or no more.
gone_kind() {
    if kube get "$1" --all-namespaces --output=name >"$work/objects" 2>"$work/refusal"; then return 1; fi
    if grep -Eq "doesn't have a resource type|could not find the requested resource" "$work/refusal"; then return 0; fi
    cat "$work/refusal" >&2
    fail "$cluster: the objects of $1 cannot be listed."
}

# delete KIND NAMESPACE NAME: waits until it is gone, and names what keeps it; a namespace "-" is none.
delete() {
    local kind=$1 where=() name=$3
    if [ "$2" != - ]; then where=(--namespace "$2"); fi
    say "$cluster: deleting $kind $name"
    if kube delete "$kind" "$name" ${where[@]+"${where[@]}"} --ignore-not-found --cascade=foreground --timeout="$deletion_timeout" >"$work/log" 2>&1; then return; fi
    cat "$work/log" >&2
    fail "$cluster: $kind $name${where[1]:+ in ${where[1]}} is not gone after $deletion_timeout. It is kept by:" \
        "$(kube get "$kind" "$name" ${where[@]+"${where[@]}"} --output='jsonpath={.metadata.finalizers}'). Look at what is to take that away (docs/handbook/destroy.md), and run this again."
}

# What nobody owns and Argo CD does not deliver: it goes with nothing, and is to go while its operator still runs. The load balancer controller names nobody as owner of what it makes: that has a
# label, and goes with its Service, by which Vault and Keycloak answer until then.
# shellcheck disable=SC2016 # templates of kubectl, whose variables are not the shell's
readonly strays='{{range .items}}{{$m := .metadata}}{{$known := false}}{{with $m.annotations}}{{if index . "argocd.argoproj.io/tracking-id"}}{{$known = true}}{{end}}{{end}}{{with $m.labels}}{{if index . "service.k8s.aws/stack-name"}}{{$known = true}}{{end}}{{end}}{{if not (or $known $m.ownerReferences)}}{{with $m.namespace}}{{.}}{{else}}-{{end}} {{$m.name}}{{"\n"}}{{end}}{{end}}'
readonly balancers='{{range .items}}{{if eq .spec.type "LoadBalancer"}}{{.metadata.namespace}} {{.metadata.name}}{{"\n"}}{{end}}{{end}}'
# shellcheck disable=SC2016
readonly stray_balancers='{{range .items}}{{if eq .spec.type "LoadBalancer"}}{{$m := .metadata}}{{$known := false}}{{with $m.annotations}}{{if index . "argocd.argoproj.io/tracking-id"}}{{$known = true}}{{end}}{{end}}{{if not $known}}{{$m.namespace}} {{$m.name}}{{"\n"}}{{end}}{{end}}{{end}}'

# delete_all KIND TEMPLATE: what the template prints of a kind, "namespace name" on each line.
delete_all() {
    local where name
    kube get "$1" --all-namespaces --output="go-template=$2" >"$work/list"
    while read -r where name <&3; do delete "$1" "$where" "$name"; done 3<"$work/list"
}

# Before Pulumi deletes Applications: what would outlive what it needs, or be made again.
prepare_cluster() {
    local label=$1 kind
    if ! gone_kind applicationsets.argoproj.io; then
        # In the foreground, so that teams' applications are gone, with what they delivered, and not just their set.
        delete_all applicationsets.argoproj.io '{{range .items}}{{.metadata.namespace}} {{.metadata.name}}{{"\n"}}{{end}}'
        kube get applications.argoproj.io --all-namespaces --output='go-template={{range .items}}{{.metadata.namespace}} {{.metadata.name}}{{"\n"}}{{end}}' >"$work/applications"
        awk -F '\t' -v label="$label" '$1 == "application" && $2 == label { print $3 }' "$work/order" >"$work/own"
        while read -r where name <&4; do
            grep -Fqx "$name" "$work/own" || delete applications.argoproj.io "$where" "$name"
        done 4<"$work/applications"
    fi
    # Kinds in the order in which the Applications that bring them go.
    awk -F '\t' -v label="$label" '$1 == "kind" && $2 == label { print $3 }' "$work/order" >"$work/kinds"
    while read -r kind <&4; do
        # Most kinds have no object by now.
        gone_kind "$kind" || [ ! -s "$work/objects" ] || delete_all "$kind" "$strays"
    done 4<"$work/kinds"
    delete_all services "$stray_balancers"
}

# Names the Applications that are to go and do not.
name_stuck() {
    local label
    for label in $(clusters); do
        open_cluster "$label" || continue
        if gone_kind applications.argoproj.io; then continue; fi
        kube get applications.argoproj.io --all-namespaces \
            --output='go-template={{range .items}}{{if .metadata.deletionTimestamp}}{{.metadata.name}}: {{with .status}}{{range .conditions}}{{.message}} {{end}}{{end}}{{"\n"}}{{end}}{{end}}' >"$work/stuck"
        while read -r line <&3; do echo "left: $cluster: Application $line" >&2; done 3<"$work/stuck"
    done
}

# Pulumi's own order is the waves, backwards: each Application goes with what it delivered, and between them what Vault and Keycloak were told.
destroy_applications() {
    local attempt
    pulumi stack --stack "$stack" --show-urns >"$work/urns"
    if ! grep -Eq 'kubernetes:argoproj.io/v1alpha1:Application(Set)?::' "$work/urns"; then
        say 'no Applications are left'
        return
    fi
    say 'deleting the Applications, the last wave first'
    for ((attempt = 1; attempt <= most_attempts; attempt++)); do
        if [ "$attempt" != 1 ]; then say "trying again, signed in anew: attempt $attempt of $most_attempts"; fi
        if pulumi destroy --stack "$stack" --yes --run-program --target-dependents --target '**kubernetes:argoproj.io/v1alpha1:Application::**' --target '**kubernetes:argoproj.io/v1alpha1:ApplicationSet::**'; then return; fi
    done
    name_stuck
    fail 'Pulumi could not delete all Applications, for the reason that it gives above. What is left is named above too; docs/handbook/destroy.md tells what keeps Applications. Run this again to go on.'
}

# Whatever still has a load balancer or a volume. Classes keep volumes, since data matters more than tidiness; now they are to go.
sweep_cluster() {
    local volume
    delete_all services "$balancers"
    kube get persistentvolumes --output=name >"$work/volumes"
    while read -r volume <&3; do
        kube patch "$volume" --patch '{"spec":{"persistentVolumeReclaimPolicy":"Delete"}}' >"$work/log"
    done 3<"$work/volumes"
    delete_all persistentvolumeclaims '{{range .items}}{{.metadata.namespace}} {{.metadata.name}}{{"\n"}}{{end}}'
    until_gone "$cluster: volumes" list_volumes
}
list_volumes() { kube get persistentvolumes --output=name; }

# until_gone WHAT COMMAND…: waits until the command prints nothing; names what it still prints in the end.
until_gone() {
    local what=$1 look left=''
    shift
    for ((look = 0; look < most_looks; look++)); do
        left=$("$@")
        left=$(tr -s '[:space:]' ' ' <<<"$left")
        left=${left# } left=${left% }
        if [ -z "$left" ]; then return; fi
        if [ "$look" = 0 ]; then say "waiting for $what"; fi
        sleep "$seconds_between"
    done
    fail "$what are not gone after $((most_looks * seconds_between / 60)) minutes: $left - look at why (docs/handbook/destroy.md), and run this again."
}

# What of the clusters' is in AWS, and was not made by Pulumi or kOps. Runs in a shell of its own, which an error ends only where that is said.
list_in_aws() {
    local label name vpcs
    for label in $(clusters); do
        name=$(name_of "$label")
        aws resourcegroupstaggingapi get-resources --resource-type-filters elasticloadbalancing:loadbalancer --tag-filters "Key=elbv2.k8s.aws/cluster,Values=$name" \
            --query 'ResourceTagMappingList[].ResourceARN' --output text || exit
        aws ec2 describe-volumes --filters "Name=tag:kubernetes.io/cluster/$name,Values=owned" 'Name=tag-key,Values=CSIVolumeName' --query 'Volumes[].VolumeId' --output text || exit
    done
    vpcs=$(list_vpcs) || exit
    for name in $vpcs; do
        # Load balancers' interfaces go minutes after them, and keep the subnets until then; kOps' own load balancer has another name.
        aws ec2 describe-network-interfaces --filters "Name=vpc-id,Values=$name" 'Name=description,Values=ELB net/k8s-*' --query 'NetworkInterfaces[].NetworkInterfaceId' --output text || exit
    done
}
list_vpcs() { aws ec2 describe-vpcs --filters "Name=tag:Project,Values=$project" "Name=tag:Environment,Values=$stack" --query 'Vpcs[].VpcId' --output text; }

check_account
check_protection
confirm

for label in $(clusters); do
    if open_cluster "$label"; then prepare_cluster "$label"; else say "$cluster is gone already"; fi
done
destroy_applications
for label in $(clusters); do
    if open_cluster "$label"; then sweep_cluster; fi
done
until_gone 'load balancers, their interfaces and volumes in AWS' list_in_aws

say 'deleting the clusters and everything around them'
pulumi destroy --stack "$stack" --yes --run-program ||
    fail 'Pulumi could not delete everything, for the reason that it gives above. Run this again to go on; docs/handbook/failed-update.md tells of locks and pending operations.'

until_gone 'VPCs' list_vpcs
until_gone 'load balancers, their interfaces and volumes in AWS' list_in_aws
say "is gone. Its state and the key of its secrets are still there: pulumi stack rm $stack forgets it, and docs/state.md tells how to delete them."
say 'Its keys of KMS wait 30 days for their deletion, and can be brought back until then; nothing else can.'

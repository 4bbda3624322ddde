#!/usr/bin/env bash
# Makes a cluster what its documents say, from nothing or from wherever an earlier run stopped; run after check-tools.sh.
#
#   CLUSTER                    the cluster's kOps name
#   KOPS_STATE_STORE           s3://BUCKET
#   AWS_REGION                 the region of the cluster and the bucket
#   ACCOUNT                    the account's id
#   DISCOVERY_STORE            s3://BUCKET/FOLDER of the cluster's discovery documents, which AWS STS reads without signing in
#   DOCUMENTS                  s3://BUCKET/KEY of the documents
#   DOCUMENTS_VERSION          the S3 version of that object that is to be applied
#   ENCRYPTION_CONFIGURATION   the API servers' EncryptionConfiguration, or empty; kops gets it by its standard input
#   WAIT                       how long the cluster may take to become ready, such as 20m
#   DOCUMENTS_SHA256           not read: it changes with the documents, and Pulumi runs the script again
set -euo pipefail
umask 077

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# kops and kubectl read and write this one; ~/.kube stays as it is.
export KUBECONFIG=$work/kubeconfig
encryption=${ENCRYPTION_CONFIGURATION:-}
unset ENCRYPTION_CONFIGURATION

say() { echo "$CLUSTER: $*"; }

fail() {
    echo "error: $CLUSTER: $*" >&2
    exit 1
}

# wanted FILE: the names of the instance groups in documents.
wanted() {
    awk '
        function flush() { if (kind == "InstanceGroup") print name; kind = name = section = "" }
        /^---/ { flush(); next }
        /^[^ #]/ { section = $1 }
        /^kind:/ { kind = $2 }
        section == "metadata:" && /^  name:/ { name = $2; gsub(/["\047]/, "", name) }
        END { flush() }' "$1" | LC_ALL=C sort
}

# The names of the instance groups in the state store; none for a new cluster.
present() {
    aws s3api list-objects-v2 --bucket "${KOPS_STATE_STORE#s3://}" --prefix "$CLUSTER/instancegroup/" --query 'Contents[].Key' --output text |
        tr '\t' '\n' | sed -n 's|^.*/instancegroup/||p' | LC_ALL=C sort
}

# Fails where the account's S3 public access block closes the discovery documents. BlockPublicPolicy has S3 refuse the bucket's policy, which Pulumi sets
# before this script runs and reports; a policy that was there first stays, until it changes. RestrictPublicBuckets is silent: S3 takes the policy, and
# lets nobody in by it.
check_public_access() {
    local flags acls ignored policies buckets found='' argument=PublicAccessBlockConfiguration
    if ! flags=$(aws s3control get-public-access-block --account-id "$ACCOUNT" --output text \
        --query "$argument.[BlockPublicAcls,IgnorePublicAcls,BlockPublicPolicy,RestrictPublicBuckets]" 2>"$work/refusal"); then
        # The account has none.
        if grep -q NoSuchPublicAccessBlockConfiguration "$work/refusal"; then return; fi
        cat "$work/refusal" >&2
        if grep -q AccessDenied "$work/refusal"; then
            fail "whoever runs pulumi may not read the S3 public access block of account $ACCOUNT; allow it s3:GetAccountPublicAccessBlock and run pulumi again. Nothing was changed."
        fi
        fail "the S3 public access block of account $ACCOUNT cannot be read, for the reason that aws gives above. Nothing was changed."
    fi
    read -r acls ignored policies buckets <<<"$(tr '[:upper:]' '[:lower:]' <<<"$flags")"
    case $acls,$ignored,$policies,$buckets in
    *,*,false,false) return ;;
    *,*,true,false) found='BlockPublicPolicy' ;;
    *,*,false,true) found='RestrictPublicBuckets' ;;
    *,*,true,true) found='BlockPublicPolicy and RestrictPublicBuckets' ;;
    *) fail "aws printed '$flags' for the S3 public access block of account $ACCOUNT, and not four times true or false. Nothing was changed." ;;
    esac
    fail "the S3 public access block of account $ACCOUNT has $found on, and no policy of a bucket can let AWS STS, which does not sign in, read" \
        "$DISCOVERY_STORE/.well-known/openid-configuration and $DISCOVERY_STORE/openid/v1/jwks: no pod would get a role (IRSA)." \
        'Every bucket of the stack has a block of its own, so turn the two flags about policies off for the account and run pulumi again:' \
        "aws s3control put-public-access-block --account-id $ACCOUNT --public-access-block-configuration" \
        "BlockPublicAcls=$acls,IgnorePublicAcls=$ignored,BlockPublicPolicy=false,RestrictPublicBuckets=false;" \
        'where the organization sets them, or the account must keep them, the clusters need another account. Nothing was changed.'
}

# What a command printed is in the environment of its next run, where a variable holds 128 KiB at most: kops, which says much, is heard only
# where it fails.
quietly() {
    "$@" >"$work/log" 2>&1 || {
        local status=$?
        tail -n 60 "$work/log" >&2
        return "$status"
    }
}

credentials() { kops export kubeconfig "$CLUSTER" --admin=1h --kubeconfig "$KUBECONFIG"; }
update() { quietly kops update cluster "$CLUSTER" --yes --create-kube-config=false "$@"; }
validate() { quietly kops validate cluster "$CLUSTER" --wait "$WAIT"; }

# Which nodes are not what the state store says; asked for first, so that nothing rolls without need.
plan_roll() { kops rolling-update cluster "$CLUSTER" >"$work/roll"; }
rolled() { grep -q '^No rolling-update required' "$work/roll"; }

check_public_access
object=${DOCUMENTS#s3://}
aws s3api get-object --bucket "${object%%/*}" --key "${object#*/}" --version-id "$DOCUMENTS_VERSION" "$work/documents.yaml" >"$work/object"
wanted "$work/documents.yaml" >"$work/wanted"
present >"$work/present"
[ -s "$work/wanted" ] || fail "$DOCUMENTS, version $DOCUMENTS_VERSION, holds no instance group. Nothing was changed."

# Dropping a node of the control plane changes etcd's members, which kops does not do by itself.
LC_ALL=C comm -13 "$work/wanted" "$work/present" >"$work/dropped"
while read -r group <&3; do
    kops get instancegroups "$group" --name "$CLUSTER" >"$work/group"
    if ! awk 'NR == 2 { role = $2 } END { exit role != "Node" }' "$work/group"; then
        fail "the documents drop the instance group $group, which is no group of workers; remove its etcd member by kOps' procedure first. Nothing was changed."
    fi
done 3<"$work/dropped"

say 'replacing the documents in the state store'
kops replace --force -f "$work/documents.yaml"
if [ -n "$encryption" ]; then
    say 'setting the encryption configuration'
    printf '%s' "$encryption" | kops create secret encryptionconfig "$CLUSTER" --force -f -
fi

# With these, kops asks a running cluster for the control plane's version, and holds workers back while that is older.
if [ -s "$work/present" ] && ! credentials; then
    say 'there are no credentials yet: an earlier run stopped before kops made them'
fi
say 'updating AWS'
update

credentials
if ! kubectl get --raw=/readyz --request-timeout=20s >"$work/ready"; then
    say "the API does not answer yet; waiting for it, $WAIT at most"
    validate
fi

plan_roll
if ! rolled; then
    quietly kops rolling-update cluster "$CLUSTER" --yes
    # Workers that were held back get the new version now.
    update
    plan_roll
    rolled || quietly kops rolling-update cluster "$CLUSTER" --yes
fi

while read -r group <&3; do
    say "draining and deleting the instance group $group, which the documents dropped"
    credentials
    kubectl get nodes --selector="kops.k8s.io/instancegroup=$group" --output=name >"$work/nodes"
    if [ -s "$work/nodes" ]; then
        kubectl drain --selector="kops.k8s.io/instancegroup=$group" --ignore-daemonsets --delete-emptydir-data --timeout=15m
    fi
    kops delete instancegroup "$group" --name "$CLUSTER" --yes
done 3<"$work/dropped"

if [ -s "$work/present" ]; then
    say 'pruning what an upgrade left behind'
    update --prune
fi
validate
say 'is what its documents say'

#!/usr/bin/env bash
# Stands in for aws: keys, aliases and buckets are files below $SANDBOX/state, calls lines of $SANDBOX/calls. CALLER is the account of the credentials, DENY an operation that they may not,
# BREAK_AT=N fails the Nth call, BREAK=before or after it takes effect.
set -euo pipefail
state=$SANDBOX/state
mkdir -p "$state/keys" "$state/aliases" "$state/buckets"
echo "aws $*" >>"$SANDBOX/calls"
number=$(wc -l <"$SANDBOX/calls")
operation="$1 $2"

refuse() {
    echo "An error occurred ($1) when calling the operation: ${2:-}" >&2
    exit 254
}
broken() { [ "$number" -eq "${BREAK_AT:-0}" ] && [ "${BREAK:-before}" = "$1" ]; }
if broken before; then refuse InternalError; fi
[ "$AWS_REGION,$AWS_PAGER" = eu-central-1, ] || refuse InvalidRegion "$AWS_REGION"
if [ "${DENY:-}" = "$operation" ]; then refuse AccessDenied "not authorized to perform $operation"; fi

# option NAME ARGS…: the value behind an option.
option() {
    local name=$1
    shift
    while [ $# -gt 1 ]; do
        if [ "$1" = "$name" ]; then
            printf '%s\n' "$2"
            return
        fi
        shift
    done
    refuse ParamValidation "$name is missing"
}

# key ID: the folder of a key, by ARN or alias.
key() {
    local id=$1
    case $id in alias/*)
        [ -f "$state/aliases/${id#alias/}" ] || refuse NotFoundException "Alias $id is not found."
        id=$(cat "$state/aliases/${id#alias/}")
        ;;
    esac
    [ -d "$state/keys/${id##*/}" ] || refuse NotFoundException "Key $id is not found."
    echo "$state/keys/${id##*/}"
}

# bucket ARGS…: the folder of a bucket of the account's.
bucket() {
    local folder
    folder=$state/buckets/$(option --bucket "$@")
    [ -d "$folder" ] || refuse 404 'Not Found'
    [ "$(cat "$folder/owner")" = "$(option --expected-bucket-owner "$@")" ] || refuse 403 Forbidden
    echo "$folder"
}

case $operation in
'sts get-caller-identity')
    [ -n "${CALLER-111122223333}" ] || refuse ExpiredToken
    echo "${CALLER-111122223333}"
    ;;
'kms describe-key')
    folder=$(key "$(option --key-id "$@")")
    case $(option --query "$@") in
    KeyMetadata.KeyState) cat "$folder/state" ;;
    'KeyMetadata.[Arn,KeyState]') printf 'arn:aws:kms:eu-central-1:111122223333:key/%s\t%s\n' "${folder##*/}" "$(cat "$folder/state")" ;;
    *) refuse ParamValidation ;;
    esac
    ;;
'kms create-key')
    id=key-$(($(find "$state/keys" -mindepth 1 -maxdepth 1 | wc -l) + 1))
    mkdir "$state/keys/$id"
    echo Enabled >"$state/keys/$id/state"
    option --tags "$@" >"$state/keys/$id/tags"
    option --policy "$@" >"$state/keys/$id/policy"
    echo "arn:aws:kms:eu-central-1:111122223333:key/$id"
    ;;
'kms create-alias')
    key "$(option --target-key-id "$@")" >/dev/null
    name=$(option --alias-name "$@")
    [ ! -e "$state/aliases/${name#alias/}" ] || refuse AlreadyExistsException
    option --target-key-id "$@" >"$state/aliases/${name#alias/}"
    ;;
'kms list-resource-tags')
    [ "$(option --query "$@")" = "Tags[?TagKey=='ManagedBy'].TagValue" ] || refuse ParamValidation
    folder=$(key "$(option --key-id "$@")")
    grep -Eos '"TagKey":"ManagedBy","TagValue":"[^"]*' "$folder/tags" | grep -o '[^"]*$' || echo
    ;;
'kms put-key-policy')
    folder=$(key "$(option --key-id "$@")")
    option --policy "$@" >"$folder/policy"
    ;;
'kms enable-key-rotation')
    folder=$(key "$(option --key-id "$@")")
    echo true >"$folder/rotation"
    ;;
'resourcegroupstaggingapi get-resources')
    [[ $* == *'Key=Name,Values=platform-pulumi-secrets Key=ManagedBy,Values=infra bootstrap'* ]] || refuse ParamValidation
    for folder in "$state"/keys/*; do
        if grep -sq '"TagValue":"platform-pulumi-secrets"' "$folder/tags"; then printf 'arn:aws:kms:eu-central-1:111122223333:key/%s\t' "${folder##*/}"; fi
    done
    echo
    ;;
's3api head-bucket') bucket "$@" >/dev/null ;;
's3api get-bucket-location')
    folder=$(bucket "$@")
    cat "$folder/location"
    ;;
's3api create-bucket')
    folder=$state/buckets/$(option --bucket "$@")
    [ -z "${TAKEN:-}" ] || refuse BucketAlreadyExists
    mkdir "$folder"
    echo 111122223333 >"$folder/owner"
    location=$(option --create-bucket-configuration "$@")
    echo "${location#LocationConstraint=}" >"$folder/location"
    ;;
's3api get-bucket-tagging')
    [ "$(option --query "$@")" = "TagSet[?Key=='ManagedBy'].Value" ] || refuse ParamValidation
    folder=$(bucket "$@")
    [ -e "$folder/bucket-tagging" ] || refuse NoSuchTagSet 'The TagSet does not exist'
    grep -o '"Key":"ManagedBy","Value":"[^"]*' "$folder/bucket-tagging" | grep -o '[^"]*$' || echo
    ;;
's3api list-object-versions')
    folder=$(bucket "$@")
    cat "$folder/objects" 2>/dev/null || echo
    ;;
's3api put-'*)
    folder=$(bucket "$@")
    # The last argument is what is set.
    printf '%s\n' "${!#}" >"$folder/${2#put-}"
    ;;
's3control get-public-access-block')
    [ "$(option --account-id "$@")" = 111122223333 ] || refuse ParamValidation
    case ${PUBLIC_ACCESS_BLOCK:-none} in
    none) refuse NoSuchPublicAccessBlockConfiguration ;;
    *) printf '%s\n' "${PUBLIC_ACCESS_BLOCK// /$'\t'}" ;;
    esac
    ;;
*) refuse InvalidAction "$operation" ;;
esac
if broken after; then refuse InternalError; fi

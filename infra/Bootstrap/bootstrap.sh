#!/usr/bin/env bash
# The body of what `infra bootstrap` prints, which sets these first:
#
#   STACK              the stack, for messages
#   ACCOUNT, REGION    where the two are to be
#   STATE_BUCKET       the bucket of Pulumi's state
#   KEY_ALIAS          the alias of the key of Pulumi's secrets, with which the bucket is encrypted too
#   MADE_BY            the value of the tag ManagedBy, by which it knows again what it made
#   KEY_POLICY, KEY_TAGS, BUCKET_POLICY, BUCKET_LIFECYCLE, BUCKET_TAGS   JSON, as aws takes it
set -euo pipefail
umask 077
# Every call is for this region, and none waits for a reader.
export AWS_REGION=$REGION AWS_DEFAULT_REGION=$REGION AWS_PAGER=''

say() { echo "$STACK: $*"; }

fail() {
    echo "error: $STACK: $*" >&2
    exit 1
}

command -v aws >/dev/null || fail 'aws, version 2, is not installed, or not on the PATH; install it and run this again. Nothing was changed.'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ask COMMAND…: runs aws; what it printed is in answer, what it complained of in the file refusal.
ask() { answer=$(aws "$@" 2>"$work/refusal"); }
refused_with() { grep -q "($1)" "$work/refusal"; }

# stop WHAT: fails with what aws last complained of, saying what could not be done.
stop() {
    local what=$1
    cat "$work/refusal" >&2
    if grep -Eq 'AccessDenied|UnauthorizedOperation|not authorized' "$work/refusal"; then
        fail "whoever runs this may not $what. Have the permission given, or run this as an administrator of account $ACCOUNT; what was done so far stays, and the next run goes on from it."
    fi
    fail "could not $what, for the reason that aws gives above. What was done so far stays, and the next run goes on from it."
}

# must WHAT COMMAND…: as ask, and stops where aws refuses.
must() {
    local what=$1
    shift
    ask "$@" || stop "$what"
}

check_identity() {
    if ! ask sts get-caller-identity --query Account --output text; then
        cat "$work/refusal" >&2
        fail "aws has no credentials that work. Sign in (aws sso login, or aws configure), and run this again. Nothing was changed."
    fi
    [ "$answer" = "$ACCOUNT" ] ||
        fail "the credentials are those of account $answer, and the stack lives in $ACCOUNT. Choose others (AWS_PROFILE), or mend platform:account in Pulumi.$STACK.yaml. Nothing was changed."
}

# The key that an earlier run made and gave no alias; empty where there is none.
find_nameless_key() {
    must 'look for keys by their tags (tag:GetResources)' resourcegroupstaggingapi get-resources --resource-type-filters kms:key \
        --tag-filters "Key=Name,Values=${KEY_ALIAS#alias/}" "Key=ManagedBy,Values=$MADE_BY" --query 'ResourceTagMappingList[].ResourceARN' --output text
    local found=$answer arn
    nameless=''
    for arn in $found; do
        must 'read a key (kms:DescribeKey)' kms describe-key --key-id "$arn" --query KeyMetadata.KeyState --output text
        if [ "$answer" = Enabled ]; then nameless=$arn; fi
    done
}

# Policies are about to be overwritten: not those of a key that somebody made for something else.
check_key() {
    must 'read the tags of the key (kms:ListResourceTags)' kms list-resource-tags --key-id "$key" --query "Tags[?TagKey=='ManagedBy'].TagValue" --output text
    [ "$answer" = "$MADE_BY" ] ||
        fail "the key $KEY_ALIAS is there, and infra bootstrap did not make it: it has no tag ManagedBy=$MADE_BY. Nothing was changed. If it is for this alone, and its policy may be overwritten:" \
            "aws kms tag-resource --region $REGION --key-id $key --tags 'TagKey=ManagedBy,TagValue=$MADE_BY', and run this again; else name another by platform:github.secretsKeyAlias" \
            '(platform:github needs a repository too).'
}

make_key() {
    local state
    if ask kms describe-key --key-id "$KEY_ALIAS" --query 'KeyMetadata.[Arn,KeyState]' --output text; then
        read -r key state <<<"$answer"
        case $state in
        Enabled) say "the key $KEY_ALIAS is there" ;;
        PendingDeletion)
            fail "the key $KEY_ALIAS is to be deleted, and every secret of the state with it. Take that back first: aws kms cancel-key-deletion --region $REGION --key-id $key" \
                "&& aws kms enable-key --region $REGION --key-id $key"
            ;;
        *) fail "the key $KEY_ALIAS is $state, not Enabled. Mend that first: aws kms enable-key --region $REGION --key-id $key" ;;
        esac
        check_key
        must 'set the policy of the key (kms:PutKeyPolicy)' kms put-key-policy --key-id "$key" --policy-name default --policy "$KEY_POLICY"
    elif refused_with NotFoundException; then
        find_nameless_key
        key=$nameless
        if [ -z "$key" ]; then
            say 'making the key of the secrets'
            must 'make a key (kms:CreateKey, kms:TagResource)' kms create-key --description "Secrets and state of Pulumi: never delete it, nothing that it encrypted can be read without" \
                --policy "$KEY_POLICY" --tags "$KEY_TAGS" --query KeyMetadata.Arn --output text
            key=$answer
        fi
        say "giving it the alias $KEY_ALIAS"
        must 'name the key (kms:CreateAlias)' kms create-alias --alias-name "$KEY_ALIAS" --target-key-id "$key"
    else
        stop 'read the key (kms:DescribeKey)'
    fi
    must 'have the key rotate (kms:EnableKeyRotation)' kms enable-key-rotation --key-id "$key"
}

# In us-east-1 a bucket has no location, and asking for one is refused.
create_bucket() {
    local place=(--create-bucket-configuration "LocationConstraint=$REGION")
    if [ "$REGION" = us-east-1 ]; then place=(); fi
    if ask s3api create-bucket --bucket "$STATE_BUCKET" --object-ownership BucketOwnerEnforced ${place[@]+"${place[@]}"}; then return; fi
    if refused_with BucketAlreadyExists; then taken; fi
    stop 'make the bucket (s3:CreateBucket)'
}

taken() {
    cat "$work/refusal" >&2
    fail "there is a bucket $STATE_BUCKET that is not account $ACCOUNT's, or whoever runs this may not look at it (s3:ListBucket). Bucket names are unique in all of AWS:" \
        "if it is somebody else's, put another name into platform:github.stateBucket (platform:github needs a repository too), and run infra bootstrap again."
}

# Settings and policy are about to be overwritten: not those of a bucket that somebody made for something else. One that a run made and could not tag is empty.
check_bucket() {
    local tag=''
    if ask s3api get-bucket-tagging --bucket "$STATE_BUCKET" --expected-bucket-owner "$ACCOUNT" --query "TagSet[?Key=='ManagedBy'].Value" --output text; then
        tag=$answer
    elif ! refused_with NoSuchTagSet; then
        stop 'read the tags of the bucket (s3:GetBucketTagging)'
    else
        must 'look whether the bucket is empty (s3:ListBucketVersions)' s3api list-object-versions --bucket "$STATE_BUCKET" --expected-bucket-owner "$ACCOUNT" --max-keys 1 --no-paginate \
            --query '[Versions[].Key, DeleteMarkers[].Key][]' --output text
        if [ -z "$answer" ] || [ "$answer" = None ]; then
            say 'it is empty and without tags: an earlier run was interrupted'
            tag_bucket
            return
        fi
    fi
    [ "$tag" = "$MADE_BY" ] ||
        fail "the bucket $STATE_BUCKET is there, and infra bootstrap did not make it: it has no tag ManagedBy=$MADE_BY. Nothing of it was changed. If it is for this alone, and its policy and settings" \
            "may be overwritten, add that tag to it in the console of S3, and run this again; else name another by platform:github.stateBucket (platform:github needs a repository too)."
}

make_bucket() {
    if ask s3api head-bucket --bucket "$STATE_BUCKET" --expected-bucket-owner "$ACCOUNT"; then
        must 'ask where the bucket is (s3:GetBucketLocation)' s3api get-bucket-location --bucket "$STATE_BUCKET" --expected-bucket-owner "$ACCOUNT" --query LocationConstraint --output text
        case $answer in None) answer=us-east-1 ;; EU) answer=eu-west-1 ;; esac
        [ "$answer" = "$REGION" ] ||
            fail "the bucket $STATE_BUCKET is in $answer, and the stack in $REGION. Name another by platform:github.stateBucket (platform:github needs a repository too); a bucket cannot move."
        say "the bucket $STATE_BUCKET is there"
        check_bucket
    elif refused_with 404; then
        say "making the bucket $STATE_BUCKET"
        create_bucket
        tag_bucket
    elif refused_with 403; then
        taken
    else
        stop 'look at the bucket (s3:ListBucket)'
    fi
}

# put WHAT COMMAND…: sets something of the bucket, and of no other account's.
put() {
    local what=$1 command=$2
    shift 2
    must "$what" s3api "$command" --bucket "$STATE_BUCKET" --expected-bucket-owner "$ACCOUNT" "$@"
}

# At once, so that the next run knows it again; never later, for people may have added tags of their own.
tag_bucket() { put 'tag the bucket (s3:PutBucketTagging)' put-bucket-tagging --tagging "$BUCKET_TAGS"; }

# Closed before anything is in it.
protect_bucket() {
    put 'close the bucket to the public (s3:PutBucketPublicAccessBlock)' put-public-access-block \
        --public-access-block-configuration 'BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true'
    put 'do away with ACLs (s3:PutBucketOwnershipControls)' put-bucket-ownership-controls --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'
    put 'encrypt the bucket (s3:PutEncryptionConfiguration)' put-bucket-encryption --server-side-encryption-configuration \
        "{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"aws:kms\",\"KMSMasterKeyID\":\"$key\"},\"BucketKeyEnabled\":true}]}"
    put 'keep versions (s3:PutBucketVersioning)' put-bucket-versioning --versioning-configuration Status=Enabled
    put 'set the policy of the bucket (s3:PutBucketPolicy)' put-bucket-policy --policy "$BUCKET_POLICY"
    put 'have old versions expire (s3:PutLifecycleConfiguration)' put-bucket-lifecycle-configuration --lifecycle-configuration "$BUCKET_LIFECYCLE"
    say 'the bucket is closed to the public, encrypted and keeps versions'
}

# Nothing here needs it, but the first `up` would stop at it an hour later.
look_at_public_access() {
    local acls ignored policies buckets argument=PublicAccessBlockConfiguration
    if ! ask s3control get-public-access-block --account-id "$ACCOUNT" --query "$argument.[BlockPublicAcls,IgnorePublicAcls,BlockPublicPolicy,RestrictPublicBuckets]" --output text; then
        if refused_with NoSuchPublicAccessBlockConfiguration; then return; fi
        cat "$work/refusal" >&2
        echo "warning: $STACK: the S3 public access block of account $ACCOUNT cannot be read (s3:GetAccountPublicAccessBlock); its two flags about policies must be off before pulumi up." >&2
        return
    fi
    read -r acls ignored policies buckets <<<"$(tr '[:upper:]' '[:lower:]' <<<"$answer")"
    if [ "$policies,$buckets" = false,false ]; then return; fi
    echo "warning: $STACK: the S3 public access block of account $ACCOUNT keeps AWS STS from reading the clusters' discovery documents, and no pod would get a role." \
        'Before pulumi up, turn its two flags about policies off (every bucket of the stack has a block of its own):' \
        "aws s3control put-public-access-block --account-id $ACCOUNT --public-access-block-configuration" \
        "BlockPublicAcls=$acls,IgnorePublicAcls=$ignored,BlockPublicPolicy=false,RestrictPublicBuckets=false" >&2
}

check_identity
make_key
make_bucket
protect_bucket
look_at_public_access

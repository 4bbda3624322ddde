#!/usr/bin/env bash
# Puts a snapshot of Vault into S3, under one key: the bucket keeps the versions. Runs in the image of the AWS CLI.
#
# Reads: SNAPSHOT_FILE, SNAPSHOT_BUCKET, SNAPSHOT_KEY.
set -euo pipefail

if [ ! -s "$SNAPSHOT_FILE" ]; then
    echo "vault-snapshot: $SNAPSHOT_FILE is empty or not there; nothing was stored" >&2
    exit 1
fi
# SHA-256 as S3 writes it: the bytes in base64.
sum=$(sha256sum <"$SNAPSHOT_FILE")
sum=$(printf '%b' "$(printf %.64s "$sum" | sed 's/../\\x&/g')" | base64 | tr -d '\n')

stored=$(aws s3api put-object --bucket "$SNAPSHOT_BUCKET" --key "$SNAPSHOT_KEY" --body "$SNAPSHOT_FILE" \
    --checksum-algorithm SHA256 --checksum-sha256 "$sum" --query '[ChecksumSHA256, VersionId]' --output text)
if [ "${stored%%[[:space:]]*}" != "$sum" ]; then
    echo "vault-snapshot: S3 has stored something else under s3://$SNAPSHOT_BUCKET/$SNAPSHOT_KEY: SHA-256 ${stored%%[[:space:]]*} in place of $sum; the version before it is still there" >&2
    exit 1
fi
echo "vault-snapshot: s3://$SNAPSHOT_BUCKET/$SNAPSHOT_KEY, $(wc -c <"$SNAPSHOT_FILE") bytes, SHA-256 $sum, version ${stored##*[[:space:]]}"

#!/usr/bin/env bash
# Puts a running Vault back to one of its snapshots in S3, for administrators: docs/disaster-recovery.md, "Lost Vault". Everything that was written since is lost.
#
# Reads: VAULT_ADDR, VAULT_TOKEN (may update sys/storage/raft/snapshot-force), SNAPSHOT_BUCKET, SNAPSHOT_KEY, VERSION_ID (of the snapshot; default: the
# latest), CONFIRM (the address again, so that nobody restores the wrong Vault).
set -euo pipefail
umask 077

fail() {
    printf 'vault-restore: %s\n' "$*" >&2
    exit 1
}
for name in VAULT_ADDR VAULT_TOKEN SNAPSHOT_BUCKET SNAPSHOT_KEY; do
    [ -n "${!name:-}" ] || fail "set $name; docs/disaster-recovery.md says to what."
done
[ "${CONFIRM:-}" = "$VAULT_ADDR" ] || fail "this overwrites what $VAULT_ADDR holds; say so with CONFIRM=$VAULT_ADDR."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
file=$folder/vault.snap
version=()
if [ -n "${VERSION_ID:-}" ]; then version=(--version-id "$VERSION_ID"); fi
details=$(aws s3api get-object --bucket "$SNAPSHOT_BUCKET" --key "$SNAPSHOT_KEY" "${version[@]}" --checksum-mode ENABLED --query '[LastModified, VersionId]' --output text "$file")
[ -s "$file" ] || fail "the snapshot s3://$SNAPSHOT_BUCKET/$SNAPSHOT_KEY ${VERSION_ID:-} is empty; choose an older version."
echo "vault-restore: snapshot of ${details%%[[:space:]]*}, version ${details##*[[:space:]]}"
# Reads the snapshot's own checksums, before anything is overwritten.
vault operator raft snapshot inspect "$file" >/dev/null
vault operator raft snapshot restore -force "$file"
echo "vault-restore: $VAULT_ADDR is restored; its tokens and keys are those of the snapshot"

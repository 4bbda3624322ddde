#!/bin/sh
# Takes a snapshot of Vault: encrypted, as its members keep it. Runs in Vault's image.
#
# Reads: VAULT_ADDR, VAULT_CACERT, TOKEN_FILE (for the sign-in), SNAPSHOT_FILE.
set -eu
umask 077

VAULT_TOKEN=$(vault write -field=token auth/kubernetes/login role=snapshot "jwt=@$TOKEN_FILE")
export VAULT_TOKEN
# Vault's command holds the snapshot against its own checksums; a partial one never has the file's name.
vault operator raft snapshot save "$SNAPSHOT_FILE.part"
if [ ! -s "$SNAPSHOT_FILE.part" ]; then
    echo "vault-snapshot: Vault gave an empty snapshot" >&2
    exit 1
fi
mv "$SNAPSHOT_FILE.part" "$SNAPSHOT_FILE"

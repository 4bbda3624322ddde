#!/usr/bin/env bash
# Takes Vault from empty to ready: initialised, its recovery keys in AWS Secrets Manager, and either as its last snapshot has it or configured so far
# that Pulumi can sign in. Every step looks at what is there first: after a break anywhere, the next run goes on.
#
# What Vault answers to its initialisation is kept at once, with the root token, under the stage AWSPENDING of the secret; in the end the same without
# the token is AWSCURRENT. (Secrets Manager calls a secret's first version AWSCURRENT as well: what has a token, or no keys, is not taken for it.)
#
# Reads: VAULT_ADDR (the active member), VAULT_CACERT, VAULT_TLS_SERVER_NAME, MEMBERS (addresses, the first is initialised), TOKEN_FILE (for the sign-in),
# CONFIGURATION (a folder: NAME.hcl is a policy, NAME.role.json a role), RECOVERY_SECRET, SNAPSHOT_BUCKET, SNAPSHOT_KEY, SECRETS (a folder in memory),
# SCRATCH (a folder on disk), WAIT_SECONDS, POLL_SECONDS.
set -euo pipefail
umask 077

OWN_ROLE=vault-init
answer=$SECRETS/answer.json
pending=$SECRETS/pending.json
current=$SECRETS/current.json
error=$SECRETS/error
token=''

say() { printf 'vault-init: %s\n' "$*"; }
fail() {
    printf 'vault-init: %s\n' "$*" >&2
    exit 1
}
# What the last command said was wrong, in one line.
reason() { tr -s '\n\t ' ' ' <"$error"; }
# run WHAT COMMAND...: says what is done; ends the script where it fails.
run() {
    local what=$1
    shift
    "$@" >/dev/null 2>"$error" || fail "$what: $(reason)"
    say "$what"
}
# field NAME FILE: a text of a document that has one entry on a line, as Vault writes it.
field() { sed -n "s/^ *\"$1\": *\"\([^\"]*\)\".*/\1/p" "$2"; }
as_root() { VAULT_TOKEN=$(field root_token "$pending") "$@"; }

# state ADDRESS: empty (not initialised), sealed, unsealed or silent.
state() {
    local status code=0
    status=$(vault status -address="$1" -format=json 2>/dev/null) || code=$?
    case $code:$status in
    [02]:*'"initialized": false'*) echo empty ;;
    0:*) echo unsealed ;;
    2:*) echo sealed ;;
    *) echo silent ;;
    esac
}

# Waits until Vault is either new, everywhere, or serves: an empty member of a Vault that runs elsewhere is not initialised a second time, it joins.
initialised=''
wait_for_vault() {
    local member states deadline=$((SECONDS + WAIT_SECONDS))
    while :; do
        states=''
        for member in $MEMBERS; do states+=" $(state "$member")"; done
        case "$states " in
        *sealed*) if [ "$(state "$VAULT_ADDR")" = unsealed ]; then initialised=yes && return; fi ;;
        *silent*) ;;
        *) initialised=no && return ;;
        esac
        [ "$SECONDS" -lt "$deadline" ] || break
        sleep "$POLL_SECONDS"
    done
    case "$states " in
    *' silent '*) fail "of the members $MEMBERS some don't answer:$states. Look why with: kubectl --namespace vault logs --selector component=server --container vault. Where it is AWS KMS that refuses: docs/disaster-recovery.md, \"Lost access to Vault's key\"." ;;
    *' sealed '*) fail "of the members $MEMBERS some are sealed:$states. They unseal themselves once AWS KMS lets them: docs/disaster-recovery.md, \"Lost access to Vault's key\"." ;;
    *) fail "no member leads, though they answer:$states. Fewer than half of them see each other; look with: kubectl --namespace vault get pods." ;;
    esac
}

# fetch STAGE FILE: the document of a stage; false where there is none.
fetch() {
    if aws secretsmanager get-secret-value --secret-id "$RECOVERY_SECRET" --version-stage "$1" --query SecretString --output text >"$2" 2>"$error"; then return; fi
    rm -f "$2"
    grep -q 'for staging label' "$error" || fail "the secret $RECOVERY_SECRET can't be read: $(reason)"
    return 1
}
# store FILE STAGE: keeps a document; false where Secrets Manager refuses five times.
store() {
    local attempt
    for attempt in 1 2 3 4 5; do
        if aws secretsmanager put-secret-value --secret-id "$RECOVERY_SECRET" --secret-string "file://$1" --version-stages "$2" >/dev/null 2>"$error"; then return; fi
        [ "$attempt" = 5 ] || sleep "$POLL_SECONDS"
    done
    return 1
}
has_keys() { [ -f "$current" ] && grep -q '"recovery_keys_b64"' "$current" && [ -z "$(field root_token "$current")" ]; }

has_snapshot() {
    local count
    count=$(aws s3api list-objects-v2 --bucket "$SNAPSHOT_BUCKET" --prefix "$SNAPSHOT_KEY" --no-paginate --query KeyCount --output text 2>"$error") ||
        fail "the snapshots in s3://$SNAPSHOT_BUCKET/$SNAPSHOT_KEY can't be looked for: $(reason)"
    [ "$count" != 0 ]
}

signs_in() {
    if token=$(vault write -field=token auth/kubernetes/login "role=$OWN_ROLE" "jwt=@$TOKEN_FILE" 2>"$error"); then return; fi
    grep -q 'Code: 40[03]' "$error" || fail "Vault doesn't answer the sign-in: $(reason)"
    return 1
}
root_lives() {
    if as_root vault token lookup >/dev/null 2>"$error"; then return; fi
    grep -q 'Code: 403' "$error" || fail "Vault doesn't answer about the root token: $(reason)"
    return 1
}

initialise() {
    local purpose=$1
    printf '{\n  "purpose": "%s"\n}\n' "$purpose" >"$pending"
    # The proof that the answer can be kept comes before there is one.
    store "$pending" AWSPENDING || fail "the secret $RECOVERY_SECRET can't be written, so Vault was not initialised: $(reason)"
    vault operator init -address="${MEMBERS%% *}" -recovery-shares=5 -recovery-threshold=3 -format=json >"$answer" 2>"$error" || fail "Vault can't be initialised: $(reason)"
    { printf '{\n  "purpose": "%s",\n' "$purpose" && sed 1d "$answer"; } >"$pending"
    store "$pending" AWSPENDING || lost_answer
    say "initialised; its answer is kept in the secret $RECOVERY_SECRET until this is done"
}
lost_answer() {
    fail "Vault is initialised, and what it answered was not kept in the secret $RECOVERY_SECRET, so nobody has its keys. It is new and holds nothing: take its volumes away, and the next sync begins anew: kubectl --namespace vault delete pvc,pod --selector component=server"
}

configure() {
    local devices methods file name
    devices=$(as_root vault audit list -format=json)
    case $devices in *'"stdout/"'*) ;; *) run 'audit to the log, before anything else' as_root vault audit enable -path=stdout file file_path=stdout ;; esac
    methods=$(as_root vault auth list -format=json)
    case $methods in *'"kubernetes/"'*) ;; *) run 'sign-in by ServiceAccounts' as_root vault auth enable kubernetes ;; esac
    # Without a token or certificate of its own it takes those of Vault's pod, also in a cluster that this one is restored to.
    run 'sign-in asks this cluster' as_root vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
    for file in "$CONFIGURATION"/*.hcl; do
        name=${file##*/}
        run "policy ${name%.hcl}" as_root vault policy write "${name%.hcl}" "$file"
    done
    for file in "$CONFIGURATION"/*.role.json; do
        name=${file##*/}
        [ "$name" = $OWN_ROLE.role.json ] || run "role ${name%.role.json}" as_root vault write "auth/kubernetes/role/${name%.role.json}" "@$file"
    done
    # The last: who can sign in as this script finds all of the above.
    run "role $OWN_ROLE" as_root vault write "auth/kubernetes/role/$OWN_ROLE" "@$CONFIGURATION/$OWN_ROLE.role.json"
}

restore() {
    local file=$SCRATCH/vault.snap
    run "download of s3://$SNAPSHOT_BUCKET/$SNAPSHOT_KEY" aws s3api get-object --bucket "$SNAPSHOT_BUCKET" --key "$SNAPSHOT_KEY" --checksum-mode ENABLED "$file"
    [ -s "$file" ] || fail "the snapshot s3://$SNAPSHOT_BUCKET/$SNAPSHOT_KEY is empty; restore an older version of it: docs/disaster-recovery.md, \"Lost Vault\"."
    run 'restore of the snapshot' as_root vault operator raft snapshot restore -force "$file"
    wait_for_vault
}

promote() {
    local kept=$SECRETS/kept.json
    sed -e 's/\("root_token": *"\)[^"]*"/\1"/' -e '/^ *"purpose":/d' "$pending" >"$kept"
    if [ -f "$current" ] && [ "$(cat "$kept")" = "$(cat "$current")" ]; then return; fi
    store "$kept" AWSCURRENT || fail "the recovery keys can't be made the current ones of $RECOVERY_SECRET, run this again: $(reason)"
    say "the recovery keys are in the secret $RECOVERY_SECRET"
}
forget_pending() {
    local version
    version=$(aws secretsmanager get-secret-value --secret-id "$RECOVERY_SECRET" --version-stage AWSPENDING --query VersionId --output text 2>"$error") ||
        fail "the secret $RECOVERY_SECRET can't be read: $(reason)"
    run 'the answer to the initialisation is let go' aws secretsmanager update-secret-version-stage --secret-id "$RECOVERY_SECRET" --version-stage AWSPENDING --remove-from-version-id "$version"
}

# Policies are written once, by the root token; what has changed since then takes a root token again.
compare_policies() {
    local file name there
    for file in "$CONFIGURATION"/*.hcl; do
        name=${file##*/} name=${name%.hcl}
        if ! there=$(VAULT_TOKEN=$token vault policy read "$name" 2>"$error"); then
            say "note: the policy $name can't be compared: $(reason)"
        elif [ "$there" != "$(cat "$file")" ]; then
            say "note: the policy $name in Vault is another than the platform's; write it with a root token (docs/disaster-recovery.md): vault policy write $name components/Vault/Policies/$name.hcl"
        fi
    done
}

wait_for_vault
fetch AWSCURRENT "$current" || true
if [ "$initialised" = no ]; then
    if ! has_snapshot; then
        say 'Vault is new'
        initialise configure
    elif has_keys; then
        say "Vault is empty, and s3://$SNAPSHOT_BUCKET/$SNAPSHOT_KEY has what it held"
        initialise restore
    else
        fail "Vault is empty and s3://$SNAPSHOT_BUCKET/$SNAPSHOT_KEY has a snapshot, but the secret $RECOVERY_SECRET has no recovery keys for it. Bring back the version with the keys (aws secretsmanager list-secret-version-ids --include-deprecated --secret-id $RECOVERY_SECRET), or delete the snapshot to begin anew."
    fi
    wait_for_vault
fi

if ! fetch AWSPENDING "$pending"; then
    has_keys || fail "Vault is initialised, and the secret $RECOVERY_SECRET has no recovery keys: nobody can make a root token. If Vault is new, take its volumes away: kubectl --namespace vault delete pvc,pod --selector component=server. If it holds something, an administrator makes new keys: docs/disaster-recovery.md, \"Lost Vault\"."
    signs_in || fail "Vault is initialised, but refuses this Job's sign-in: $(reason) Set auth/kubernetes right with a root token: docs/disaster-recovery.md, \"Lost Vault\"."
    compare_policies
    say 'ready: there was nothing to do'
    exit
fi

[ -n "$(field root_token "$pending")" ] || lost_answer
purpose=$(field purpose "$pending")
if ! signs_in; then
    root_lives || fail "Vault refuses this Job's sign-in, and the root token in the stage AWSPENDING of $RECOVERY_SECRET as well: somebody revoked it before everything was set. Make another by the recovery keys in that version: docs/disaster-recovery.md, \"Lost Vault\"."
    case $purpose in
    restore) restore ;;
    *) configure ;;
    esac
    signs_in || fail "Vault refuses this Job's sign-in after it was made ready ($purpose): $(reason)"
fi
if [ "$purpose" = configure ]; then
    if root_lives; then run 'the root token is revoked' as_root vault token revoke -self; fi
    promote
fi
forget_pending
say 'ready'

#!/bin/sh
# Restores a database into servers of its own, asks them, and removes them, whatever happens. Fails where one of these does.
#   NAMESPACE        the database's namespace
#   CLUSTER          name of the Cluster to make
#   MANIFEST         file of the Cluster
#   DATABASE         name of the database to ask
#   RESTORE_SECONDS  how long the restore may take
#   REMOVE_SECONDS   how long its removal may take
#   POLL_SECONDS     time between two looks
set -eu

resource=clusters.postgresql.cnpg.io/$CLUSTER

say() { echo "restore drill of $NAMESPACE/$DATABASE: $*"; }
fail() { say "$*" >&2 && exit 1; }

# What there is of the Cluster, a line each.
parts() {
    kubectl get "$resource" --namespace "$NAMESPACE" --ignore-not-found --output name &&
        kubectl get pods,persistentvolumeclaims --namespace "$NAMESPACE" --selector "cnpg.io/cluster=$CLUSTER" --output name
}

# Returns when nothing is left, so that no volume of another run is taken for one of the next.
remove() {
    kubectl delete "$resource" --namespace "$NAMESPACE" --ignore-not-found --wait=false || return 1
    waited=0
    while left=$(parts) || return 1; [ -n "$left" ]; do
        if [ "$waited" -ge "$REMOVE_SECONDS" ]; then
            say "after $waited seconds there are still: $(echo "$left" | tr '\n' ' ')" >&2
            return 1
        fi
        sleep "$POLL_SECONDS"
        waited=$((waited + POLL_SECONDS))
    done
}

finish() {
    status=$?
    trap - EXIT
    if ! remove; then
        say "$CLUSTER is not removed; delete it by hand: kubectl delete $resource --namespace $NAMESPACE" >&2
        [ "$status" -ne 0 ] || status=1
    fi
    exit "$status"
}

# A field of the Cluster's status.
status_of() { kubectl get "$resource" --namespace "$NAMESPACE" --output "jsonpath=$1"; }

restore() {
    kubectl create --namespace "$NAMESPACE" --filename "$MANIFEST"
    waited=0
    # An API server that is restarted meanwhile is no reason to give up.
    until [ "$(status_of '{.status.conditions[?(@.type=="Ready")].status}' || true)" = True ]; do
        [ "$waited" -lt "$RESTORE_SECONDS" ] || fail "it is not restored after $waited seconds: $(status_of '{.status.phase}: {.status.phaseReason}')"
        sleep "$POLL_SECONDS"
        waited=$((waited + POLL_SECONDS))
    done
    say "restored in about $waited seconds"
}

ask() {
    relations=$(kubectl exec "$CLUSTER-1" --namespace "$NAMESPACE" --container postgres -- \
        psql --no-psqlrc --no-align --tuples-only --dbname "$DATABASE" --command 'SELECT count(*) FROM pg_catalog.pg_class') || fail 'the restored server does not answer'
    [ "$relations" -gt 0 ] 2>/dev/null || fail "the restored server says '$relations' where it should say how many relations it has"
    say "it has $relations relations"
}

trap finish EXIT
trap 'exit 143' INT TERM
remove
restore
ask

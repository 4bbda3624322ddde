#!/bin/sh
# Stands in for kubectl, as far as the restore drill goes. Keeps calls in $SANDBOX/calls and what there is in $SANDBOX/cluster;
# READY: after how many looks a restored Cluster is ready, never for one that is not; ANSWER: what its server says, none for nothing;
# STUCK: whether what is deleted stays.
set -eu
echo "$*" >>"$SANDBOX/calls"
there=$SANDBOX/cluster

case "$1 $2" in
'delete clusters.postgresql.cnpg.io/orders-db-drill')
    [ "$3 $4 $5 $6" = '--namespace shop --ignore-not-found --wait=false' ]
    # It goes when it is looked at the next time but one.
    [ ! -e "$there" ] || echo 2 >"$SANDBOX/going"
    ;;
'get clusters.postgresql.cnpg.io/orders-db-drill')
    case $* in
    *phase*) printf '%s' 'Setting up primary: Creating primary instance orders-db-drill-1' ;;
    *Ready*)
        [ -e "$there" ] || { echo 'Error from server (NotFound)' >&2 && exit 1; }
        looks=$(($(cat "$there") + 1))
        echo "$looks" >"$there"
        if [ "${READY:-1}" != never ] && [ "$looks" -ge "${READY:-1}" ]; then printf True; else printf False; fi
        ;;
    *)
        if [ -e "$SANDBOX/going" ] && [ "${STUCK:-no}" = no ]; then
            left=$(($(cat "$SANDBOX/going") - 1))
            echo "$left" >"$SANDBOX/going"
            [ "$left" -gt 0 ] || rm -f "$there" "$SANDBOX/going"
        fi
        [ ! -e "$there" ] || echo clusters.postgresql.cnpg.io/orders-db-drill
        ;;
    esac
    ;;
'get pods,persistentvolumeclaims')
    [ "$3 $4 $5 $6" = '--namespace shop --selector cnpg.io/cluster=orders-db-drill' ]
    [ ! -e "$there" ] || echo pod/orders-db-drill-1
    ;;
'create --namespace')
    [ ! -e "$there" ] || { echo 'Error from server (AlreadyExists)' >&2 && exit 1; }
    [ "$3 $4 $5" = "shop --filename $SANDBOX/cluster.yaml" ]
    echo 0 >"$there"
    ;;
'exec orders-db-drill-1')
    [ "$3 $4 $5 $6 $7 $8" = '--namespace shop --container postgres -- psql' ]
    [ "${ANSWER:-412}" != none ] || { echo 'psql: error: FATAL: database "orders" does not exist' >&2 && exit 2; }
    echo "${ANSWER:-412}"
    ;;
*) echo "stand-in kubectl: unknown call: $*" >&2 && exit 1 ;;
esac

#!/bin/sh
# Runs beside Vault, among the same processes, and tells it (SIGHUP) to read its certificate again when cert-manager has renewed it, and to open its
# audit file anew when that was put aside. Runs in Vault's image.
#
# Reads: CERTIFICATE and AUDIT_FILE (paths), MOST_BYTES (of the audit file), MOST_FILES (that were put aside), POLL_SECONDS.
set -eu

tell() {
    # The oldest is the server, the others are people's commands. It may just be starting: then it reads everything by itself.
    server=$(pidof vault | tr ' ' '\n' | sort -n | sed -n 1p)
    if [ -n "$server" ] && kill -HUP "$server"; then echo "vault-keeper: $1"; else echo "vault-keeper: $1, but Vault does not run"; fi
}

seen=$(cksum <"$CERTIFICATE")
while sleep "$POLL_SECONDS"; do
    now=$(cksum <"$CERTIFICATE")
    if [ "$now" != "$seen" ]; then
        seen=$now
        tell 'the certificate was renewed'
    fi

    if [ -f "$AUDIT_FILE" ] && [ -n "$(find "$AUDIT_FILE" -size "+${MOST_BYTES}c")" ]; then
        number=$MOST_FILES
        while [ "$number" -gt 1 ]; do
            if [ -f "$AUDIT_FILE.$((number - 1))" ]; then mv "$AUDIT_FILE.$((number - 1))" "$AUDIT_FILE.$number"; fi
            number=$((number - 1))
        done
        mv "$AUDIT_FILE" "$AUDIT_FILE.1"
        tell 'the audit file was put aside'
    fi
done

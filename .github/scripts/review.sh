#!/usr/bin/env bash
# Holds every environment against a commit, offline: review.sh COMMIT FOLDER
# Writes into FOLDER, by stack: S.diff.json, S.html, S.sarif, S.txt; comment.md for all of them; broken.txt, a line for each stack that may not be merged so.
# It ends with 0 wherever it could look: what it found is for the comment first, and for broken.txt.
set -euo pipefail

base=$1 folder=$2
program=${INFRA:-artifacts/offline/bin/Infra/debug/infra.dll}
mkdir -p "$folder"
: >"$folder/broken.txt"

infra() { dotnet "$program" "$@"; }

differences=()
for file in Pulumi.*.yaml; do
    stack=${file#Pulumi.} stack=${stack%.yaml}
    status=0
    # Every finding, not only the new ones: code scanning closes what it is not told again.
    infra preview --stack "$stack" --sarif "$folder/$stack.sarif" >"$folder/$stack.txt" 2>&1 || status=$?
    if [ "$status" -gt 1 ]; then
        echo "$stack: there is no plan" >>"$folder/broken.txt"
        continue
    fi
    [ "$status" -eq 0 ] || echo "$stack: a rule is broken" >>"$folder/broken.txt"

    status=0
    infra diff --stack "$stack" --base "$base" --json "$folder/$stack.diff.json" --html "$folder/$stack.html" >>"$folder/$stack.txt" 2>&1 || status=$?
    if [ "$status" -gt 1 ]; then
        echo "$stack: the plan cannot be compared with $base" >>"$folder/broken.txt"
    else
        differences+=("$folder/$stack.diff.json")
    fi
done

if [ ${#differences[@]} -gt 0 ]; then
    infra comment "${differences[@]}" --output "$folder/comment.md"
else
    : >"$folder/comment.md"
fi

# What has no difference says at least why.
while read -r line; do
    case $line in
        *'a rule is broken') continue ;;
    esac
    # A fence of our own that no line of the output can close.
    printf '\n### %s\n\n~~~~~~text\n%s\n~~~~~~\n' "$line" "$(tail -n 40 "$folder/${line%%:*}.txt" | sed 's/^~~~/ ~~~/')" >>"$folder/comment.md"
done <"$folder/broken.txt"

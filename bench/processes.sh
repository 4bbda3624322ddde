#!/usr/bin/env bash
# Measures whole processes of the built program: wall time and peak memory, the median of RUNS (11) after one run that warms up.
#   bench/processes.sh [STACK …]      needs bash, GNU time (Debian: time) and a Release build, which it makes
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${RUNS:-11}
stacks=("${@:-dev}")

[ -x /usr/bin/time ] || { echo "bench/processes.sh: needs GNU time: apt-get install time" >&2; exit 2; }
dotnet build infra -c Release -v quiet -nologo >&2
program=artifacts/offline/bin/Infra/release/infra.dll

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# What is done before each run: nothing, unless somebody says otherwise.
prepare() { :; }

# measure NAME ARGUMENTS…
measure() {
    local name=$1 log
    shift
    log=$(mktemp)
    dotnet "$program" "$@" >/dev/null
    for _ in $(seq "$runs"); do
        prepare
        /usr/bin/time -f '%e %M' -a -o "$log" dotnet "$program" "$@" >/dev/null
    done
    # shellcheck disable=SC2016 # the backquotes are Markdown's
    printf '| `%s` | %s s | %d MB |\n' "$name" "$(cut -d' ' -f1 "$log" | median)" $(($(cut -d' ' -f2 "$log" | median) / 1024))
    rm -f "$log"
}

echo "| process | wall time | peak memory |"
echo "|---|---|---|"
for stack in "${stacks[@]}"; do
    measure "preview --stack $stack" preview --stack "$stack"
    measure "preview --stack $stack --json -" preview --stack "$stack" --json -
    measure "preview --stack $stack --html -" preview --stack "$stack" --html -
    # The plan of a commit that has the same program: computed anew, and kept.
    prepare() { rm -rf artifacts/plans; }
    measure "diff --stack $stack --base HEAD, cold" diff --stack "$stack" --base HEAD
    prepare() { :; }
    measure "diff --stack $stack --base HEAD, kept" diff --stack "$stack" --base HEAD
done
measure "render --check" render --check
measure "explain" explain

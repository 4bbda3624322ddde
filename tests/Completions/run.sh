#!/usr/bin/env bash
# Completes command lines in bash and in zsh, by the scripts that the program prints: run.sh FOLDER, where the program lies.
set -euo pipefail
PATH=$(cd "$1" && pwd):$PATH
failed=0

# What each shell would offer for a line, a candidate each.
in_bash() {
    # shellcheck disable=SC2016,SC2317 # the inner shell expands it; called by name
    bash --norc -c 'source <(infra completion bash); COMP_LINE=$1; COMP_POINT=${#1}; _infra; printf "%s\n" "${COMPREPLY[@]}"' _ "$1"
}
in_zsh() {
    # shellcheck disable=SC2016,SC2317 # the inner shell expands it; called by name
    zsh -f -c 'compdef() { : }; _files() { print "(files)" }; compadd() { shift; print -l -- "$@" }
        source <(infra completion zsh); words=(${=1}); [[ $1 == *" " ]] && words+=(""); CURRENT=${#words}; _infra' _ "$1"
}

# check SHELL LINE EXPECTED
check() {
    local got
    got=$("in_$1" "$2" | tr '\n' ' ')
    if [ "${got% }" = "$3" ]; then
        echo "pass  $1: $2"
    else
        echo "FAIL  $1: '$2' offers '${got% }', not '$3'"
        failed=1
    fi
}

for shell in bash zsh; do
    check "$shell" 'infra prev' 'preview'
    check "$shell" 'infra diff --stack ' 'dev prod'
    check "$shell" 'infra diff --w' '--with'
    check "$shell" 'infra completion ' 'bash pwsh zsh --help'
    check "$shell" 'infra graph network --format ' 'dot mermaid svg'
done
check zsh 'infra diff --against plan' '(files)'
check bash 'infra diff --against plan' ''
exit "$failed"

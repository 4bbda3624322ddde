#!/usr/bin/env bash
# Checks the tools that the other scripts call, before anything changes. Reads KOPS_MINIMUM_VERSION, such as 1.36.
set -euo pipefail

for tool in aws kops kubectl; do
    if ! command -v "$tool" >/dev/null; then
        echo "error: $tool is not installed, or not on the PATH of whoever runs pulumi; install it and run pulumi again. Nothing was changed." >&2
        exit 1
    fi
done

installed=$(kops version --short)
IFS=. read -r major minor _ <<<"${installed#v}"
IFS=. read -r needed_major needed_minor _ <<<"${KOPS_MINIMUM_VERSION:?}"
if ! [[ $major =~ ^[0-9]+$ && ${minor:-} =~ ^[0-9]+$ ]]; then
    echo "error: 'kops version --short' printed '$installed', which is no version such as 1.36.2. Nothing was changed." >&2
    exit 1
fi
if ((major < needed_major || (major == needed_major && minor < needed_minor))); then
    echo "error: kops $installed is installed and the cluster needs $KOPS_MINIMUM_VERSION or later; install it and run pulumi again. Nothing was changed." >&2
    exit 1
fi

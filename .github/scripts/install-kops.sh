#!/usr/bin/env bash
# Installs kOps and puts it on the path of the job: install-kops.sh VERSION [SHA256]
# Without a checksum of ours it takes the release's own, which keeps broken downloads out, and nobody who could write the release.
set -euo pipefail

version=$1 checksum=${2:-}
case $(uname -m) in
    x86_64) machine=amd64 ;;
    aarch64) machine=arm64 ;;
    *) echo "install-kops: there is no kOps for $(uname -m)" >&2 && exit 2 ;;
esac
folder=${RUNNER_TEMP:?}/kops-$version
mkdir -p "$folder"
source=https://github.com/kubernetes/kops/releases/download/v$version/kops-linux-$machine

curl --fail --silent --show-error --location --retry 3 --proto '=https' --output "$folder/kops" "$source"
if [ -z "$checksum" ]; then
    checksum=$(curl --fail --silent --show-error --location --retry 3 --proto '=https' "$source.sha256")
    checksum=${checksum%% *}
fi
printf '%s  %s\n' "$checksum" "$folder/kops" | sha256sum --check --quiet
chmod +x "$folder/kops"
echo "$folder" >>"$GITHUB_PATH"

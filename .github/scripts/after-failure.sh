#!/usr/bin/env bash
# Says in the job's summary how to go on after a deployment that failed: after-failure.sh STACK
set -euo pipefail

stack=$1
backend=$(node "$(dirname "$0")/environments.mjs" "$stack" | jq -r .backend)
cat >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}" <<TEXT
### $stack: the deployment did not come to its end

What was done is in the state, and what was not begun is as it was. Deployments can be repeated: in most cases mend the cause and run the workflow again.

| what the log says | what it means | what to do |
| --- | --- | --- |
| \`not what was reviewed\` | nothing was done | run the workflow again, and look at its preview |
| \`credentials' hour\` | nothing was done: the preview took too long | run the workflow again |
| \`killed\` | Pulumi did not end in time: its lock is left, and the state may lack what was done last | see that none runs, then \`pulumi cancel --stack $stack\` and \`pulumi refresh --stack $stack --run-program --exclude '**command:local:Command::**'\` by an administrator, before anything else |
| \`the stack is currently locked\` | another deployment runs, or one ended without taking its lock away | see that none runs, then \`pulumi cancel --stack $stack\` |
| \`pending operations\` | one ended between AWS and the state | \`pulumi refresh --stack $stack --run-program --exclude '**command:local:Command::**'\`, look, then run the workflow again |
| \`already exists\` | something was made, and the state does not know of it | \`pulumi import\` it, or delete it, then run the workflow again |
| \`AccessDenied\` | the role \`up\` may not, as for boundaries of roles | an administrator's \`pulumi up --stack $stack\` |
| \`timed out\`, \`unreachable\` | a cluster is not there yet, or the runner has no way to it | docs/workflows.md, "Runners"; then run the workflow again |
| \`ExpiredToken\`, \`failed to save\` | the state was not written | \`pulumi refresh --stack $stack --run-program --exclude '**command:local:Command::**'\` by an administrator, before anything else |

To do any of it from a machine of your own, with the role of an administrator:

~~~console
export PULUMI_BACKEND_URL='$backend' PulumiSdk=published
pulumi stack --stack $stack
~~~

Taking the change back is a deployment too: \`git revert\`, merge, and the workflow runs. More: docs/handbook/failed-update.md, docs/handbook/rollback.md.
TEXT

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import test from 'node:test'
import { Sandbox } from './sandbox.mjs'

const bucket = 'urn:pulumi:dev::platform::platform:aws:Buckets$aws:s3/bucket:Bucket::logs'
const pod = 'urn:pulumi:dev::platform::platform:kops:KopsCluster$kubernetes:core/v1:Namespace::argocd'
const plan = (...steps) => ({ steps: steps.map(([op, urn]) => ({ op, urn, detailedDiff: null })) })
const update = plan(['update', bucket])

// The next answer of a preview each time, and what an `up` is to do.
const pulumi = (test, up, ...answers) => {
    const box = new Sandbox(test).write('count', '0')
    answers.forEach((answer, at) => box.write(`answer.${at}`, answer))
    return box.tool('pulumi', `if [ "$1" = up ]; then\n${up || ':'}\nfi\nat=$(cat "$SANDBOX/count") && echo $((at + 1)) >"$SANDBOX/count"\ncat "$SANDBOX/answer.$at"\nexit "\${STATUS:-0}"`)
}

test('A preview is in a file that others cannot read, and in the summary without values', test => {
    const box = pulumi(test, '', update)
    assert.equal(box.run('pulumi-preview.sh', 'dev', box.at('preview.json'), 'preview', '--stack', 'dev').status, 0)
    assert.deepEqual(box.calls, ['pulumi preview --stack dev --non-interactive --suppress-outputs --json'])
    assert.equal(statSync(box.at('preview.json')).mode & 0o077, 0)
    assert.match(box.read('summary'), /^### dev: 1 update\n/)
})

test('A preview that fails fails the job, and its errors are in the summary', test => {
    const box = pulumi(test, '', { diagnostics: [{ severity: 'error', message: 'no such role' }] })
    assert.equal(box.runWith({ STATUS: '255' }, 'pulumi-preview.sh', 'dev', box.at('preview.json'), 'preview').status, 255)
    assert.match(box.read('summary'), /no such role/)
})

test('One that cannot begin fails the job without a word in the summary', test => {
    const box = pulumi(test, '', '')
    assert.equal(box.runWith({ STATUS: '1' }, 'pulumi-preview.sh', 'dev', box.at('preview.json'), 'preview').status, 1)
    assert.equal(box.read('summary'), '')
})

test('What claims to be well and is no JSON fails the job', test => {
    const box = pulumi(test, '', 'what is this')
    const { status, stderr } = box.run('pulumi-preview.sh', 'dev', box.at('preview.json'), 'preview')
    assert.notEqual(status, 0)
    assert.match(stderr, /is not the JSON of a preview/)
})

test('What was reviewed is deployed, and what only `up` can see of clusters does not stop it', test => {
    const box = pulumi(test, 'exit 0', plan(['update', bucket], ['update', pod])).write('reviewed', `update ${bucket}\n`)
    const { status, stderr } = box.run('up.sh', 'dev', box.at('reviewed'))
    assert.equal(status, 0, stderr)
    assert.equal(box.calls.at(-1), 'pulumi up --stack dev --yes --skip-preview --non-interactive --suppress-outputs --message 0123456789abcdef0123456789abcdef01234567')
})

test('What is not what was reviewed is not deployed', test => {
    const box = pulumi(test, 'exit 0', plan(['delete', bucket])).write('reviewed', `update ${bucket}\n`)
    const { status, stdout } = box.run('up.sh', 'dev', box.at('reviewed'))
    assert.equal(status, 3)
    assert.match(stdout, /^-update .*\n\+delete /m)
    assert.match(box.read('summary'), /not what was reviewed/)
    assert.ok(!box.calls.some(call => call.startsWith('pulumi up')))
})

test('A deployment that fails fails the job by its own status', test => {
    const box = pulumi(test, 'exit 255', update).write('reviewed', `update ${bucket}\n`)
    assert.equal(box.run('up.sh', 'dev', box.at('reviewed')).status, 255)
})

test('A deployment that takes too long is interrupted, and may end what it began', test => {
    const box = pulumi(test, 'trap \'echo saved >"$SANDBOX/state"; exit 130\' INT\nfor _ in $(seq 100); do sleep 0.1; done\nexit 0', update).write('reviewed', `update ${bucket}\n`)
    const { status, stderr } = box.runWith({ UP_LIMIT: '0.3s' }, 'up.sh', 'dev', box.at('reviewed'))
    assert.equal(status, 124)
    assert.equal(box.read('state'), 'saved\n')
    assert.match(stderr, /interrupted after 0\.3s/)
})

const slow = 'trap "" INT\nfor _ in $(seq 100); do sleep 0.1; done\nexit 0'
const seconds = ago => ({ SIGNED_IN: String(Math.floor(Date.now() / 1000) - ago) })

test('One that does not end after the interrupt either is killed, and that is said', test => {
    const box = pulumi(test, slow, update).write('reviewed', `update ${bucket}\n`)
    const { status, stderr } = box.runWith({ UP_LIMIT: '0.3s', UP_GRACE: '0.3s' }, 'up.sh', 'dev', box.at('reviewed'))
    assert.equal(status, 137)
    assert.match(stderr, /dev: killed\. .* its lock is left/)
})

test('A deployment has what the preview left of the credentials\' hour, but for twelve minutes', test => {
    const box = pulumi(test, 'exit 0', update).write('reviewed', `update ${bucket}\n`)
        .tool('timeout', 'while [[ $1 == --* ]]; do shift; done\nshift\nexec "$@"')
    assert.equal(box.runWith(seconds(1000), 'up.sh', 'dev', box.at('reviewed')).status, 0)
    const [, limit] = /--kill-after=6m ([0-9]+)s pulumi up/.exec(box.calls.find(call => call.startsWith('timeout ')))
    assert.ok(limit <= 1880 && limit > 1820, limit)
})

test('Where the preview left too little nothing is done', test => {
    const box = pulumi(test, 'exit 0', update).write('reviewed', `update ${bucket}\n`)
    const { status, stderr } = box.runWith(seconds(2600), 'up.sh', 'dev', box.at('reviewed'))
    assert.equal(status, 4)
    assert.match(stderr, /dev: nothing was done\. .*credentials' hour/)
    assert.ok(!box.calls.some(call => call.startsWith('pulumi up')))
})

test('After a failure the summary says how to go on, for this stack and its state', test => {
    const box = new Sandbox(test).write('Pulumi.yaml', 'name: platform\n')
        .write('Pulumi.prod.yaml', 'config:\n  platform:account: "444455556666"\n  platform:region: eu-west-1\n  platform:github:\n    stateBucket: state\n')
    const { status, stderr } = box.run('after-failure.sh', 'prod')
    assert.equal(status, 0, stderr)
    const summary = box.read('summary')
    assert.match(summary, /`pulumi cancel --stack prod`/)
    assert.match(summary, /PULUMI_BACKEND_URL='s3:\/\/state\?region=eu-west-1'/)
})

const kops = 'binary of kops'
const sum = createHash('sha256').update(kops).digest('hex')
const curl = (test, answer) => new Sandbox(test).write('answer', answer).tool('curl', `while [ $# -gt 1 ]; do if [ "$1" = --output ]; then printf '${kops}' >"$2"; exit 0; fi; shift; done; cat "$SANDBOX/answer"`)

test('kOps is installed where its checksum is the release\'s', test => {
    const box = curl(test, `${sum}  kops-linux-amd64\n`)
    assert.equal(box.run('install-kops.sh', '1.36.2').status, 0)
    assert.equal(box.read('path').trim(), box.at('temp/kops-1.36.2'))
})

test('kOps of another checksum is not', test => {
    const box = curl(test, `${'0'.repeat(64)}\n`)
    assert.notEqual(box.run('install-kops.sh', '1.36.2').status, 0)
    assert.equal(box.read('path'), '')
})

test('A checksum of ours decides, whatever the release says', test => {
    assert.equal(curl(test, `${'0'.repeat(64)}\n`).run('install-kops.sh', '1.36.2', sum).status, 0)
    assert.notEqual(curl(test, `${sum}\n`).run('install-kops.sh', '1.36.2', '1'.repeat(64)).status, 0)
})

test('A job that only previews gets a token that is good for nothing, and no kubectl besides', test => {
    const box = new Sandbox(test)
    const token = box.run('preview-tools/kubectl', 'create', 'token', 'pulumi', '--namespace', 'vault')
    assert.equal(token.status, 0)
    assert.match(token.stdout, /^none-[a-z-]+\n$/)
    const other = box.run('preview-tools/kubectl', 'get', 'pods')
    assert.equal(other.status, 1)
    assert.match(other.stderr, /the role preview has no way into clusters/)
})

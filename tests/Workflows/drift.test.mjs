import assert from 'node:assert/strict'
import test from 'node:test'
import { Sandbox } from './sandbox.mjs'

const urn = 'urn:pulumi:dev::platform::platform:aws:Buckets$aws:s3/bucket:Bucket::logs'
const inside = 'urn:pulumi:dev::platform::platform:kops:KopsCluster$kubernetes:core/v1:Namespace::argocd'
const nothing = { steps: [{ op: 'same', urn, detailedDiff: null }] }
const something = { steps: [{ op: 'update', urn, diffReasons: ['tags'], detailedDiff: null }] }
const group = (well, desired = 2) => ({ AutoScalingGroups: [{ AutoScalingGroupName: 'nodes', DesiredCapacity: desired, Instances: Array.from({ length: desired }, (_, at) => ({ LifecycleState: at < well ? 'InService' : 'Pending', HealthStatus: 'Healthy' })) }] })
const targets = { TargetGroups: [{ TargetGroupName: 'api', TargetGroupArn: 'arn:api', LoadBalancerArns: ['arn:lb'] }, { TargetGroupName: 'unused', TargetGroupArn: 'arn:unused', LoadBalancerArns: [] }] }
const health = state => ({ TargetHealthDescriptions: [{ TargetHealth: { State: state } }, { TargetHealth: { State: 'draining' } }] })

const cloud = (test, { refresh = nothing, preview = nothing, render = 0, machines = group(2), state = 'healthy' } = {}) => new Sandbox(test)
    .write('refresh.json', refresh).write('preview.json', preview).write('groups.json', machines).write('targets.json', targets).write('health.json', health(state))
    .tool('pulumi', 'if [ -s "$SANDBOX/$1.json" ]; then cat "$SANDBOX/$1.json"; else echo "error: no credentials" >&2; exit 255; fi')
    .tool('dotnet', `echo "PulumiSdk=$PulumiSdk" >>"$SANDBOX/calls"; echo "one file differs"; exit ${render}`)
    .tool('aws', 'case "$*" in *describe-auto-scaling-groups*) cat "$SANDBOX/groups.json" ;; *describe-target-groups*) cat "$SANDBOX/targets.json" ;; *) if [[ "$*" == *arn:unused* ]]; then echo \'{"TargetHealthDescriptions":[]}\'; else cat "$SANDBOX/health.json"; fi ;; esac')

function check(box) {
    const { status, stderr } = box.runWith({ PulumiSdk: 'published' }, 'drift.sh', 'dev', 'eu-central-1', box.at('drift'))
    assert.equal(status, 0, stderr)
    return { status: box.read('drift/status').trim(), details: box.read('drift/details.md') }
}

test('What is as Git says is clean, and nothing is changed on the way', test => {
    const box = cloud(test)
    assert.equal(check(box).status, 'clean')
    assert.ok(box.calls.some(call => call.startsWith('pulumi refresh --preview-only --stack dev --exclude **$aws:s3/bucketObjectv2:** --exclude **$kubernetes:** --exclude **$pulumi:providers:kubernetes::** ')))
    assert.ok(box.calls.some(call => call.startsWith('pulumi preview --stack dev ')))
    assert.ok(box.calls.includes('PulumiSdk=offline'))
    assert.ok(box.calls.filter(call => call.startsWith('aws')).every(call => / describe-/.test(call)))
})

for (const [name, change, details] of [
    ['A resource that AWS has otherwise', { refresh: something }, /AWS against the state: 1 update[\s\S]*\| tags \|/],
    ['What was merged and not deployed', { preview: something }, /The program against the state: 1 update/],
    ['A manifest that was not rendered', { render: 1 }, /one file differs/],
    ['A machine that is not in service', { machines: group(1) }, /instance group nodes: 1 of 2 machines are in service/],
    ['A load balancer without a healthy target', { state: 'unhealthy' }, /targets api: none of 2 is healthy/],
]) {
    test(`${name} is drift`, test => {
        const found = check(cloud(test, change))
        assert.equal(found.status, 'drift')
        assert.match(found.details, details)
    })
}

test('What is inside of clusters this role cannot see, so it is no drift', test => assert.equal(check(cloud(test, { preview: { steps: [{ op: 'update', urn: inside }] } })).status, 'clean'))

for (const [name, change, details] of [
    ['Pulumi', { refresh: '' }, /AWS against the state: it failed[\s\S]*no credentials/],
    ['the program', { render: 2 }, /one file differs/],
    ['AWS', { machines: 'no JSON' }, /Machines and load balancers/],
]) {
    test(`A check that ${name} fails is not clean, nor drift`, test => {
        const found = check(cloud(test, { preview: something, ...change }))
        assert.equal(found.status, 'failed')
        assert.match(found.details, details)
    })
}

import assert from 'node:assert/strict'
import test from 'node:test'
import { Sandbox } from './sandbox.mjs'

const urn = (type, name) => `urn:pulumi:dev::platform::platform:aws:Foundation$${type}::${name}`
const digest = {
    config: { 'platform:region': 'eu-central-1' },
    steps: [
        { op: 'same', urn: 'urn:pulumi:dev::platform::pulumi:pulumi:Stack::platform-dev', detailedDiff: null },
        { op: 'update', urn: urn('aws:s3/bucket:Bucket', 'b|c'), oldState: { inputs: { tags: 'hunter2' } }, diffReasons: ['tags', 'policy'], detailedDiff: { 'tags.owner': { kind: 'update' } } },
        { op: 'replace', urn: urn('aws:kms/key:Key', 'a'), replaceReasons: ['usage'], detailedDiff: null },
        { op: 'refresh', urn: urn('aws:ec2/vpc:Vpc', 'v'), detailedDiff: null },
        { op: 'create', urn: urn('kubernetes:core/v1:Namespace', 'n'), newState: { inputs: { token: 'hunter2' } }, detailedDiff: null },
        { op: 'delete', urn: urn('aws:ec2/eip:Eip', 'gone'), detailedDiff: null },
        { op: 'update', urn: urn('pulumi:providers:vault', 'main'), diffReasons: ['authLogin'], detailedDiff: null },
    ],
    diagnostics: [{ severity: 'warning', message: 'mind' }],
    changeSummary: { same: 1 },
}
const sandbox = (test, json = digest) => new Sandbox(test).write('preview.json', json)

test('What changes nothing is no operation, and the rest is sorted', test => assert.equal(sandbox(test).run('operations.mjs', 'list', 'preview.json').stdout, [
    `delete ${urn('aws:ec2/eip:Eip', 'gone')}`,
    `replace ${urn('aws:kms/key:Key', 'a')} (usage)`,
    `update ${urn('aws:s3/bucket:Bucket', 'b|c')} (policy, tags)`,
    `create ${urn('kubernetes:core/v1:Namespace', 'n')}`,
    `update ${urn('pulumi:providers:vault', 'main')} (authLogin)`,
    '',
].join('\n')))

test('From outside of clusters nothing in them is compared', test => {
    const { stdout } = sandbox(test).run('operations.mjs', 'outside', 'preview.json')
    assert.equal(stdout.trim().split('\n').length, 3)
    assert.ok(!/kubernetes:|vault/.test(stdout))
})

test('The summary counts, names what is why, and has no value', test => {
    const { stdout } = sandbox(test).run('operations.mjs', 'summary', 'preview.json', 'dev')
    assert.match(stdout, /^### dev: 1 create, 1 delete, 1 replace, 2 update\n/)
    assert.ok(stdout.includes('| update | `aws:s3/bucket:Bucket` | `b\\|c` | policy, tags |'))
    assert.ok(!stdout.includes('hunter2') && !stdout.includes('mind'))
})

test('Nothing to do is said', test => assert.equal(sandbox(test, { steps: [digest.steps[0]] }).run('operations.mjs', 'summary', 'preview.json', 'dev').stdout, '### dev: nothing to do\n\n'))

test('Errors that ended it stand in the summary, in a fence that they cannot close', test => {
    const { stdout } = sandbox(test, { diagnostics: [{ severity: 'error', message: 'no\n~~~\n# more' }] }).run('operations.mjs', 'summary', 'preview.json', 'dev')
    assert.equal(stdout, '### dev: no end\n\n~~~text\nno\n~ ~ ~\n# more\n~~~\n\n')
})

test('Many are cut, and how many is said', test => {
    const steps = Array.from({ length: 203 }, (_, at) => ({ op: 'create', urn: urn('aws:ec2/eip:Eip', `e${at}`) }))
    const { stdout } = sandbox(test, { steps }).run('operations.mjs', 'summary', 'preview.json', 'dev')
    assert.equal(stdout.match(/^\| create /gm).length, 200)
    assert.match(stdout, /^3 more are left out here\.$/m)
})

test('What is no JSON is refused', test => {
    const { status, stderr } = sandbox(test, 'error: no stack').run('operations.mjs', 'list', 'preview.json')
    assert.equal(status, 2)
    assert.match(stderr, /preview\.json is not the JSON of a preview/)
})

test('Another verb is refused', test => assert.equal(sandbox(test).run('operations.mjs', 'show', 'preview.json').status, 2))

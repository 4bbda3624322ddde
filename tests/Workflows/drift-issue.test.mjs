import assert from 'node:assert/strict'
import test from 'node:test'
import { Sandbox, github, sent } from './sandbox.mjs'

const bot = { login: 'github-actions[bot]' }
const own = { number: 9, user: bot, body: '<!-- infra: drift of dev -->\nold' }
const others = [
    { number: 1, user: { login: 'somebody' }, body: own.body },
    { number: 2, user: bot, body: '<!-- infra: drift of prod -->\nold' },
    { number: 3, user: bot, body: own.body, pull_request: {} },
]
const run = (test, issues, status) => {
    const box = github(new Sandbox(test).write('details.md', '### AWS: 1 update\n'), issues)
    assert.equal(box.run('drift-issue.mjs', 'dev', status, 'details.md').status, 0)
    return box
}

test('Drift opens an issue, with its label', test => {
    const [{ title, body, labels }] = sent(run(test, others, 'drift'))
    assert.equal(title, 'dev is not what Git says')
    assert.deepEqual(labels, ['drift'])
    assert.match(body, /^<!-- infra: drift of dev -->\nSomebody or something changed.*runs\/42\)\.\n\n### AWS: 1 update\n/)
})

test('Drift that goes on writes the same issue anew', test => {
    const box = run(test, [...others, own], 'drift')
    assert.equal(box.calls[1], 'gh api --method PATCH repos/example/platform/issues/9 --input -')
    assert.equal(sent(box).length, 1)
})

test('A check that failed says that nobody knows', test => assert.match(sent(run(test, [], 'failed'))[0].body, /nobody knows/))

test('What is clean again says so and closes the issue', test => {
    const box = run(test, [...others, own], 'clean')
    assert.deepEqual(box.calls.slice(1), [
        'gh api --method POST repos/example/platform/issues/9/comments --input -',
        'gh api --method PATCH repos/example/platform/issues/9 --input -',
    ])
    assert.deepEqual(sent(box)[1], { state: 'closed', state_reason: 'completed' })
})

test('What stays clean touches nothing', test => assert.equal(run(test, others, 'clean').calls.length, 1))

test('Another status is refused', test => assert.notEqual(new Sandbox(test).write('details.md', '').run('drift-issue.mjs', 'dev', 'fine', 'details.md').status, 0))

import assert from 'node:assert/strict'
import test from 'node:test'
import { Sandbox, github, sent } from './sandbox.mjs'

const marker = '<!-- infra: preview of every environment -->'
const bot = { login: 'github-actions[bot]' }
const others = [
    { id: 1, user: { login: 'somebody' }, body: `${marker}\nquoted` },
    { id: 2, user: bot, body: `of another workflow\n${marker}` },
]
const sandbox = (test, comments, text = 'all `fine` "$(id)"\n') => github(new Sandbox(test).write('comment.md', text), comments)

test('The first comment is made, whatever somebody quotes of it', test => {
    const box = sandbox(test, others)
    assert.equal(box.run('comment.mjs', '7', 'comment.md').status, 0)
    assert.deepEqual(box.calls, [
        'gh api --method GET --paginate --slurp repos/example/platform/issues/7/comments?per_page=100',
        'gh api --method POST repos/example/platform/issues/7/comments --input -',
    ])
    assert.deepEqual(sent(box), [{ body: `${marker}\nall \`fine\` "$(id)"\n` }])
})

test('The next time it is written anew in its place', test => {
    const box = sandbox(test, [...others, { id: 3, user: bot, body: `${marker}\nold` }])
    assert.equal(box.run('comment.mjs', '7', 'comment.md').status, 0)
    assert.equal(box.calls[1], 'gh api --method PATCH repos/example/platform/issues/comments/3 --input -')
})

test('The same comment is left as it is', test => {
    const box = sandbox(test, [{ id: 3, user: bot, body: `${marker}\nsame` }], 'same')
    assert.equal(box.run('comment.mjs', '7', 'comment.md').status, 0)
    assert.equal(box.calls.length, 1)
})

test('What is too long is cut at a line, closes what it opened and says where the rest is', test => {
    const box = sandbox(test, [], `<details>\n\n\`\`\`diff\n${'+ a line of some length\n'.repeat(5000)}\`\`\`\n</details>\n`)
    assert.equal(box.run('comment.mjs', '7', 'comment.md').status, 0)
    const [{ body }] = sent(box)
    assert.ok(body.length < 65_536)
    assert.match(body, /\n\+ a line of some length\n```\n<\/details>\n\n\*\*There is more than a comment holds\.\*\* .*https:\/\/github\.com\/example\/platform\/actions\/runs\/42/)
})

test('A number that is none is refused before anything is called', test => {
    const box = sandbox(test, [])
    assert.notEqual(box.run('comment.mjs', '7/../1', 'comment.md').status, 0)
    assert.deepEqual(box.calls, [])
})

test('What GitHub refuses fails the job', test => assert.notEqual(new Sandbox(test).write('comment.md', 'x').tool('gh', 'echo "HTTP 403" >&2; exit 1').run('comment.mjs', '7', 'comment.md').status, 0))

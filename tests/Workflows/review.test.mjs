import assert from 'node:assert/strict'
import test from 'node:test'
import { Sandbox } from './sandbox.mjs'

// Statuses by verb and stack: "preview.dev". Every verb writes the files that it is told to.
const infra = (test, statuses = {}) => new Sandbox(test).write('Pulumi.dev.yaml', '').write('Pulumi.prod.yaml', '').write('Pulumi.yaml', '').write('statuses.json', statuses)
    .tool('dotnet', `shift
verb=$1 stack= arguments=("$@")
for ((at = 0; at < $#; at++)); do
    case \${arguments[at]} in
        --stack) stack=\${arguments[at + 1]} ;;
        --json | --html | --sarif | --output) echo "$verb $stack" >"\${arguments[at + 1]}" ;;
    esac
done
echo "said by $verb of $stack"
exit "$(jq -r --arg key "$verb.$stack" '.[$key] // 0' "$SANDBOX/statuses.json")"`)

const review = (test, statuses) => {
    const box = infra(test, statuses)
    const { status, stderr } = box.run('review.sh', 'abc123', box.at('review'))
    assert.equal(status, 0, stderr)
    return box
}

test('Every environment is held against the commit, and one comment is made of all', test => {
    const box = review(test)
    assert.equal(box.read('review/broken.txt'), '')
    assert.ok(box.calls.some(call => call.includes(` diff --stack dev --base abc123 --json ${box.at('review/dev.diff.json')} --html ${box.at('review/dev.html')}`)))
    assert.ok(box.calls.at(-1).endsWith(` comment ${box.at('review/dev.diff.json')} ${box.at('review/prod.diff.json')} --output ${box.at('review/comment.md')}`))
    assert.match(box.read('review/prod.sarif'), /preview prod/)
})

test('A broken rule is for the comment first and fails later', test => {
    const box = review(test, { 'preview.prod': 1, 'diff.prod': 1 })
    assert.equal(box.read('review/broken.txt'), 'prod: a rule is broken\n')
    assert.ok(box.calls.at(-1).includes(box.at('review/prod.diff.json')))
    assert.equal(box.read('review/comment.md'), 'comment \n')
})

test('A plan that cannot be compared is in the comment with what was said', test => {
    const box = review(test, { 'diff.prod': 2 })
    assert.equal(box.read('review/broken.txt'), 'prod: the plan cannot be compared with abc123\n')
    assert.ok(!box.calls.at(-1).includes('prod.diff.json'))
    assert.match(box.read('review/comment.md'), /### prod: the plan cannot be compared with abc123\n\n~~~~~~text\nsaid by preview of prod\nsaid by diff of prod\n~~~~~~/)
})

test('No plan of any environment leaves a comment that says why', test => {
    const box = review(test, { 'preview.dev': 2, 'preview.prod': 2 })
    assert.equal(box.read('review/broken.txt'), 'dev: there is no plan\nprod: there is no plan\n')
    assert.ok(!box.calls.some(call => / (diff|comment) /.test(call)))
    assert.match(box.read('review/comment.md'), /### dev: there is no plan[\s\S]*### prod: there is no plan/)
})

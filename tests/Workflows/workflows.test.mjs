// What only GitHub runs: conditions, permissions and the order of steps.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { job, root, workflow } from './sandbox.mjs'

const action = step => step.uses?.split('@')[0]
const stepsOf = name => readdirSync(join(root, '.github/workflows')).flatMap(file =>
    Object.entries(workflow(file).jobs).flatMap(([key, job]) => (job.steps ?? []).filter(step => action(step) === name).map(step => ({ at: `${file}: ${key}`, job, step }))))

// What a condition of GitHub's is for a run, by the few words that ours are made of.
const holds = (condition, { cancelled = false, failed = false, ...contexts }) => {
    const text = condition.replace(/^\$\{\{|\}\}$/g, '').replaceAll(/(?<![=!])==(?!=)/g, '===').replaceAll(/!=(?!=)/g, '!==')
    const names = { cancelled: () => cancelled, failure: () => failed, contains: (list, item) => list.includes(item), fromJSON: JSON.parse, ...contexts }
    return new Function(...Object.keys(names), `return Boolean(${text})`)(...Object.values(names))
}

const environments = (result, ...ready) => ({ result, outputs: { ready: JSON.stringify(ready) } })
const prod = needs => holds(job('deploy.yml', 'prod').if, { needs })

test('prod is deployed after dev, and where dev has no roles', () => {
    assert.ok(prod({ environments: environments('success', 'dev', 'prod'), dev: { result: 'success' } }))
    assert.ok(prod({ environments: environments('success', 'prod'), dev: { result: 'skipped' } }))
})

test('prod is not deployed where dev was not deployed to its end', () => {
    for (const result of ['failure', 'cancelled'])
        assert.ok(!prod({ environments: environments('success', 'dev', 'prod'), dev: { result } }), result)
})

test('prod is not deployed where it has no roles, nor where nobody knows', () => {
    assert.ok(!prod({ environments: environments('success', 'dev'), dev: { result: 'success' } }))
    assert.ok(!prod({ environments: environments('failure'), dev: { result: 'skipped' } }))
    assert.ok(!holds(job('deploy.yml', 'prod').if, { cancelled: true, needs: { environments: environments('success', 'prod'), dev: { result: 'skipped' } } }))
})

test('Jobs that upload findings may read the run and write the alerts, in private repositories too', () => {
    const uploads = [...stepsOf('github/codeql-action/upload-sarif'), ...stepsOf('github/codeql-action/analyze')]
    assert.equal(uploads.length, 3)
    for (const { at, job } of uploads)
        assert.deepEqual(job.permissions, { contents: 'read', actions: 'read', 'security-events': 'write' }, at)
})

test('What needs paid features is on by default, and off where a variable says so', () => {
    const own = { event_name: 'pull_request', repository: 'a/b', event: { pull_request: { head: { repo: { full_name: 'a/b' } } } } }
    const of = (condition, vars) => holds(condition, { github: own, vars, needs: { review: { result: 'success' } } })
    const scanning = [...stepsOf('github/codeql-action/upload-sarif'), ...stepsOf('github/codeql-action/analyze'), ...stepsOf('actions/dependency-review-action')]
    const attesting = stepsOf('actions/attest')
    assert.deepEqual([scanning.length, attesting.length], [4, 2])
    for (const [list, name] of [[scanning, 'CODE_SCANNING'], [attesting, 'ATTEST']])
        for (const { at, job, step } of list) {
            const condition = [job.if, step.if].find(each => each?.includes(name))
            assert.ok(condition, at)
            assert.ok(of(condition, {}), at)
            assert.ok(!of(condition, { [name]: 'false' }), at)
        }
})

test('main is reviewed by the job that reviews pull requests, and its findings are of the same category', () => {
    const { on, jobs } = workflow('preview.yml')
    assert.deepEqual(Object.keys(on).sort(), ['pull_request', 'push'])
    assert.deepEqual(on.push.branches, ['main'])
    assert.equal(jobs.review.if, undefined)
    assert.equal(jobs['code-scanning'].steps.at(-1).with.category, 'infra/${{ matrix.stack }}')

    const pushed = { github: { event_name: 'push', repository: 'a/b', event: { pull_request: { head: { repo: {} } } } }, vars: {}, needs: { review: { result: 'success' }, environments: environments('success', 'dev') } }
    assert.ok(holds(jobs['code-scanning'].if, pushed))
    // Neither has a pull request to write to.
    assert.ok(!holds(jobs.comment.if, pushed))
    assert.ok(!holds(jobs.live.if, pushed))
})

test('Findings of a fork are no alerts', () => {
    const fork = { github: { event_name: 'pull_request', repository: 'a/b', event: { pull_request: { head: { repo: { full_name: 'c/b' } } } } }, vars: {}, needs: { review: { result: 'success' } } }
    for (const { at, job, step } of stepsOf('github/codeql-action/upload-sarif'))
        assert.ok(!holds([job.if, step.if].find(each => each?.includes('CODE_SCANNING')), fork), at)
})

test('An image has its tag last, when it is scanned, attested and signed, and of the digest that is', () => {
    const { steps } = job('release.yml', 'image')
    const build = steps.find(step => action(step) === 'docker/build-push-action')
    assert.equal(build.with.tags, undefined)
    assert.match(build.with.outputs, /^type=image,name=.+,push-by-digest=true,name-canonical=true,push=true$/)

    const { run } = steps.at(-1)
    const last = run.indexOf('docker buildx imagetools create --prefer-index=false --tag "$IMAGE:$VERSION" "$IMAGE@$DIGEST"')
    assert.ok(run.indexOf('cosign sign') < run.indexOf('cosign verify') && run.indexOf('cosign verify') < last)
    assert.equal(steps.slice(0, -1).filter(step => step.run?.includes('imagetools create')).length, 0)
    for (const name of ['anchore/sbom-action', 'aquasecurity/trivy-action', 'actions/attest'])
        assert.ok(steps.findIndex(step => action(step) === name) > steps.indexOf(build), name)
})

test('A release knows main without a credential in Git', () => {
    const [checkout, list] = job('release.yml', 'images').steps
    assert.deepEqual(checkout.with, { 'persist-credentials': false, 'fetch-depth': 0 })
    assert.doesNotMatch(list.run, /git fetch/)
    assert.match(list.run, /git merge-base --is-ancestor HEAD origin\/main/)
})

test('The moment of signing in is known before the credentials\' hour begins', () => {
    const { steps } = workflow('actions/environment/action.yml').runs
    const known = steps.findIndex(step => step.run?.includes('echo "SIGNED_IN=$(date +%s)"'))
    assert.ok(known >= 0 && known < steps.findIndex(step => action(step) === 'aws-actions/configure-aws-credentials'))
})

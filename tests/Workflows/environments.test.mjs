import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import test from 'node:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Sandbox, root, scripts } from './sandbox.mjs'

const settings = (account, region, rest = '') => `config:\n  # A comment.\n  platform:account: "${account}"  # another\n  platform:region: ${region}\n${rest}`
const project = test => new Sandbox(test).write('Pulumi.yaml', 'name: platform\nruntime: dotnet\n')
    .write('Pulumi.prod.yaml', settings('444455556666', 'eu-west-1', '  platform:github:\n    repository: example/platform\n    stateBucket: our-state\n  platform:protect: true\n'))
    .write('Pulumi.dev.yaml', settings('111122223333', 'eu-central-1'))

test('All stacks are listed by name, with what workflows need of each', test => {
    const [dev, prod] = JSON.parse(project(test).run('environments.mjs').stdout)

    assert.deepEqual(dev, {
        stack: 'dev',
        region: 'eu-central-1',
        backend: 's3://platform-pulumi-state-111122223333?region=eu-central-1',
        previewRole: 'arn:aws:iam::111122223333:role/platform-dev-github-preview',
        upRole: 'arn:aws:iam::111122223333:role/platform-dev-github-up',
    })
    assert.equal(prod.backend, 's3://our-state?region=eu-west-1')
})

test('Only stacks with platform:github are ready', test =>
    assert.deepEqual(JSON.parse(project(test).run('environments.mjs', '--ready').stdout).map(each => each.stack), ['prod']))

test('One stack is given alone, where it is ready', test => assert.equal(JSON.parse(project(test).run('environments.mjs', 'prod').stdout).stack, 'prod'))

test('A bucket of another key is not the state\'s', test => {
    const sandbox = project(test).write('Pulumi.prod.yaml', settings('444455556666', 'eu-west-1', '  platform:github:\n    repository: example/platform\n  platform:other:\n    stateBucket: wrong\n'))
    assert.match(JSON.parse(sandbox.run('environments.mjs', 'prod').stdout).backend, /^s3:\/\/platform-pulumi-state-444455556666\?/)
})

test('Roles of another partition are named so', test => {
    const sandbox = project(test).write('Pulumi.prod.yaml', settings('444455556666', 'cn-north-1', '  platform:github:\n    repository: example/platform\n'))
    assert.match(JSON.parse(sandbox.run('environments.mjs', 'prod').stdout).upRole, /^arn:aws-cn:/)
})

for (const [name, change, args, message] of [
    ['A stack that is not ready', each => each, ['dev'], /Pulumi\.dev\.yaml has no platform:github/],
    ['A stack that is not there', each => each, ['stage'], /no stack 'stage'; there are dev, prod/],
    ['A missing account', each => each.write('Pulumi.dev.yaml', 'config:\n  platform:region: eu-central-1\n'), [], /Pulumi\.dev\.yaml has no line "platform:account/],
    ['A project without a name', each => each.write('Pulumi.yaml', 'runtime: dotnet\n'), [], /Pulumi\.yaml has no line "name/],
]) {
    test(`${name} is a problem that is named`, test => {
        const { status, stderr } = change(project(test)).run('environments.mjs', ...args)
        assert.equal(status, 1)
        assert.match(stderr, message)
    })
}

test('The repository\'s own environments are read', () => {
    const result = spawnSync('node', [join(scripts, 'environments.mjs')], { cwd: root, encoding: 'utf8' })
    const found = JSON.parse(result.stdout)
    assert.ok(found.length > 0, result.stderr)
    for (const { stack, backend, upRole } of found) {
        assert.match(backend, /^s3:\/\/[a-z0-9.-]+\?region=[a-z0-9-]+$/)
        assert.match(upRole, new RegExp(`^arn:aws:iam::[0-9]{12}:role/[a-z-]+-${stack}-github-up$`))
    }
})

test('The program gives the state and the roles the same names', () => {
    const source = path => readFileSync(join(root, path), 'utf8')
    const backend = source('stacks/Environments/StateBackend.cs')
    assert.match(backend, /BucketForm = "\{project\}-pulumi-state-\{account\}"/)
    assert.ok(backend.includes('Url => $"s3://{Bucket}?region={Account.Region}"'))
    const roles = source('components/GitHubActions/GitHubActions.cs')
    assert.ok(roles.includes('Thing = "github"') && roles.includes('CreateRole("preview"') && roles.includes('CreateRole("up"'))
})

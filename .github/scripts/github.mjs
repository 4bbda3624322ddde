// GitHub's API, by the `gh` of the runner.
import { execFileSync } from 'node:child_process'
import { env } from 'node:process'

/** Calls `gh api`; a body goes over standard input, so that no text becomes an argument. All pages of a list. */
export function api(method, path, body) {
    const all = method === 'GET' ? ['--paginate', '--slurp'] : []
    const answer = execFileSync('gh', ['api', '--method', method, ...all, path, ...(body ? ['--input', '-'] : [])], {
        input: body ? JSON.stringify(body) : '', encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['pipe', 'pipe', 'inherit'],
    })
    const value = answer.trim() ? JSON.parse(answer) : undefined
    return method === 'GET' ? value.flat() : value
}

/** A variable of the runner that must be there. */
export function variable(name) {
    const value = env[name]
    if (!value)
        throw new Error(`the variable ${name} is not set`)
    return value
}

// GitHub takes 65,536 characters (https://docs.github.com/rest/issues/comments answers 422 beyond them).
const most = 65_000

/** A text that GitHub takes as a comment's or an issue's: cut at a line's end where it is too long, and saying so. */
export function fitting(text, rest) {
    if (text.length <= most)
        return text
    const cut = text.slice(0, most - rest.length - 400)
    const lines = cut.slice(0, cut.lastIndexOf('\n'))
    // What is cut inside of a fence or of folded details has to end there, or the note would stand in it.
    const fence = (lines.match(/^(```|~~~)/gm) ?? []).length % 2 ? '\n```' : ''
    const details = '\n</details>'.repeat(Math.max(0, (lines.match(/<details/g) ?? []).length - (lines.match(/<\/details>/g) ?? []).length))
    return `${lines}${fence}${details}\n\n**There is more than a comment holds.** ${rest}\n`
}

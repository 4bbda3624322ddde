// Keeps the one issue on an environment's drift: drift-issue.mjs STACK STATUS FILE
// STATUS is "clean", which closes it, "drift", which opens it or writes it anew, or "failed", which does so too: nobody knows then. FILE has the details, as Markdown.
import { readFileSync } from 'node:fs'
import { argv } from 'node:process'
import { api, fitting, variable } from './github.mjs'

const label = 'drift'
const [stack, status, file] = argv.slice(2)
if (!/^[A-Za-z0-9_.-]+$/.test(stack ?? '') || !['clean', 'drift', 'failed'].includes(status) || !file)
    throw new Error('drift-issue.mjs STACK clean|drift|failed FILE')

const repository = variable('GITHUB_REPOSITORY')
const run = `${variable('GITHUB_SERVER_URL')}/${repository}/actions/runs/${variable('GITHUB_RUN_ID')}`
const marker = `<!-- infra: drift of ${stack} -->`
const title = `${stack} is not what Git says`

const open = api('GET', `repos/${repository}/issues?state=open&labels=${label}&per_page=100`)
    .find(issue => !issue.pull_request && issue.user?.login === 'github-actions[bot]' && issue.body?.startsWith(marker))

if (status === 'clean') {
    if (open) {
        api('POST', `repos/${repository}/issues/${open.number}/comments`, { body: `${stack} is what Git says again: [the run](${run}).` })
        api('PATCH', `repos/${repository}/issues/${open.number}`, { state: 'closed', state_reason: 'completed' })
    }
    console.log(open ? `issue ${open.number} is closed` : 'no issue is open')
} else {
    const lead = status === 'drift'
        ? 'Somebody or something changed what the program keeps, or what was merged was never deployed.'
        : 'The check did not come to an end, so nobody knows whether it is.'
    const details = readFileSync(file, 'utf8')
    const body = `${marker}\n${fitting(`${lead} [The run](${run}).\n\n${details}\n\nHow to go on: docs/workflows.md, "Drift".\n`, `The rest is in the summary of [the run](${run}).`)}`
    if (open)
        api('PATCH', `repos/${repository}/issues/${open.number}`, { body })
    else
        api('POST', `repos/${repository}/issues`, { title, body, labels: [label] })
    console.log(open ? `issue ${open.number} is written anew` : 'an issue is opened')
}

// Writes the one comment of a pull request, or writes it anew: comment.mjs NUMBER FILE
// It finds its own by a marker and by who wrote it: a comment of somebody else with the marker in it is left alone.
import { readFileSync } from 'node:fs'
import { argv } from 'node:process'
import { api, fitting, variable } from './github.mjs'

const marker = '<!-- infra: preview of every environment -->'
const [number, file] = argv.slice(2)
if (!/^[0-9]+$/.test(number ?? '') || !file)
    throw new Error('comment.mjs NUMBER FILE')

const repository = variable('GITHUB_REPOSITORY')
const run = `${variable('GITHUB_SERVER_URL')}/${repository}/actions/runs/${variable('GITHUB_RUN_ID')}`
const body = `${marker}\n${fitting(readFileSync(file, 'utf8'), `The whole of it is in the summary and the artifacts of [the run](${run}).`)}`

const own = api('GET', `repos/${repository}/issues/${number}/comments?per_page=100`)
    .find(comment => comment.user?.login === 'github-actions[bot]' && comment.body?.startsWith(marker))
if (!own)
    api('POST', `repos/${repository}/issues/${number}/comments`, { body })
else if (own.body !== body)
    api('PATCH', `repos/${repository}/issues/comments/${own.id}`, { body })
console.log(own ? `comment ${own.id} is written anew` : 'a comment is written')

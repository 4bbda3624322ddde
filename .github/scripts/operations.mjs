// What `pulumi preview --json` or `pulumi refresh --preview-only --json` would do, without any value: operations, resources and the names of what differs.
//   operations.mjs list FILE              a line each, sorted
//   operations.mjs outside FILE           the same without resources inside of clusters: who may only preview has no way into them, and sees less of them
//   operations.mjs summary FILE TITLE     as Markdown, for people, with the errors that ended it
import { readFileSync } from 'node:fs'
import { argv, exit } from 'node:process'

// Operations of the engine that change nothing (pulumi sdk/go/common/apitype/history.go).
const idle = new Set(['same', 'refresh', 'read', 'read-discard', 'read-replacement'])
// Their providers too: Vault's gets another token in every run.
const inside = /\$(pulumi:providers:)?(kubernetes|vault|keycloak):/
const most = 200

function read(file) {
    const text = readFileSync(file, 'utf8')
    let digest
    try {
        digest = JSON.parse(text)
    } catch (problem) {
        console.error(`operations: ${file} is not the JSON of a preview: ${problem.message}`)
        exit(2)
    }
    const operations = (digest.steps ?? []).filter(step => !idle.has(step.op)).map(step => ({
        op: step.op,
        urn: step.urn,
        why: [...new Set([...(step.replaceReasons ?? []), ...(step.diffReasons ?? Object.keys(step.detailedDiff ?? {}))])].sort(),
    }))
    operations.sort((left, right) => order(left.urn, right.urn) || order(left.op, right.op))
    return { operations, errors: (digest.diagnostics ?? []).filter(each => each.severity === 'error').map(each => each.message.trim()) }
}

const order = (left, right) => left < right ? -1 : left > right ? 1 : 0
const line = ({ op, urn, why }) => [op, urn, ...(why.length ? [`(${why.join(', ')})`] : [])].join(' ')
const cell = text => text.replaceAll('|', '\\|').replaceAll('`', "'")

function summary(file, title) {
    const { operations, errors } = read(file)
    const counts = {}
    for (const { op } of operations)
        counts[op] = (counts[op] ?? 0) + 1
    const head = operations.length ? Object.keys(counts).sort().map(op => `${counts[op]} ${op}`).join(', ') : errors.length ? 'no end' : 'nothing to do'
    const rows = operations.slice(0, most).map(({ op, urn, why }) => {
        const [type, ...name] = urn.split('::').slice(2)
        return `| ${op} | \`${cell(type.split('$').at(-1))}\` | \`${cell(name.join('::'))}\` | ${cell(why.join(', '))} |`
    })
    const left = operations.length - rows.length
    return [
        `### ${title}: ${head}`,
        '',
        ...errors.flatMap(error => ['~~~text', error.replaceAll('~~~', '~ ~ ~'), '~~~', '']),
        ...(rows.length ? ['| operation | type | resource | because of |', '| --- | --- | --- | --- |', ...rows, ''] : []),
        ...(left > 0 ? [`${left} more are left out here.`, ''] : []),
    ].join('\n')
}

const [verb, file, title] = argv.slice(2)
if ((verb === 'list' || verb === 'outside') && file) {
    for (const operation of read(file).operations.filter(({ urn }) => verb === 'list' || !inside.test(urn)))
        console.log(line(operation))
} else if (verb === 'summary' && file && title) {
    console.log(summary(file, title))
} else {
    console.error('operations: list FILE | outside FILE | summary FILE TITLE')
    exit(2)
}

// What workflows know of the environments, as JSON on one line: a list of { stack, region, backend, previewRole, upRole }, by stack.
//   environments.mjs            all stacks
//   environments.mjs --ready    those with platform:github, which have roles for workflows
//   environments.mjs STACK      one, which must be ready
// It reads lines, not YAML: the keys that it needs stand in settings files on lines of their own, and a runner needs nothing but Node.
import { readFileSync, readdirSync } from 'node:fs'
import { argv, exit } from 'node:process'

const partitions = [['cn-', 'aws-cn'], ['us-gov-', 'aws-us-gov'], ['', 'aws']]

class Problem extends Error {}

/** The text after `key:` at an indent, without quotes and comment; undefined where no line has it. */
function valueOf(lines, indent, key) {
    const start = `${' '.repeat(indent)}${key}:`
    const line = lines.find(each => each.startsWith(start))
    return line?.slice(start.length).replace(/\s+#.*$/, '').trim().replace(/^(["'])(.*)\1$/, '$2')
}

function required(lines, indent, key, file) {
    const value = valueOf(lines, indent, key)
    if (!value)
        throw new Problem(`${file} has no line "${key}: …" with a value`)
    return value
}

/** The lines below `key:` at an indent that are further in; undefined where no line has the key. */
function below(lines, indent, key) {
    const at = lines.findIndex(each => each.startsWith(`${' '.repeat(indent)}${key}:`))
    if (at < 0)
        return undefined
    const rest = lines.slice(at + 1)
    const end = rest.findIndex(each => each.trim() !== '' && each.search(/\S/) <= indent)
    return end < 0 ? rest : rest.slice(0, end)
}

function environment(project, stack) {
    const file = `Pulumi.${stack}.yaml`
    const lines = readFileSync(file, 'utf8').split('\n')
    const account = required(lines, 2, 'platform:account', file)
    const region = required(lines, 2, 'platform:region', file)
    const github = below(lines, 2, 'platform:github')
    const bucket = (github && valueOf(github, 4, 'stateBucket')) || `${project}-pulumi-state-${account}`
    const [, partition] = partitions.find(([prefix]) => region.startsWith(prefix))
    const role = part => `arn:${partition}:iam::${account}:role/${project}-${stack}-github-${part}`
    return {
        ready: github !== undefined,
        stack,
        region,
        backend: `s3://${bucket}?region=${region}`,
        previewRole: role('preview'),
        upRole: role('up'),
    }
}

function print({ ready: _, ...rest }) {
    return rest
}

try {
    const project = required(readFileSync('Pulumi.yaml', 'utf8').split('\n'), 0, 'name', 'Pulumi.yaml')
    const stacks = readdirSync('.').map(file => /^Pulumi\.([A-Za-z0-9_.-]+)\.yaml$/.exec(file)?.[1]).filter(Boolean).sort()
    const [wanted] = argv.slice(2)
    if (wanted && wanted !== '--ready') {
        if (!stacks.includes(wanted))
            throw new Problem(`there is no stack '${wanted}'; there are ${stacks.join(', ')}`)
        const found = environment(project, wanted)
        if (!found.ready)
            throw new Problem(`Pulumi.${wanted}.yaml has no platform:github, so no role of ${wanted} trusts a workflow; docs/workflows.md says how it gets one`)
        console.log(JSON.stringify(print(found)))
    } else {
        const all = stacks.map(stack => environment(project, stack))
        console.log(JSON.stringify(all.filter(each => wanted !== '--ready' || each.ready).map(print)))
    }
} catch (problem) {
    if (!(problem instanceof Problem))
        throw problem
    console.error(`environments: ${problem.message}`)
    exit(1)
}

// Writes the queries of a plan's dashboards as recording rules, for promtool to read: node queries.mjs PLAN.json >rules.yaml
import { readFileSync } from 'node:fs'

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const variables = { __rate_interval: '5m', __interval: '1m', __range: '1h' }
const inserted = text => text.replace(/\$\{?(\w+)(?::\w+)?\}?/g, (whole, name) => variables[name] ?? '.*')

const panelsOf = panel => [panel, ...(panel.panels ?? []).flatMap(panelsOf)]
const queries = plan.manifests
  .filter(({ object }) => object.kind === 'ConfigMap' && object.metadata.labels?.grafana_dashboard)
  .flatMap(({ object }) => Object.values(object.data))
  .flatMap(text => panelsOf(JSON.parse(text)).flatMap(panel => panel.targets ?? []))
  .filter(target => target.datasource?.type === 'prometheus')
  .map(target => inserted(target.expr))
if (queries.length === 0) {
  console.error(`${process.argv[2]} has no dashboards with queries`)
  process.exit(1)
}

const rules = queries.map((expr, at) => ({ record: `query:${at}`, expr }))
console.log(JSON.stringify({ groups: [{ name: 'dashboards', rules }] }, null, 1))

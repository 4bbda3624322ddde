// Writes Alertmanager's configuration of each cluster of a plan into a folder: node alertmanager.mjs PLAN.json FOLDER. amtool reads JSON as the YAML that it is.
import { readFileSync, writeFileSync } from 'node:fs'

const [plan, folder] = process.argv.slice(2)
const applications = JSON.parse(readFileSync(plan, 'utf8')).resources
  .filter(each => each.type === 'kubernetes:argoproj.io/v1alpha1:Application' && each.inputs.metadata.name === 'prometheus')
if (applications.length === 0) throw new Error(`${plan} has no Application prometheus`)
applications.forEach((each, index) => writeFileSync(`${folder}/${index}.yaml`, JSON.stringify(each.inputs.spec.source.helm.valuesObject.alertmanager.config)))

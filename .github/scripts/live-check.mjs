// What AWS says of an environment's machines and load balancers, by what the role `preview` may read: live-check.mjs REGION
// A line for each that is not well; exit code 1 where there is one. An environment has an account and a region of its own, so everything there is its.
import { execFileSync } from 'node:child_process'
import { argv, exit } from 'node:process'

const [region] = argv.slice(2)
if (!/^[a-z0-9-]+$/.test(region ?? ''))
    throw new Error('live-check.mjs REGION')

const aws = (...command) => JSON.parse(execFileSync('aws', [...command, '--region', region, '--output', 'json'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] }))

const ill = []
for (const group of aws('autoscaling', 'describe-auto-scaling-groups').AutoScalingGroups) {
    const well = group.Instances.filter(instance => instance.LifecycleState === 'InService' && instance.HealthStatus === 'Healthy').length
    if (well < group.DesiredCapacity)
        ill.push(`instance group ${group.AutoScalingGroupName}: ${well} of ${group.DesiredCapacity} machines are in service`)
}
for (const group of aws('elbv2', 'describe-target-groups').TargetGroups) {
    const targets = aws('elbv2', 'describe-target-health', '--target-group-arn', group.TargetGroupArn).TargetHealthDescriptions
    const well = targets.filter(target => target.TargetHealth.State === 'healthy').length
    if (group.LoadBalancerArns.length > 0 && well === 0)
        ill.push(`load balancer's targets ${group.TargetGroupName}: none of ${targets.length} is healthy`)
}
for (const line of ill.sort())
    console.log(line)
exit(ill.length ? 1 : 0)

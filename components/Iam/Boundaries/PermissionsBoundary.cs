using Pulumi.Aws.Iam;

namespace Infra.Components;

/// <summary>A managed policy that bounds roles.</summary>
/// <param name="Arn">The policy's ARN, known in a plan: <c>permissionsBoundary</c> of a role.</param>
/// <param name="Policy">The policy; roles that it bounds depend on it.</param>
public sealed record PermissionsBoundary(string Arn, Policy Policy);

using Pulumi.Aws.Iam;

namespace Infra.Components;

/// <summary>A role of nodes and the instance profile that carries it.</summary>
/// <param name="RoleName">The role's name, known in a plan.</param>
/// <param name="RoleArn">The role's ARN, known in a plan.</param>
/// <param name="ProfileArn">The instance profile's ARN, known in a plan: <c>spec.iam.profile</c> of a kOps instance group.</param>
/// <param name="Policy">The role's policy; a cluster depends on it, as nodes come up with it or not at all.</param>
/// <param name="Profile">The instance profile.</param>
public sealed record NodeRole(string RoleName, string RoleArn, string ProfileArn, RolePolicy Policy, InstanceProfile Profile);

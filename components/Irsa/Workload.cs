namespace Infra.Components;

/// <summary>Something in a cluster that calls AWS: who it is in Kubernetes, and what it may do.</summary>
/// <param name="Name">The workload's part of its role's name: lower-case letters, digits and single hyphens.</param>
/// <param name="ServiceAccount">The one ServiceAccount that the role trusts; charts are told to use this name.</param>
/// <param name="Description">What the workload does with AWS, for people who look at the role.</param>
/// <param name="Permissions">What the role allows, a policy of the kind <see cref="PolicyKind.RoleInline"/>.</param>
public sealed record Workload(string Name, ServiceAccountName ServiceAccount, string Description, PolicyDocument Permissions);

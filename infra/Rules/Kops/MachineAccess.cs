using Infra.Planning;

namespace Infra.Rules.Kops;

/// <summary>KOPS009.</summary>
public sealed class MachineAccess : PlanRule
{
    private static readonly string[] Keys = ["sshAccess", "nodePortAccess"];

    /// <inheritdoc/>
    public override string Id => "KOPS009";

    /// <inheritdoc/>
    public override string Title => "SSH and node ports are closed to the world";

    /// <inheritdoc/>
    public override string Why =>
        "Scanners try every address on port 22 all day; who needs a shell gets one by Session Manager, which asks IAM and keeps a record.";

    /// <inheritdoc/>
    public override string Evidence => "https://kops.sigs.k8s.io/cluster_spec/#sshaccess; https://kops.sigs.k8s.io/cluster_spec/#nodeportaccess";

    /// <inheritdoc/>
    public override string Fix => "Leave \"sshAccess\" and \"nodePortAccess\" empty, or name the networks that need them.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var cluster in context.Clusters.Select(each => each.Cluster))
        {
            foreach (var key in Keys)
            {
                foreach (var network in WorldNetworks.In(cluster.Spec(key)))
                    yield return Broken(cluster.Subject, $"\"{key}\" lets {network} in.");
            }
        }
    }
}

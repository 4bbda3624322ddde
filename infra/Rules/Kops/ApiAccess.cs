using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Kops;

/// <summary>KOPS003.</summary>
public sealed class ApiAccess : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "KOPS003";

    /// <inheritdoc/>
    public override string Title => "The API server is not open to the world";

    /// <inheritdoc/>
    public override string Why =>
        "An API server is found within minutes; one that the world can reach is one stolen token or one flaw away from being anybody's.";

    /// <inheritdoc/>
    public override string Evidence => "https://kops.sigs.k8s.io/cluster_spec/#kubernetesapiaccess";

    /// <inheritdoc/>
    public override string Fix => "Name the networks that may reach the API server in \"kubernetesApiAccess\".";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var cluster in context.Clusters.Select(each => each.Cluster))
        {
            var access = cluster.Spec("kubernetesApiAccess");
            if (!access.IsSet() || access is PlanValue.ListValue { Items.IsEmpty: true })
                yield return Broken(cluster.Subject, "\"kubernetesApiAccess\" names nobody.");
            foreach (var network in WorldNetworks.In(access))
                yield return Broken(cluster.Subject, $"The API server is open to {network}.");
        }
    }
}

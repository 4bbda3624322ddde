using Infra.Planning;

namespace Infra.Rules.Kops;

/// <summary>KOPS004.</summary>
public sealed class InstanceMetadata : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "KOPS004";

    /// <inheritdoc/>
    public override string Title => "Machines give their credentials to themselves alone";

    /// <inheritdoc/>
    public override string Why =>
        "With IMDSv1, or with more than one hop, a pod that can be made to fetch a URL gets the machine's credentials. "
        + "Tokens (IMDSv2) stop the one, a hop limit of 1 the other.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html; https://kops.sigs.k8s.io/instance_groups/#instancemetadata";

    /// <inheritdoc/>
    public override string Fix => "Set \"instanceMetadata.httpTokens\" to required and \"instanceMetadata.httpPutResponseHopLimit\" to 1.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var group in context.Clusters.SelectMany(each => each.InstanceGroups))
        {
            if (group.Spec("instanceMetadata", "httpTokens").Text() != "required")
                yield return Broken(group.Subject, "\"instanceMetadata.httpTokens\" is not required.");
            if (group.Number("instanceMetadata", "httpPutResponseHopLimit") != 1)
                yield return Broken(group.Subject, "\"instanceMetadata.httpPutResponseHopLimit\" is not 1.");
        }
    }
}

using System.Text.RegularExpressions;
using Infra.Planning;

namespace Infra.Rules.Kops;

/// <summary>KOPS011.</summary>
public sealed partial class ClusterNames : PlanRule
{
    private const int MaximumLaunchTemplate = 128;
    private const int MaximumLabel = 63;

    // Of the 128 characters of a tag's key.
    private const int MaximumCluster = 106;

    /// <inheritdoc/>
    public override string Id => "KOPS011";

    /// <inheritdoc/>
    public override string Title => "Names of clusters and instance groups are ones that kOps, Kubernetes and AWS take";

    /// <inheritdoc/>
    public override string Why =>
        "A name goes into tags, labels, DNS and launch templates, each with a limit of its own, and cannot be changed later.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions; "
        + "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html; "
        + "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set; "
        + "https://kops.sigs.k8s.io/getting_started/aws/#configure-dns";

    /// <inheritdoc/>
    public override string Fix => "Shorten or respell the name; the environment's domain is part of its clusters' names.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var cluster in context.Clusters)
        {
            var name = cluster.Cluster.Name;
            if (!ClusterForm().IsMatch(name))
                yield return Broken(cluster.Cluster.Subject, $"The name \"{name}\" is no DNS name of two parts or more, in lower case, each of 63 characters at most.");
            if (name.Length > MaximumCluster)
                yield return Broken(cluster.Cluster.Subject, FormattableString.Invariant($"The name has {name.Length} characters; the tag kubernetes.io/cluster/<name> leaves {MaximumCluster}."));
            foreach (var groups in cluster.InstanceGroups.GroupBy(group => group.Name, StringComparer.Ordinal))
            {
                foreach (var message in Judge(groups.First(), name).Concat(groups.Count() > 1 ? ["There are several groups of this name."] : []))
                    yield return Broken(groups.First().Subject, message);
            }
        }
    }

    private static IEnumerable<string> Judge(KopsDocument group, string cluster)
    {
        if (!GroupForm().IsMatch(group.Name))
            yield return $"The name \"{group.Name}\" is not in lower case letters, digits, '-' and '.', beginning and ending with a letter or a digit.";
        if (group.Name.Length > MaximumLabel)
            yield return FormattableString.Invariant($"The name has {group.Name.Length} characters; the label kops.k8s.io/instancegroup takes {MaximumLabel}.");
        // So kOps calls the launch template.
        var template = group.Role == "ControlPlane" ? $"{group.Name}.masters.{cluster}" : $"{group.Name}.{cluster}";
        if (template.Length > MaximumLaunchTemplate)
            yield return FormattableString.Invariant($"The launch template \"{template}\" has {template.Length} characters; AWS takes {MaximumLaunchTemplate}.");
    }

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex ClusterForm();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex GroupForm();
}

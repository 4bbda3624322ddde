namespace Infra.Components;

/// <summary>A Helm chart, pinned, and its values.</summary>
public sealed record ChartRelease
{
    /// <summary>The chart's name in its repository: "kyverno".</summary>
    public required string Chart { get; init; }

    /// <summary>The URL of the repository, without a slash at the end; an OCI registry without <c>oci://</c>, as Argo CD wants it.</summary>
    public required string Repository { get; init; }

    /// <summary>The exact version: "3.9.0".</summary>
    public required string Version { get; init; }

    /// <summary>The namespace that it is installed into; one of the add-on's, or another add-on's on which it depends.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the release, from which charts build names. Default: the add-on's name.</summary>
    public string? ReleaseName { get; init; }

    /// <summary>The values: what differs from the chart's own. Default: nothing.</summary>
    public YamlMap Values { get; init; } = [];

    /// <summary>Values that are known only after `up`, by their path in the values: <c>vpcId</c>. They become Helm parameters. Default: none.</summary>
    public IReadOnlyDictionary<string, CloudFact> Parameters { get; init; } = new Dictionary<string, CloudFact>();
}

/// <summary>What AWS says of an environment only after `up`.</summary>
public enum CloudFact
{
    /// <summary>The VPC's id.</summary>
    VpcId,
}

using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Aws;

/// <summary>AWS009.</summary>
public sealed class CostTags : PlanRule
{
    private static readonly string[] Required = ["Owner", "CostCentre", "Environment", "Project"];

    /// <inheritdoc/>
    public override string Id => "AWS009";

    /// <inheritdoc/>
    public override string Title => "Everything that can be tagged says who owns it and who pays";

    /// <inheritdoc/>
    public override string Why => "Cost reports and budgets group by tags: what lacks them is paid by nobody, and nobody dares to delete it.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/building-a-cost-allocation-strategy.html";

    /// <inheritdoc/>
    public override string Fix => "Set the tags Owner, CostCentre, Environment and Project, best as \"defaultTags\" of the provider.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var byProvider = new Dictionary<string, PlanValue?>(StringComparer.Ordinal);
        foreach (var resource in context.Plan.Resources)
        {
            if (!resource.Custom || !resource.Type.StartsWith("aws:", StringComparison.Ordinal) || !context.Facts.IsTaggable(resource.Type))
                continue;
            var tags = resource.Inputs["tags"];
            var defaults = DefaultTags(context, resource.Provider, byProvider);
            if (tags.IsHidden() || defaults.IsHidden())
                continue;
            var missing = Required.Where(tag => !tags.At(tag).IsSet() && !defaults.At(tag).IsSet()).ToList();
            if (missing.Count > 0)
                yield return Broken(resource, $"Tags are missing: {string.Join(", ", missing)}.");
        }
    }

    private static PlanValue? DefaultTags(RuleContext context, string? provider, Dictionary<string, PlanValue?> byProvider)
    {
        if (provider is null)
            return null;
        if (!byProvider.TryGetValue(provider, out var tags))
            byProvider[provider] = tags = JsonInput.Parse(context.Index.Find(provider)?.Inputs["defaultTags"]).At("tags");
        return tags;
    }
}

using System.Text.RegularExpressions;
using Infra.Components;
using Infra.Planning;
using Infra.Rules.Argo;

namespace Infra.Rules.Failures;

/// <summary>F11.</summary>
public sealed partial class IgnoredFields : PlanRule
{
    private const string SettingPrefix = "resource.customizations.ignoreDifferences.";
    private const string AllKinds = "all";
    private const string Respect = "RespectIgnoreDifferences=true";

    /// <inheritdoc/>
    public override string Id => "F11";

    /// <inheritdoc/>
    public override string Title => "What Argo CD compares without is of a kind that exists, and is left alone by syncs too";

    /// <inheritdoc/>
    public override string Why =>
        "With a wrong group the entry silently does nothing, and the Application is never in sync. Without RespectIgnoreDifferences the next sync takes back what it does not even show. "
        + "Roles that Kubernetes aggregates differ for ever.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://github.com/argoproj/argo-cd/issues/9323; https://argo-cd.readthedocs.io/en/stable/user-guide/diffing; "
        + "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#respect-ignore-difference-configs; https://github.com/kyverno/kyverno/issues/2234";

    /// <inheritdoc/>
    public override string Fix =>
        $"Write the kind's own API group (empty for core alone), give the Application the option {Respect}, and set \"resource.compareoptions\" to ignoreAggregatedRoles: true.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var declared = (context.Facts.Platform?.Declarations.Addons ?? [])
            .SelectMany(addon => addon.CustomKinds).SelectMany(custom => custom.Kinds.Select(kind => (custom.Group, kind))).ToHashSet();
        foreach (var application in context.Argo.All.Concat(context.Argo.Templates))
        {
            var ignored = application.Spec("ignoreDifferences").Items().Select(each => (Group: each.At("group").Text() ?? "", Kind: each.At("kind").Text() ?? "")).ToList();
            foreach (var (group, kind) in ignored.Where(each => !Exists(each.Group, each.Kind, declared)).Distinct())
                yield return Broken(application.Resource, $"It ignores differences of {Shown(group, kind)}, and there is no such kind.");
            if (ignored.Count > 0 && !application.SyncOptions.Contains(Respect))
                yield return Broken(application.Resource, $"It ignores differences without the option {Respect}.");
        }
        foreach (var settings in ArgoSettings.Of(context.Argo))
        {
            if (!AggregatedRoles().IsMatch(settings.ConfigMap("resource.compareoptions").Text() ?? ""))
                yield return Broken(settings.Resource, "\"resource.compareoptions\" does not say ignoreAggregatedRoles: true.");
            foreach (var key in settings.KeysBelow(SettingPrefix).Where(key => key != AllKinds))
            {
                var (group, kind) = key.LastIndexOf('_') is >= 0 and var at ? (key[..at], key[(at + 1)..]) : ("", key);
                if (!Exists(group, kind, declared))
                    yield return Broken(settings.Resource, $"\"{SettingPrefix}{key}\" is of {Shown(group, kind)}, and there is no such kind.");
            }
        }
    }

    private static bool Exists(string group, string kind, HashSet<(string Group, string Kind)> declared) => KubernetesKinds.Has(group, kind) || declared.Contains((group, kind));

    private static string Shown(string group, string kind) => $"\"{kind}\" ({(group.Length == 0 ? "core" : group)})";

    [GeneratedRegex(@"(^|[\s{,""])ignoreAggregatedRoles""?\s*:\s*true\b", RegexOptions.CultureInvariant)]
    private static partial Regex AggregatedRoles();
}

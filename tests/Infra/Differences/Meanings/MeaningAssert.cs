using System.Collections.Immutable;
using Infra.Differences;
using Infra.Planning;
using Infra.Planning.Manifests;
using Infra.Tests.Support;
using Pulumi.Offline;

namespace Infra.Tests.Differences.Meanings;

/// <summary>What two plans' difference means, a line a row: "! Flow: shop/web | shop/db at TCP/5432 | - > open", the mark where it widens.</summary>
internal static class MeaningAssert
{
    /// <summary>A plan of Kubernetes objects, as YAML.</summary>
    public static Plan Objects(string yaml, PlanBuilder? resources = null)
    {
        var (objects, problem) = YamlObjects.Read(YamlText.Of(new PlanValue.TextValue(yaml))!);
        Assert.Null(problem);
        var plan = (resources ?? new PlanBuilder()).Build();
        return plan with { Manifests = [.. plan.Manifests, .. objects.Select(each => new PlanManifest("app", "kubernetes/dev/app/all.yaml", each))] };
    }

    /// <summary>A plan of one resource.</summary>
    public static Plan Resource(string type, string name, string inputs, bool protect = false) => new PlanBuilder().Add(type, name, inputs, protect).Build();

    /// <summary>A plan of an Application, of its spec.</summary>
    public static PlanBuilder Application(string name, string spec, string metadata = "") =>
        new PlanBuilder().Add("kubernetes:argoproj.io/v1alpha1:Application", $"main-{name}", $$"""{"metadata": {"name": "{{name}}"{{metadata}} }, "spec": {{spec}} }""");

    /// <summary>Exactly these rows, and none of a plan against itself.</summary>
    public static void Changes(Plan before, Plan after, params string[] rows)
    {
        Assert.Equal(rows, Lines(before, after));
        Assert.Empty(Lines(before, before with { }));
        Assert.Empty(Lines(after, after with { }));
    }

    /// <summary>Exactly these rows one way, and those the other way.</summary>
    public static void BothWays(Plan narrow, Plan wide, string widened, string narrowed)
    {
        Changes(narrow, wide, widened.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        Changes(wide, narrow, narrowed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    public static ImmutableArray<string> Lines(Plan before, Plan after) =>
    [
        .. MeaningChanges.Of(before, after)
            .Select(row => $"{(row.Widens ? "! " : "")}{row.Area}: {row.Subject} | {row.What} | {row.Before ?? "-"} > {row.After ?? "-"}"),
    ];
}

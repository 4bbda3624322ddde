using Infra.Planning;
using Infra.Planning.Manifests;
using Pulumi.Offline;

namespace Infra.Rendering;

/// <summary>What no manifest may hold, since everybody who reads the repository reads it: a secret, and what nobody knows before `up`.</summary>
internal static class Unrenderable
{
    private static readonly string[] SecretFields = ["data", "stringData"];

    /// <summary>Each field that keeps a manifest from being rendered.</summary>
    public static IEnumerable<PlanProblem> Of(PlanManifest manifest) =>
        SecretsOf(manifest.Object).Concat(Of(manifest.Object, "")).Select(field => new PlanProblem($"{manifest.Path}, {field.Field}: {field.Why}"));

    private static IEnumerable<(string Field, string Why)> SecretsOf(PlanValue.MapValue value)
    {
        if (value["kind"] is not PlanValue.TextValue { Value: "Secret" } || value["apiVersion"] is not PlanValue.TextValue { Value: "v1" })
            return [];
        return
            from field in SecretFields
            from key in (value[field] as PlanValue.MapValue)?.Items.Keys ?? []
            select (ManifestField.Of(field, key), "a Secret's text would stand in Git. Keep it in Vault, and let an ExternalSecret fetch it.");
    }

    private static IEnumerable<(string Field, string Why)> Of(PlanValue value, string field) => value switch
    {
        PlanValue.MapValue map => map.Items.SelectMany(item => Of(item.Value, ManifestField.Of(field, item.Key))),
        PlanValue.ListValue list => list.Items.SelectMany((item, i) => Of(item, ManifestField.Of(field, i))),
        PlanValue.SecretValue => [(field, "it is secret, and would stand in Git. Keep it in Vault, and let an ExternalSecret fetch it.")],
        PlanValue.UnknownValue or PlanValue.TemplateValue or PlanValue.AssetValue =>
            [(field, "it is not known before `up`. Name what the configuration gives, or hand the value over as a parameter of a chart.")],
        _ => [],
    };
}

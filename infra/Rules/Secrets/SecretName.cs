using System.Globalization;
using Infra.Components;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Rules.Secrets;

/// <summary>A place where a Secret is named that has to be there.</summary>
/// <param name="Namespace">The Secret's namespace; empty where the kind does not say.</param>
/// <param name="Name">The Secret's name.</param>
/// <param name="Path">Where it is named: "spec.containers[0].env[1].valueFrom.secretKeyRef".</param>
internal sealed record SecretName(string Namespace, string Name, string Path)
{
    private const string Certificates = "cert-manager.io";

    // Texts that are a name: of a volume's Secret, of a gateway's certificate, and what charts call a Secret that somebody else makes.
    private static readonly HashSet<string> TextKeys = new(StringComparer.Ordinal) { "credentialName", "existingSecret", "existingSecretName", "secretName" };

    // Maps with a name: https://kubernetes.io/docs/reference/kubernetes-api, and operators' kinds after their example (passwordSecret, apiTokenSecretRef).
    private static readonly string[] MapEndings = ["Secret", "SecretKeyRef", "SecretRef"];

    // What the controller itself makes under that name: accounts of ACME, certificates.
    private const string MadeByController = "privateKey";
    private const string Issuer = "issuerRef";

    /// <summary>Names in an object. Kinds that tell of other objects, as policies do, are left out, and what says which Secret to make.</summary>
    public static IEnumerable<SecretName> Of(KubernetesManifest manifest) => IsOfOthers(manifest.Group)
        ? []
        : In(manifest.Manifest.Object, "", manifest.Namespace).Where(name => !(manifest is { Group: Certificates, Kind: "Certificate" } && name.Path == "spec.secretName"));

    /// <summary>Names in a chart's values, those that stand there as YAML text too.</summary>
    public static IEnumerable<SecretName> In(PlanValue? values, string @namespace) => In(YamlInput.Expand(values), "", @namespace);

    private static bool IsOfOthers(string group) => group is "kyverno.io" or "policies.kyverno.io" or ExternalSecrets.Group;

    private static IEnumerable<SecretName> In(PlanValue? value, string path, string @namespace) => value switch
    {
        PlanValue.MapValue map => map.Items.SelectMany(item => In(map, item.Key, item.Value, path.Length == 0 ? item.Key : $"{path}.{item.Key}", @namespace)),
        PlanValue.ListValue list => list.Items.SelectMany((item, i) => In(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), @namespace)),
        _ => [],
    };

    private static IEnumerable<SecretName> In(PlanValue.MapValue map, string key, PlanValue value, string path, string @namespace)
    {
        if (TextKeys.Contains(key))
            return value.Text() is { Length: > 0 } text && !map.Items.ContainsKey(Issuer) && !map["optional"].IsTrue() ? [new SecretName(@namespace, text, path)] : [];
        if (key == "imagePullSecrets")
            return value.Items().Select(item => item.Text() ?? item.At("name").Text()).OfType<string>().Select(name => new SecretName(@namespace, name, path));
        if (IsReference(key) && value.At("name").Text() is { Length: > 0 } named)
            return value.At("optional").IsTrue() ? [] : [new SecretName(value.At("namespace").Text() ?? @namespace, named, path)];
        return In(value, path, @namespace);
    }

    private static bool IsReference(string key) =>
        !key.StartsWith(MadeByController, StringComparison.Ordinal) && Array.Exists(MapEndings, ending => key.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}

using Infra.Planning;
using Infra.Rules.Argo;

namespace Infra.Rules.Secrets;

/// <summary>SEC004.</summary>
public sealed class NamedSecrets : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "SEC004";

    /// <inheritdoc/>
    public override string Title => "Every Secret that pods, databases and gateways name is made, and before they are";

    /// <inheritdoc/>
    public override string Why => "A pod whose Secret is not there does not start, and says so nowhere but in its events; what somebody once made by hand is not there on the next cluster.";

    /// <inheritdoc/>
    public override string Evidence => "https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist; https://external-secrets.io/latest/api/externalsecret; https://cert-manager.io/docs/usage/certificate";

    /// <inheritdoc/>
    public override string Fix => "Declare the secret with the add-on whose pods name it, or the Certificate that it is of; the add-on's Applications then come after it.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var makers = SecretMaker.Of(context);
        var anywhere = makers.SelectMany(same => same.Select(maker => (same.Key.Name, Maker: maker))).ToLookup(each => each.Name, each => each.Maker, StringComparer.Ordinal);
        var waves = new ManifestWaves(context.Argo);
        foreach (var manifest in context.Manifests.All)
        {
            foreach (var message in SecretName.Of(manifest).Select(name => Judge(name, manifest.Application)).OfType<string>().Distinct(StringComparer.Ordinal))
                yield return Broken(manifest.Subject, message);
        }
        foreach (var application in context.Argo.All.Where(application => application.Chart is not null))
        {
            foreach (var message in SecretName.In(application.Values(), application.Namespace).Select(name => Judge(name, application.Name)).OfType<string>().Distinct(StringComparer.Ordinal))
                yield return Broken(application.Resource, message);
        }

        string? Judge(SecretName name, string application)
        {
            // What has no namespace itself looks in its controller's.
            var made = (name.Namespace.Length > 0 ? makers[(name.Namespace, name.Name)] : anywhere[name.Name]).ToList();
            var place = name.Namespace.Length > 0 ? $" in {name.Namespace}" : "";
            if (made.Count == 0)
                return $"\"{name.Path}\" names the Secret \"{name.Name}\"{place}, which nobody makes.";
            var late = made.TrueForAll(maker => maker.Application is { } by && waves.Wrong(by, application) is not null);
            return late ? $"\"{name.Path}\" names the Secret \"{name.Name}\"{place}, and it is delivered no later than that, by {made[0].Application}." : null;
        }
    }
}

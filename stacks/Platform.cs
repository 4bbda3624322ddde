using System.Collections.Immutable;
using Infra.Components;
using Pulumi;

namespace Infra.Stacks;

/// <summary>The program: all layers of an environment, wired together.</summary>
public static class Platform
{
    /// <summary>Defines the environment that the running deployment's configuration describes.</summary>
    /// <returns>The stack's outputs.</returns>
    /// <exception cref="RunException">The configuration cannot be used; the message has every problem.</exception>
    public static IDictionary<string, object?> Define()
    {
        var deployment = Deployment.Instance;
        var config = new Config(EnvironmentConfig.Namespace);
        var values = EnvironmentConfig.TopLevelKeys.Except(EnvironmentConfig.SecretKeys)
            .Select(key => KeyValuePair.Create(key, config.Get(key[(EnvironmentConfig.Namespace.Length + 1)..])))
            .Where(value => value.Value is not null)
            .ToImmutableDictionary(value => value.Key, value => value.Value!);
        var secrets = EnvironmentConfig.SecretKeys.Where(key => config.GetSecret(key[(EnvironmentConfig.Namespace.Length + 1)..]) is not null).ToImmutableHashSet();
        var environment = EnvironmentConfig.Read(deployment.ProjectName, deployment.StackName, values, secrets);
        return environment.IsValid
            ? Define(environment.Config)
            : throw new RunException(string.Join('\n', environment.Problems));
    }

    /// <summary>Defines an environment.</summary>
    /// <returns>The stack's outputs.</returns>
    public static IDictionary<string, object?> Define(EnvironmentConfig environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var scope = ScopeOf(environment);
        // The one provider: with another account's credentials `up` stops before it changes anything.
        var aws = new Pulumi.Aws.Provider("aws", new Pulumi.Aws.ProviderArgs
        {
            Region = scope.Account.Region,
            AllowedAccountIds = { scope.Account.Id },
        });
        var options = new ComponentResourceOptions { Provider = aws };
        var foundation = new Foundation("foundation", new FoundationArgs { Scope = scope, Environment = environment }, options);
        var platforms = environment.Clusters.Select(spec => EnvironmentPlatform.Of(environment, spec)).ToList();
        var secrets = new PlatformSecrets("secrets", new PlatformSecretsArgs
        {
            Secrets = [.. platforms[0].Declarations.Secrets.Select(SecretToMake.Of)],
            Given = GivenTo(platforms[0].Declarations.Secrets),
        });
        var clusters = environment.Clusters.Zip(platforms).Select(each => new Cluster(each.First.Label, new ClusterArgs
        {
            Scope = scope,
            Environment = environment,
            Foundation = foundation,
            Spec = each.First,
            Platform = each.Second,
            Secrets = secrets,
            IdentityProviderSecret = Secret(EnvironmentConfig.IdentityProviderSecretKey, environment.IdentityProvider is not null),
            MailPassword = Secret(EnvironmentConfig.MailPasswordKey, environment.Mail is not null),
        }, options)).ToList();
        LetPeopleIn(clusters, secrets);
        return new Dictionary<string, object?>
        {
            ["vpcId"] = foundation.Vpc.Id,
            // For the NS record in the parent domain, which is not this program's.
            ["nameServers"] = foundation.Names.NameServers,
            // For the workflows; without a repository there are none.
            ["previewRoleArn"] = foundation.GitHub?.PreviewRoleArn,
            ["upRoleArn"] = foundation.GitHub?.UpRoleArn,
        };
    }

    // Every cluster's Vault is a client of the realm, which is in the home cluster.
    private static void LetPeopleIn(List<Cluster> clusters, PlatformSecrets secrets)
    {
        var home = clusters[0].Platform;
        var realm = clusters[0].Realm ?? throw new InvalidOperationException("The home cluster has no realm.");
        var client = home.RealmClients.Single(client => client.ClientId == Vault.SignIn.ClientId);
        // Known in a plan, and there once the realm is.
        var issuer = Output.Tuple(Output.Create(Keycloak.IssuerUrlAt(home.Declarations.Context.Domain)), realm.Realm.RealmName).Apply(both => both.Item1);
        foreach (var cluster in clusters)
        {
            _ = new VaultSignIn($"{cluster.Label}-vault-sign-in", new VaultSignInArgs
            {
                Vault = cluster.Vault,
                IssuerUrl = issuer,
                ClientId = client.ClientId,
                ClientSecret = secrets.ClientSecret(client.Secret!),
                RedirectUris = client.RedirectUris,
            }, new ComponentResourceOptions { Parent = cluster, DependsOn = realm });
        }
    }

    // What people have from elsewhere; that it is there has been checked with the rest of the configuration.
    private static Dictionary<string, Input<string>> GivenTo(IEnumerable<PlatformSecret> secrets) =>
        secrets.SelectMany(secret => secret.Secret.Keys).Select(key => key.ConfigurationKey).OfType<string>().Distinct(StringComparer.Ordinal)
            .ToDictionary(key => key, key => (Input<string>)new Config(EnvironmentConfig.Namespace).RequireSecret(key), StringComparer.Ordinal);

    private static Input<string>? Secret(string key, bool isUsed) => isUsed ? (Input<string>)new Config(EnvironmentConfig.Namespace).RequireSecret(key) : null;

    internal static PlatformScope ScopeOf(EnvironmentConfig environment) =>
        new(environment.Project, environment.Stack, new AwsAccount(environment.Account, environment.Region), environment.Tags.Owner, environment.Tags.CostCentre);
}

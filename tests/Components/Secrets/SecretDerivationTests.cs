using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>What follows from a declared secret: where Vault keeps it, who may read it there, and the Secret that pods see.</summary>
public sealed class SecretDerivationTests
{
    private static readonly PlatformModel Home = SecretAddons.Derive();

    private static readonly PlatformModel Other = SecretAddons.Derive("b.prod.example.com");

    [Fact]
    public void Secrets_OfAddonsAndClients_HaveAPathEach() => Assert.Equal(
        ["platform/metrics-store/receivers", "platform/portal/for-people", "platform/portal/portal-oidc"],
        Home.Declarations.Secrets.Select(secret => secret.Path.ToString()));

    [Fact]
    public void Secrets_OfATeamsWorkload_AreInTheTeamsEngine()
    {
        var addons = SecretAddons.All().Append(new Addon
        {
            Name = new AddonName("extra"),
            Summary = "Beside the team",
            Layer = AddonLayer.Experience,
            Secrets = [new AddonSecret { Name = "session", Namespace = "retail", Keys = [SecretKey.Generated("key")] }],
        });
        var model = PlatformModel.Derive(SecretAddons.Context(), addons);

        Assert.Contains("teams/retail/session", model.Declarations.Secrets.Select(secret => secret.Path.ToString()));
        var secret = model.Manifests.Select(manifest => manifest.Object).OfType<ExternalSecret>().Single(each => each.Metadata.Name == "session").Spec;
        Assert.Equal(("SecretStore", "vault"), (secret.SecretStoreRef.Kind, secret.SecretStoreRef.Name));
        Assert.Equal("teams/retail/session", Assert.Single(secret.Data).RemoteRef.Key);
    }

    // F5: what the API server would add stands in Git.
    [Fact]
    public void ExternalSecret_OfASecret_SpellsOutWhatWouldBeAdded()
    {
        var (manifest, secret) = Find("receivers");

        Assert.Equal(("secrets", "externalsecret-metrics-store-receivers.yaml"), (manifest.Application, manifest.FileName));
        Assert.Equal(("1h0m0s", "Periodic", "ClusterSecretStore"), (secret.RefreshInterval, secret.RefreshPolicy, secret.SecretStoreRef.Kind));
        Assert.Equal(("receivers", "Owner", "Retain", "Opaque"), (secret.Target.Name, secret.Target.CreationPolicy, secret.Target.DeletionPolicy, secret.Target.Template.Type));
        Assert.Equal("true", secret.Target.Template.Metadata!.Labels["reload"]);
        Assert.Equal(["token", "user"], secret.Data.Select(data => data.SecretKey));
        Assert.All(secret.Data, data => Assert.Equal(
            ("platform/metrics-store/receivers", data.SecretKey, "Default", "None", "None"),
            (data.RemoteRef.Key, data.RemoteRef.Property, data.RemoteRef.ConversionStrategy, data.RemoteRef.DecodingStrategy, data.RemoteRef.MetadataPolicy)));
    }

    [Fact]
    public void ExternalSecret_OfWhatOnlyVaultKeeps_IsNotThere() =>
        Assert.DoesNotContain(Home.Manifests, manifest => manifest.Object is ExternalSecret && manifest.Object.Metadata.Name == "for-people");

    [Fact]
    public void ClusterSecretStore_OfThePlatform_AnswersItsNamespacesAlone()
    {
        var store = Assert.Single(Home.Manifests.Select(manifest => manifest.Object).OfType<ClusterSecretStore>()).Spec;

        Assert.Equal(["metrics-store", "portal"], Assert.Single(store.Conditions!).Namespaces);
        var vault = store.Provider.Vault;
        Assert.Equal(("platform", "v2", Vault.ServiceUrl), (vault.Path, vault.Version, vault.Server));
        Assert.Equal(new VaultAuthority("ConfigMap", "internal-ca", "ca.crt", "external-secrets"), vault.CaProvider);
        Assert.Equal(("kubernetes", "platform", "secret-reader", "external-secrets"), (vault.Auth.Kubernetes.MountPath, vault.Auth.Kubernetes.Role, vault.Auth.Kubernetes.ServiceAccountRef.Name, vault.Auth.Kubernetes.ServiceAccountRef.Namespace));
        Assert.Equal(["vault"], vault.Auth.Kubernetes.ServiceAccountRef.Audiences);
    }

    [Fact]
    public void SecretStore_OfATeamsNamespace_AsksAsItself()
    {
        var store = Assert.Single(Home.Manifests.Select(manifest => manifest.Object).OfType<SecretStore>());

        Assert.Equal(("vault", "retail", "teams", "namespace-retail"), (store.Metadata.Name, store.Metadata.Namespace, store.Spec.Provider.Vault.Path, store.Spec.Provider.Vault.Auth.Kubernetes.Role));
        Assert.Null(store.Spec.Conditions);
        Assert.Null(store.Spec.Provider.Vault.Auth.Kubernetes.ServiceAccountRef.Namespace);
    }

    // The operator may make a token of one ServiceAccount in each namespace, and no other's.
    [Fact]
    public void Roles_OfTheOperator_NameOneServiceAccountEach()
    {
        var roles = Home.Manifests.Where(manifest => manifest.Application == "secret-stores").Select(manifest => manifest.Object).OfType<Role>().ToList();

        Assert.Equal(["external-secrets", "retail"], roles.Select(role => role.Metadata.Namespace).Order(StringComparer.Ordinal));
        Assert.All(roles, role => Assert.Equal(
            ("", "serviceaccounts/token", "create", "secret-reader"),
            (role.Rules.Single().ApiGroups.Single(), role.Rules.Single().Resources.Single(), role.Rules.Single().Verbs.Single(), role.Rules.Single().ResourceNames!.Single())));
        Assert.All(
            Home.Manifests.Where(manifest => manifest.Application == "secret-stores").Select(manifest => manifest.Object).OfType<RoleBinding>(),
            binding => Assert.Equal(("external-secrets", "external-secrets"), (binding.Subjects.Single().Namespace, binding.Subjects.Single().Name)));
    }

    [Fact]
    public void Readers_OfTheHomeCluster_HaveWhatOnlyThatHas()
    {
        Assert.Equal(["platform/metrics-store/receivers", "platform/portal/portal-oidc"], Of(atHome: true));
        Assert.Equal(["platform/metrics-store/receivers"], Of(atHome: false));

        static IEnumerable<string> Of(bool atHome) => SecretReaders.Of(Home.Declarations, atHome).Single(reader => reader.Name == "platform").Secrets.Select(path => path.ToString());
    }

    [Fact]
    public void Waves_OfSecrets_AreStoresThenSecretsThenWhoNeedsThem()
    {
        string[][] order = [["vault", "routes"], ["secret-stores"], ["secrets", "home-secrets"], ["metrics-store", "portal"]];
        var waves = order.Select(names => names.Select(WaveOf).ToList()).ToList();

        Assert.All(waves.Zip(waves.Skip(1)), pair => Assert.True(pair.First.Max() < pair.Second.Min()));

        static int WaveOf(string name) => Home.Applications.Single(application => application.Name == name).Wave;
    }

    [Fact]
    public void Applications_OfOtherClusters_AreWithoutWhatIsAtHome()
    {
        var missing = Home.Applications.Select(application => application.Name).Except(Other.Applications.Select(application => application.Name));

        Assert.Equal(["home-secrets", "portal"], missing.Order(StringComparer.Ordinal));
        Assert.Equal(Home.Manifests.Select(manifest => $"{manifest.Application}/{manifest.FileName}"), Other.Manifests.Select(manifest => $"{manifest.Application}/{manifest.FileName}"));
    }

    // Their pods would wait for a Secret and a server that are at home alone.
    [Fact]
    public void ApplicationSets_OfATeamWithADatabase_AreAtHomeAlone()
    {
        var team = SampleTeams.Of("retail", "https://git.example.com/retail/charts.git");
        var stores = team with { Workloads = [new TeamWorkload { Name = "web", Namespace = "retail", Port = 8080, Database = new TeamDatabase { Storage = "5Gi" } }] };

        Assert.Equal((1, 1, 1, 0), (SetsOf(team, "a"), SetsOf(team, "b"), SetsOf(stores, "a"), SetsOf(stores, "b")));

        static int SetsOf(Team team, string cluster) =>
            PlatformModel.Derive(SecretAddons.Context($"{cluster}.prod.example.com") with { Teams = [team] }, [.. SecretAddons.All(), .. StandIns.DatabaseOperators]).ApplicationSets.Count;
    }

    private static (Manifest Manifest, ExternalSecretSpec Spec) Find(string name)
    {
        var manifest = Home.Manifests.Single(each => each.Object is ExternalSecret && each.Object.Metadata.Name == name);
        return (manifest, ((ExternalSecret)manifest.Object).Spec);
    }
}

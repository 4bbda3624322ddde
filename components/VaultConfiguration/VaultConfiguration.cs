using System.Collections.Immutable;
using Pulumi;
using Kv = Pulumi.Vault.kv;
using Roles = Pulumi.Vault.Kubernetes;
using VaultSdk = Pulumi.Vault;

namespace Infra.Components;

/// <summary>
/// What a cluster's Vault holds and who may read it: the mounts, the secrets, a policy and a role for each ServiceAccount that reads some, policies for people, and a log of
/// all that is asked. Vault runs and is unsealed by then, and its first Job has let the program in.
/// </summary>
/// <remarks>
/// It needs bash, curl and kubectl where Pulumi runs, and what the kubeconfig calls. A plan knows of no secret's text; <c>up</c> writes them over TLS from Pulumi's
/// encrypted state.
/// </remarks>
public sealed class VaultConfiguration : ComponentResource
{
    // A role is asked for a token whenever a secret is looked at; a token serves for that once.
    private const int TokenSeconds = 600;

    private readonly string _name;
    private readonly VaultConfigurationArgs _args;

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component; what Vault and its name need is in <c>DependsOn</c>.</param>
    /// <exception cref="ArgumentException">The address is none, or names clash, or a consumer reads what is not there; the message has every problem.</exception>
    public VaultConfiguration(string name, VaultConfigurationArgs args, ComponentResourceOptions? options = null)
        : base("platform:vault:VaultConfiguration", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();
        _name = name;
        _args = args;

        var wait = Answer(args.Server, args.WaitMinutes).Create($"{name}-wait", new CustomResourceOptions { Parent = this, DependsOn = options?.DependsOn ?? new InputList<Resource>() });
        Answered = wait.Stdout;
        var provider = VaultLogin.CreateProvider($"{name}-provider", args.Server, Answered, this);
        var audit = CreateAudit(provider);
        var mounts = new[] { Vault.PlatformMount, Vault.TeamsMount }.ToImmutableDictionary(mount => mount, mount => CreateMount(mount, provider, audit));
        Policies = [VaultPolicies.Administrators, VaultPolicies.Auditors, .. args.Teams.Select(VaultPolicies.Of), .. args.Consumers.Select(VaultPolicies.Of)];
        var policies = Policies.ToImmutableDictionary(policy => policy.Name, policy => CreatePolicy(policy, provider));
        foreach (var consumer in args.Consumers)
            CreateRole(consumer, policies[consumer.Name], provider);
        foreach (var secret in args.Secrets)
            CreateSecret(secret, mounts[secret.Path.Folder.Mount], provider);

        RegisterOutputs(new Dictionary<string, object?> { ["address"] = args.Server.Address });
    }

    /// <summary>The cluster's Vault.</summary>
    public VaultConnection Server => _args.Server;

    /// <summary>There once Vault answers, and no more once it is deleted; its text says nothing.</summary>
    internal Output<string> Answered { get; }

    /// <summary>The policies: people's and teams', then consumers'.</summary>
    public IReadOnlyList<VaultPolicy> Policies { get; }

    /// <summary>The teams whose people have policies.</summary>
    internal IReadOnlyList<Team> Teams => _args.Teams;

    // https://developer.hashicorp.com/vault/api-docs/system/health: a standby hands requests on to the active server, and counts as ready.
    internal static WaitForAnswer Answer(VaultConnection server, int minutes) => new(
        $"{server.ClusterName}: Vault",
        server.Address,
        "/v1/sys/health?standbyok=true",
        new Dictionary<int, string>
        {
            [501] = "Vault is not initialised; its job vault-init in the namespace vault does that, and its log says what keeps it",
            [503] = "Vault is sealed, or no pod of it is ready; its log in the namespace vault says whether AWS KMS refuses to unseal it",
        },
        minutes);

    private VaultSdk.Audit CreateAudit(VaultSdk.Provider provider) => new($"{_name}-audit", new VaultSdk.AuditArgs
    {
        Type = "file",
        Path = "file",
        Description = "All that is asked and answered, secrets hashed, beside the pods' logs",
        // On a volume of its own. The first device, to the pod's log, is there before the program comes.
        Options = { ["file_path"] = Vault.AuditFile },
    }, Child(provider));

    // After the audit device: whatever a mount ever held is in the log.
    private VaultSdk.Mount CreateMount(string path, VaultSdk.Provider provider, Resource audit)
    {
        var options = Child(provider, audit);
        options.Protect = _args.Protect;
        return new($"{_name}-mount-{path}", new VaultSdk.MountArgs
        {
            Path = path,
            Type = "kv",
            Options = { ["version"] = "2" },
            Description = path == Vault.PlatformMount ? "Secrets of the platform, by namespace" : "Secrets of teams, by namespace",
        }, options);
    }

    private VaultSdk.Policy CreatePolicy(VaultPolicy policy, VaultSdk.Provider provider) => new($"{_name}-policy-{policy.Name}", new VaultSdk.PolicyArgs
    {
        Name = policy.Name,
        PolicyContents = policy.ToHcl(),
    }, Child(provider));

    private void CreateRole(VaultConsumer consumer, VaultSdk.Policy policy, VaultSdk.Provider provider)
    {
        _ = new Roles.AuthBackendRole($"{_name}-role-{consumer.Name}", new Roles.AuthBackendRoleArgs
        {
            Backend = Vault.AuthMount,
            RoleName = consumer.Name,
            BoundServiceAccountNamespaces = { consumer.ServiceAccount.Namespace },
            BoundServiceAccountNames = { consumer.ServiceAccount.Name },
            // A token for the API server, which every pod may have, is none for Vault.
            Audience = Vault.TokenAudience,
            TokenPolicies = { policy.Name },
            TokenNoDefaultPolicy = true,
            // Vault keeps no record of such a token: it is asked for at every look at a secret, and ends by itself.
            TokenType = "batch",
            TokenTtl = TokenSeconds,
            TokenMaxTtl = TokenSeconds,
        }, Child(provider));
    }

    private void CreateSecret(MadeSecret secret, VaultSdk.Mount mount, VaultSdk.Provider provider)
    {
        _ = new Kv.SecretV2($"{_name}-secret-{secret.Path}", new Kv.SecretV2Args
        {
            Mount = mount.Path,
            Name = secret.Path.NameInMount,
            DataJson = secret.ToJson(),
            // What nobody declares any more leaves no old version behind.
            DeleteAllVersions = true,
        }, Child(provider));
    }

    private CustomResourceOptions Child(VaultSdk.Provider provider, params Resource[] dependsOn) =>
        new() { Parent = this, Provider = provider, DependsOn = dependsOn.ToImmutableArray() };
}

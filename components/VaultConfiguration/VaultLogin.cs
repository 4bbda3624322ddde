using Pulumi;
using Pulumi.Command.Local;
using Inputs = Pulumi.Vault.Inputs;
using VaultSdk = Pulumi.Vault;

namespace Infra.Components;

/// <summary>
/// How the program signs in to a cluster's Vault: the cluster makes a token of the ServiceAccount <c>vault/pulumi</c>, good for a quarter of an hour and for Vault alone, and
/// Vault takes it for the role <c>pulumi</c>, which its own first Job wrote. Nothing of it lasts, so that nobody has to keep a token of Vault's.
/// </summary>
internal static class VaultLogin
{
    private const string Duration = "15m";

    /// <summary>A provider that signs in when it is first used.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="server">The server.</param>
    /// <param name="after">What must be there before: an output of it.</param>
    /// <param name="parent">The component that uses the provider.</param>
    public static VaultSdk.Provider CreateProvider(string name, VaultConnection server, Input<string> after, Resource parent) => new(name, new VaultSdk.ProviderArgs
    {
        Address = server.Address,
        AuthLogin = new Inputs.ProviderAuthLoginArgs
        {
            Path = $"auth/{Vault.AuthMount}/login",
            Parameters = { ["role"] = Vault.PulumiRole, ["jwt"] = Token(server, after) },
        },
        // Else it works with a child of its token, and the role would need the right to make tokens.
        SkipChildToken = true,
    }, new CustomResourceOptions { Parent = parent });

    // A function, and no resource: it is asked in every run. The state has its answer as an input of the provider, encrypted, and only for as long as it is good for nothing more.
    private static Output<string> Token(VaultConnection server, Input<string> after) => Output.CreateSecret(Run.Invoke(new RunInvokeArgs
    {
        Command = VaultScripts.CreateToken,
        Interpreter = { "bash", "-c" },
        Stdin = Output.CreateSecret(server.Kubeconfig),
        Environment =
        {
            ["CLUSTER"] = server.ClusterName,
            ["NAMESPACE"] = Vault.Namespace,
            ["SERVICE_ACCOUNT"] = Vault.PulumiServiceAccount,
            ["AUDIENCE"] = Vault.TokenAudience,
            ["DURATION"] = Duration,
            ["AFTER"] = after,
        },
        // What it prints is the token: the log gets what it complains of alone.
        Logging = Logging.Stderr,
    }).Apply(result => result.Stdout.Trim()));
}

using System.Collections.Immutable;
using Infra.Planning;

namespace Infra.Rules.Secrets;

/// <summary>A role of Vault's Kubernetes auth method as rules read it: whose tokens it takes, and what they may do.</summary>
internal sealed class VaultRole
{
    /// <summary>The mount where a role or a store names none.</summary>
    public const string DefaultMount = "kubernetes";

    /// <summary>What stands for every ServiceAccount, or every namespace.</summary>
    public const string Anybody = "*";

    /// <summary>Reads a role.</summary>
    public VaultRole(PlanResource resource, PlanIndex index)
    {
        Resource = resource;
        Name = index.TextOf(resource.Inputs["roleName"]) ?? "";
        Mount = (index.TextOf(resource.Inputs["backend"]) ?? DefaultMount).Trim('/');
        Accounts = Texts("boundServiceAccountNames");
        Namespaces = Texts("boundServiceAccountNamespaces");
        Policies = Texts("tokenPolicies");
        Audience = index.TextOf(resource.Inputs["audience"]) ?? "";

        ImmutableArray<string> Texts(string input) => [.. resource.Inputs[input].Items().Select(index.TextOf).OfType<string>()];
    }

    /// <summary>The resource that findings are about.</summary>
    public PlanResource Resource { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Where the auth method is mounted.</summary>
    public string Mount { get; }

    /// <summary>The ServiceAccounts, by name.</summary>
    public ImmutableArray<string> Accounts { get; }

    /// <summary>Their namespaces.</summary>
    public ImmutableArray<string> Namespaces { get; }

    /// <summary>The policies, by name.</summary>
    public ImmutableArray<string> Policies { get; }

    /// <summary>Whom a token is for; empty where any will do.</summary>
    public string Audience { get; }

    /// <summary>Whether it finds namespaces by their labels.</summary>
    public bool SelectsNamespaces => Resource.Inputs["boundServiceAccountNamespaceSelector"].IsSet();
}

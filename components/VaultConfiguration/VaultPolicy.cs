using System.Text;

namespace Infra.Components;

/// <summary>What a token may do: a Vault policy, a rule a path. What no rule allows is refused.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Rules">Its rules, in the order in which they are written; a path has one.</param>
public sealed record VaultPolicy(string Name, IReadOnlyList<VaultRule> Rules)
{
    /// <summary>The policy in Vault's own language (https://developer.hashicorp.com/vault/docs/concepts/policies), which the server holds it by.</summary>
    public string ToHcl()
    {
        var text = new StringBuilder();
        foreach (var rule in Rules)
        {
            if (rule.Reason is not null)
                text.Append("# ").Append(rule.Reason).Append('\n');
            text.Append("path \"").Append(rule.Path).Append("\" {\n  capabilities = [")
                .AppendJoin(", ", rule.Capabilities.Order().Select(capability => $"\"{Word(capability)}\"")).Append("]\n}\n");
        }
        return text.ToString();
    }

    private static string Word(VaultCapability capability) => capability switch
    {
        VaultCapability.Create => "create",
        VaultCapability.Read => "read",
        VaultCapability.Update => "update",
        VaultCapability.Delete => "delete",
        VaultCapability.List => "list",
        VaultCapability.Sudo => "sudo",
        _ => throw new ArgumentOutOfRangeException(nameof(capability), capability, "A policy has no word for it."),
    };
}

/// <summary>What a policy may allow on a path.</summary>
public enum VaultCapability
{
    /// <summary>To write what is not there.</summary>
    Create,

    /// <summary>To read.</summary>
    Read,

    /// <summary>To write over what is there, and to call what is no data.</summary>
    Update,

    /// <summary>To delete.</summary>
    Delete,

    /// <summary>To list the names of what is below.</summary>
    List,

    /// <summary>To use one of the paths that only root may use else.</summary>
    Sudo,
}

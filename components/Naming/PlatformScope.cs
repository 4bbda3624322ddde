namespace Infra.Components;

/// <summary>What every component of a stack shares: the names' first parts, the account and the tags.</summary>
public sealed record PlatformScope
{
    /// <param name="project">First part of every name.</param>
    /// <param name="stack">Second part of every name, and the environment that resources are tagged with.</param>
    /// <param name="account">The account and region that the stack is deployed to.</param>
    /// <param name="owner">The team that answers for the resources.</param>
    /// <param name="costCentre">The cost centre that pays.</param>
    /// <exception cref="ArgumentException">A part cannot be in a name or a tag.</exception>
    public PlatformScope(string project, string stack, AwsAccount account, string owner, string costCentre)
    {
        ArgumentNullException.ThrowIfNull(account);
        _ = ResourceName.Create(project, stack, "any");
        Project = project;
        Stack = stack;
        Account = account;
        Tags = new Tags(project, stack, owner, costCentre);
    }

    /// <summary>First part of every name.</summary>
    public string Project { get; }

    /// <summary>Second part of every name.</summary>
    public string Stack { get; }

    /// <summary>The account and region that the stack is deployed to.</summary>
    public AwsAccount Account { get; }

    /// <summary>The tags of the stack's resources.</summary>
    public Tags Tags { get; }

    /// <summary>The name of something in the stack.</summary>
    /// <exception cref="ArgumentException">The thing cannot be in a name.</exception>
    public ResourceName Name(string thing) => ResourceName.Create(Project, Stack, thing);
}

using Infra.Planning;

namespace Infra.Rules.Exemptions;

/// <summary>EXEMPT02.</summary>
public sealed class UnusedExemption : Rule
{
    /// <inheritdoc/>
    public override string Id => "EXEMPT02";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "Every exemption excuses something";

    /// <inheritdoc/>
    public override string Why => "One that excuses nothing waits for the next mistake of its kind, to let it pass unseen.";

    /// <inheritdoc/>
    public override string Evidence => "docs/rules.md";

    /// <inheritdoc/>
    public override string Fix => "Delete the entry, mend its subject, or name the stacks that it is for in \"stacks\".";

    internal Finding Of(Exemption exemption) =>
        Broken(exemption.Place, $"The exemption from {exemption.Rule} for {exemption.Subject} matches no finding.");
}

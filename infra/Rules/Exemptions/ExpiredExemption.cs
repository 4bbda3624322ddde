using Infra.Planning;

namespace Infra.Rules.Exemptions;

/// <summary>EXEMPT01.</summary>
public sealed class ExpiredExemption : Rule
{
    /// <inheritdoc/>
    public override string Id => "EXEMPT01";

    /// <inheritdoc/>
    public override string Title => "No exemption has run out";

    /// <inheritdoc/>
    public override string Why => "An exemption is a debt with a date. One that outlives its date is a rule switched off without anybody having said so.";

    /// <inheritdoc/>
    public override string Evidence => "docs/rules.md";

    /// <inheritdoc/>
    public override string Fix => "Mend what was exempt and delete the entry, or agree on a new date with its owner.";

    internal Finding Of(Exemption exemption) =>
        Broken(exemption.Place, FormattableString.Invariant($"The exemption from {exemption.Rule} of {exemption.Owner} ran out on {exemption.Expires:yyyy-MM-dd}."));
}

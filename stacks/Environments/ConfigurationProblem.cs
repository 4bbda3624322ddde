namespace Infra.Stacks;

/// <summary>One thing that is wrong with the configuration, and what to do about it.</summary>
/// <param name="Code">What kind of problem it is; one of <see cref="ConfigurationProblemCode"/>.</param>
/// <param name="KeyPath">Which key, as Pulumi writes paths: <c>platform:network.zones[1]</c>. Empty where a file as a whole is meant.</param>
/// <param name="Given">What was found there. Never the text of a secret.</param>
/// <param name="Allowed">What may stand there instead.</param>
/// <param name="Fix">The command, or the edit, that puts it right.</param>
/// <param name="Location">Where it stands, as far as that is known.</param>
public sealed record ConfigurationProblem(
    string Code, string KeyPath, string Given, string Allowed, string Fix, SourceLocation? Location = null)
{
    /// <summary>Everything in one line: "where: key: got this; allowed is that; fix: command".</summary>
    public override string ToString()
    {
        var where = Location is null ? "" : $"{Location}: ";
        var key = KeyPath.Length == 0 ? "" : $"{KeyPath}: ";
        return $"{where}{key}got {Given}; allowed is {Allowed}; fix: {Fix}";
    }
}

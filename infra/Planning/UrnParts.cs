using System.Collections.Immutable;

namespace Infra.Planning;

/// <summary>What a URN of the engine says: "urn:pulumi:dev::platform::platform:network:Vpc$aws:ec2/vpc:Vpc::main".</summary>
/// <param name="Types">The types of its parents without the stack's, outermost first, and then its own: "platform:network:Vpc", "aws:ec2/vpc:Vpc".</param>
/// <param name="Name">The name: "main". It may hold whatever it likes, also "::" and a number sign.</param>
internal readonly record struct UrnParts(ImmutableArray<string> Types, string Name)
{
    private const string Prefix = "urn:pulumi:";
    private const string Separator = "::";

    /// <summary>The type without those of the parents: "aws:ec2/vpc:Vpc".</summary>
    public string Type => Types[^1];

    /// <summary>The parts of a URN; null of another text.</summary>
    public static UrnParts? Of(string urn) =>
        urn.StartsWith(Prefix, StringComparison.Ordinal) && urn.Split(Separator, 4) is [_, _, var types, var name] ? new UrnParts([.. types.Split('$')], name) : null;

    /// <summary>
    /// The URN and what follows it, of "urn#property" that an unknown value comes from, and of "urn#thing" that a finding or a cost is about; null where nothing follows. Names may
    /// hold a number sign, properties and things do not: the last one parts them.
    /// </summary>
    public static (string Urn, string Part)? Split(string source) =>
        source.LastIndexOf('#') is > 0 and var at && source.LastIndexOf(Separator, StringComparison.Ordinal) < at ? (source[..at], source[(at + 1)..]) : null;
}

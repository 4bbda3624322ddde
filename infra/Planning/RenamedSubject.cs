namespace Infra.Planning;

/// <summary>What findings and costs are about, under the names of another plan.</summary>
internal static class RenamedSubject
{
    /// <summary>The subject with its URN's other name; what a resource makes has the resource's URN, a number sign and what it is.</summary>
    /// <param name="subject">A URN, a URN with what it makes, or anything else, which stays.</param>
    /// <param name="nowOf">What a URN is called in the other plan; null where it is the same.</param>
    public static string Of(string subject, Func<string, string?> nowOf) =>
        nowOf(subject) ?? (UrnParts.Split(subject) is { } parts && nowOf(parts.Urn) is { } now ? $"{now}#{parts.Part}" : subject);
}

namespace Infra.Reports.Differences;

/// <summary>What findings and costs are about, for people.</summary>
internal static class SubjectText
{
    private const string Separator = "::";

    /// <summary>"ec2:Vpc main" of a resource's URN, with what it makes: "s3:BucketObjectv2 main-kops-documents #InstanceGroup/general"; anything else as it is.</summary>
    public static string Of(string subject)
    {
        if (!subject.StartsWith("urn:pulumi:", StringComparison.Ordinal))
            return OneLine.Of(subject);
        var (urn, made) = subject.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (subject[..at], subject[at..]) : (subject, "");
        var parts = urn.Split(Separator);
        if (parts.Length < 4)
            return OneLine.Of(subject);
        var type = parts[2][(parts[2].LastIndexOf('$') + 1)..];
        return OneLine.Of($"{TreeSection.ShortType(type)} {string.Join(Separator, parts[3..])}{(made.Length == 0 ? "" : $" {made}")}");
    }
}

using Infra.Planning;

namespace Infra.Reports.Differences;

/// <summary>What findings and costs are about, for people.</summary>
internal static class SubjectText
{
    /// <summary>"ec2:Vpc main" of a resource's URN, with what it makes: "s3:BucketObjectv2 main-kops-documents #InstanceGroup/general"; anything else as it is.</summary>
    public static string Of(string subject)
    {
        var (urn, made) = UrnParts.Split(subject) is { } parts ? (parts.Urn, $" #{parts.Part}") : (subject, "");
        return OneLine.Of(UrnParts.Of(urn) is { } resource ? $"{TreeSection.ShortType(resource.Type)} {resource.Name}{made}" : subject);
    }
}

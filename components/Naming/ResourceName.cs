using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>
/// The written-out name of a resource, <c>{project}-{stack}-{thing}</c>, so that ARNs are known in a plan. Each part is lower-case
/// letters, digits and single hyphens, which every kind of AWS name allows; the kinds differ in length.
/// </summary>
public sealed partial record ResourceName
{
    private const int MostBucket = 63;
    private const int MostRole = 64;
    private const int MostPolicy = 128;
    private const int MostInstanceProfile = 128;
    private const int MostAlias = 256;
    private const int MostLogGroup = 512;

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; "xn--" cannot be written here at all.
    private static readonly string[] ReservedBucketPrefixes = ["sthree-", "amzn-s3-demo-"];

    private ResourceName(string project, string stack, string thing)
    {
        Project = project;
        Stack = stack;
        Thing = thing;
    }

    /// <summary>The project, the first part of the name.</summary>
    public string Project { get; }

    /// <summary>The stack, the second part of the name.</summary>
    public string Stack { get; }

    /// <summary>What it is, the rest of the name.</summary>
    public string Thing { get; }

    /// <summary>Puts a name together.</summary>
    /// <param name="project">Lower-case letters, digits and single hyphens, beginning with a letter.</param>
    /// <param name="stack">The same form.</param>
    /// <param name="thing">The same form; a digit may come first.</param>
    /// <param name="name">The name; null where a part is wrong.</param>
    /// <param name="problem">Empty, or one sentence: which part, what was given and what is allowed.</param>
    public static bool TryCreate(string project, string stack, string thing, [NotNullWhen(true)] out ResourceName? name, out string problem)
    {
        problem = FindProblem("project", project, LetterFirst()) ?? FindProblem("stack", stack, LetterFirst()) ?? FindProblem("thing", thing, AnyFirst()) ?? "";
        name = problem.Length == 0 ? new ResourceName(project, stack, thing) : null;
        return name is not null;
    }

    /// <summary>Puts a name together from parts that are known to be valid.</summary>
    /// <exception cref="ArgumentException">A part is wrong; the message is <see cref="TryCreate"/>'s problem.</exception>
    public static ResourceName Create(string project, string stack, string thing) =>
        TryCreate(project, stack, thing, out var name, out var problem) ? name : throw new ArgumentException(problem);

    /// <summary>A bucket's name, which is unique in all of AWS and so ends in the account id; 3 to 63 characters.</summary>
    /// <exception cref="ArgumentException">The name is too long, or begins as S3 reserves it.</exception>
    public string Bucket(AwsAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var bucket = Fit($"{this}-{account.Id}", MostBucket, "an S3 bucket's name");
        var reserved = ReservedBucketPrefixes.FirstOrDefault(prefix => bucket.StartsWith(prefix, StringComparison.Ordinal));
        return reserved is null ? bucket : throw new ArgumentException($"'{bucket}' is no S3 bucket's name: S3 reserves '{reserved}'; rename the project.");
    }

    /// <summary>An IAM role's name, 64 characters at most.</summary>
    /// <exception cref="ArgumentException">The name is too long.</exception>
    public string Role() => Fit(ToString(), MostRole, "an IAM role's name");

    /// <summary>An IAM policy's name, 128 characters at most.</summary>
    /// <exception cref="ArgumentException">The name is too long.</exception>
    public string Policy() => Fit(ToString(), MostPolicy, "an IAM policy's name");

    /// <summary>An instance profile's name, 128 characters at most.</summary>
    /// <exception cref="ArgumentException">The name is too long.</exception>
    public string InstanceProfile() => Fit(ToString(), MostInstanceProfile, "an instance profile's name");

    /// <summary>A KMS key's alias, <c>alias/{name}</c>, 256 characters at most.</summary>
    /// <exception cref="ArgumentException">The name is too long.</exception>
    public string KmsAlias() => Fit($"alias/{this}", MostAlias, "a KMS alias");

    /// <summary>A CloudWatch log group's name, 512 characters at most.</summary>
    /// <exception cref="ArgumentException">The name is too long.</exception>
    public string LogGroup() => Fit(ToString(), MostLogGroup, "a log group's name");

    /// <summary>The whole name, <c>{project}-{stack}-{thing}</c>.</summary>
    public override string ToString() => $"{Project}-{Stack}-{Thing}";

    private static string Fit(string name, int most, string kind) => name.Length <= most
        ? name
        : throw new ArgumentException($"'{name}' has {name.Length} characters and {kind} has {most} at most; shorten the project's or the stack's name.");

    private static string? FindProblem(string part, string text, Regex form) => form.IsMatch(text ?? "")
        ? null
        : $"'{text}' cannot be the {part} in a resource's name; write lower-case letters and digits, parted by single hyphens"
            + (form == LetterFirst() ? ", a letter first." : ".");

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*\\z")]
    private static partial Regex LetterFirst();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex AnyFirst();
}

using System.Text.RegularExpressions;
using Infra.Shared;

namespace Infra.Stacks;

/// <summary>The shapes of the texts that AWS has a grammar for.</summary>
internal static partial class AwsText
{
    private const int LongestDomain = 253;

    /// <summary>An account's id: 12 digits.</summary>
    public static readonly TextShape<string> Account = Matching("an AWS account id of 12 digits", "111122223333", TwelveDigits());

    /// <summary>A region of the partition "aws".</summary>
    public static readonly TextShape<string> Region = new(
        "a region of AWS's commercial partition, such as eu-central-1",
        "eu-central-1",
        text => AwsRegions.Names.Contains(text)
            ? TextShape<string>.Parsed.As(text)
            : NearestName.Of(text, AwsRegions.Names) is { } near ? TextShape<string>.Parsed.Not($"'{near}' was probably meant", near) : TextShape<string>.Parsed.Not());

    /// <summary>An availability zone: a region and a letter. AWS has given out a to f so far.</summary>
    public static readonly TextShape<string> Zone = Matching("an availability zone: the region and a letter from a to f", "eu-central-1a", RegionAndLetter());

    /// <summary>An EC2 instance type: family, dot, size.</summary>
    public static readonly TextShape<string> InstanceType = Matching(
        "an EC2 instance type: family, dot and size, such as t3.large or m7i-flex.2xlarge", "t3.large", FamilyAndSize());

    /// <summary>A DNS name of at least two labels, in lower case (RFC 1035, 2.3.1 with RFC 1123, 2.1).</summary>
    public static readonly TextShape<string> Domain = new(
        "a DNS name in lower case: labels of up to 63 letters, digits and inner hyphens, at least two, 253 characters in all, no dot at the end",
        "dev.example.com",
        text => text.Length <= LongestDomain && Labels().IsMatch(text) ? TextShape<string>.Parsed.As(text) : TextShape<string>.Parsed.Not());

    /// <summary>A tag's value ("Tag naming limits and requirements", AWS tagging guide); an empty one says nothing, so it isn't allowed.</summary>
    public static readonly TextShape<string> TagValue = new(
        "1 to 256 letters, digits, blanks and _ . : / = + - @, with no blank at either end",
        "platform",
        text => TagCharacters().IsMatch(text) ? TextShape<string>.Parsed.As(text) : TextShape<string>.Parsed.Not())
    {
        TakesNumbers = true,
    };

    /// <summary>
    /// Whether an instance type has a Graviton processor: a "g" follows the number of its generation (EC2 instance types guide, "Naming
    /// conventions"); a1 is older than the convention.
    /// </summary>
    public static bool IsArm(string instanceType) => Graviton().IsMatch(instanceType);

    private static TextShape<string> Matching(string allowed, string example, Regex form) => new(
        allowed, example, text => form.IsMatch(text) ? TextShape<string>.Parsed.As(text) : TextShape<string>.Parsed.Not());

    [GeneratedRegex(@"\A[0-9]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TwelveDigits();

    [GeneratedRegex(@"\A[a-z]{2,}(-[a-z]+)+-[0-9]+[a-f]\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegionAndLetter();

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\.(nano|micro|small|medium|large|([1-9][0-9]*)?xlarge|metal(-[1-9][0-9]*xl)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex FamilyAndSize();

    [GeneratedRegex(@"\A(a1\.|[a-z]+[0-9]+[a-z]*g)", RegexOptions.CultureInvariant)]
    private static partial Regex Graviton();

    [GeneratedRegex(@"\A([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Labels();

    [GeneratedRegex(@"\A(?! )[\p{L}\p{N}_.:/=+\-@ ]{1,256}(?<! )\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagCharacters();
}

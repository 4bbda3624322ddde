using System.Globalization;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Aws;

/// <summary>AWS014.</summary>
public sealed class Names : PlanRule
{
    // What Pulumi adds to a resource's name where it makes one up: a hyphen and seven hexadecimal digits.
    private const int AutonamingSuffix = 8;
    private const int MaximumTags = 50;
    private const int MaximumTagKey = 128;
    private const int MaximumTagValue = 256;

    /// <inheritdoc/>
    public override string Id => "AWS014";

    /// <inheritdoc/>
    public override string Title => "Names and tags are ones that AWS takes";

    /// <inheritdoc/>
    public override string Why => "AWS refuses a name only when the resource is made: half an `up` is done by then, and a long stack name is enough to get there.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html; "
        + "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; "
        + "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html; "
        + "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html; "
        + "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html; "
        + "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html";

    /// <inheritdoc/>
    public override string Fix => "Shorten or respell the name; the project's and the stack's names are part of most.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var limit in NameLimit.All)
        {
            foreach (var resource in context.Index.OfType(limit.Type))
            {
                if (WrongWith(limit, resource) is { } wrong)
                    yield return Broken(resource, wrong);
            }
        }
        foreach (var resource in context.Plan.Resources)
        {
            if (resource.Type.StartsWith("aws:", StringComparison.Ordinal) && resource.Inputs["tags"] is PlanValue.MapValue tags)
            {
                foreach (var wrong in WrongWithTags(tags))
                    yield return Broken(resource, wrong);
            }
        }
    }

    private static string? WrongWith(NameLimit limit, PlanResource resource)
    {
        var given = resource.Inputs[limit.Input];
        if (given is PlanValue.TemplateValue template)
        {
            var known = template.Parts.Sum(part => part.Text()?.Length ?? 0);
            return known > limit.Maximum ? TooLong(limit, "The name", known, "at least ") : null;
        }
        if (given.IsHidden() || resource.Inputs[limit.Input + "Prefix"].IsSet() || resource.Inputs["namePrefix"].IsSet())
            return null;
        if (given.Text() is { } name)
            return WrongWith(limit, name);
        var length = resource.Name.Length + AutonamingSuffix;
        return length > limit.Maximum ? TooLong(limit, "The name that Pulumi makes", length, "") : null;
    }

    private static string? WrongWith(NameLimit limit, string name)
    {
        if (name.Length > limit.Maximum)
            return TooLong(limit, $"The name \"{name}\"", name.Length, "");
        if (name.Length < limit.Minimum)
            return string.Create(CultureInfo.InvariantCulture, $"The name \"{name}\" has {name.Length} characters; AWS wants at least {limit.Minimum}.");
        foreach (var character in name)
        {
            if (!Takes(limit, character))
                return $"The name \"{name}\" has a '{character}', which AWS does not take there.";
        }
        if (!name.StartsWith(limit.Prefix, StringComparison.Ordinal))
            return $"The name \"{name}\" does not begin with \"{limit.Prefix}\".";
        if (Array.Find(limit.ReservedPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } reserved)
            return $"The name \"{name}\" begins with \"{reserved}\", which AWS does not take.";
        if (Array.Find(limit.ReservedSuffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal)) is { } ending)
            return $"The name \"{name}\" ends with \"{ending}\", which AWS does not take.";
        if (limit.Type == AwsTypes.Bucket && (name.Contains("..", StringComparison.Ordinal) || LooksLikeAddress(name)))
            return $"The name \"{name}\" has two full stops in a row or looks like an IP address.";
        return null;
    }

    private static bool Takes(NameLimit limit, char character) =>
        char.IsAsciiLetterLower(character)
        || char.IsAsciiDigit(character)
        || (!limit.LowerCaseOnly && char.IsAsciiLetterUpper(character))
        || limit.Punctuation.Contains(character, StringComparison.Ordinal);

    private static bool LooksLikeAddress(string name) => name.Split('.') is { Length: 4 } parts && parts.All(part => byte.TryParse(part, out _));

    private static string TooLong(NameLimit limit, string what, int length, string atLeast) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} has {atLeast}{length} characters; AWS takes {limit.Maximum}.");

    private static IEnumerable<string> WrongWithTags(PlanValue.MapValue tags)
    {
        if (tags.Items.Count > MaximumTags)
            yield return string.Create(CultureInfo.InvariantCulture, $"The resource has {tags.Items.Count} tags; AWS takes {MaximumTags}.");
        foreach (var (key, value) in tags.Items)
        {
            if (key.Length is 0 or > MaximumTagKey)
                yield return string.Create(CultureInfo.InvariantCulture, $"The tag key \"{key}\" has {key.Length} characters; AWS takes 1 to {MaximumTagKey}.");
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                yield return $"The tag key \"{key}\" begins with \"aws:\", which AWS keeps to itself.";
            if (value.TextWithUnknowns() is { } text && text.Length > MaximumTagValue)
                yield return string.Create(CultureInfo.InvariantCulture, $"The tag {key} has a value of {text.Length} characters; AWS takes {MaximumTagValue}.");
        }
    }
}

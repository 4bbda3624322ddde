using System.Text.RegularExpressions;

namespace Infra.Stacks;

/// <summary>The shapes of mail addresses, names of repositories and what OpenID Connect needs.</summary>
internal static partial class PlainText
{
    private const int LongestMail = 254;
    private const int LongestImageRepository = 256;

    /// <summary>A mail address without a display name.</summary>
    public static readonly TextShape<string> Mail = Of("a mail address, such as platform@example.com", "platform@example.com", text => text.Length <= LongestMail && Address().IsMatch(text));

    /// <summary>A channel of Slack.</summary>
    public static readonly TextShape<string> SlackChannel = Of("a Slack channel: # and up to 80 lower-case letters, digits, hyphens and underscores", "#platform-alerts", Channel().IsMatch);

    /// <summary>A GitHub repository with its owner.</summary>
    public static readonly TextShape<string> Repository = Of("a GitHub repository: owner/name", "example/platform", GitHubName().IsMatch);

    /// <summary>A repository of ECR (ECR API, CreateRepository, repositoryName).</summary>
    public static readonly TextShape<string> ImageRepository = Of(
        "2 to 256 lower-case letters and digits, parted by single . _ - and slashes", "platform/api", text => text.Length is >= 2 and <= LongestImageRepository && Image().IsMatch(text));

    /// <summary>An issuer (OpenID Connect Discovery 1.0, 2): https, neither query nor fragment.</summary>
    public static readonly TextShape<string> IssuerUrl = Of(
        "an https URL without query and fragment", "https://login.example.com/realms/platform", Issuer().IsMatch);

    /// <summary>An endpoint of a provider of OpenID Connect: https, with a path, without a fragment.</summary>
    public static readonly TextShape<string> EndpointUrl = Of(
        "an https URL with a path and without fragment", "https://id.example.com/oauth2/token", Endpoint().IsMatch);

    /// <summary>What Keycloak calls a provider: part of URLs.</summary>
    public static readonly TextShape<string> ProviderAlias = Of("1 to 40 lower-case letters, digits and single inner hyphens, a letter first", "company", AliasName().IsMatch);

    /// <summary>What people read on a button.</summary>
    public static readonly TextShape<string> DisplayName = Of("1 to 60 characters of one line, with no blank at either end", "Example Ltd", Display().IsMatch);

    /// <summary>A user of a mail server.</summary>
    public static readonly TextShape<string> MailUser = Of("1 to 128 characters without blanks", "keycloak@example.com", User().IsMatch);

    /// <summary>A claim of a token.</summary>
    public static readonly TextShape<string> Claim = Of("1 to 128 letters, digits and . _ : / -", "groups", Client().IsMatch);

    /// <summary>A client's id.</summary>
    public static readonly TextShape<string> ClientId = Of("1 to 128 letters, digits and . _ : / -", "kubernetes", Client().IsMatch);

    /// <summary>A Git repository over https, without a user's name.</summary>
    public static readonly TextShape<string> GitUrl = Of("an https URL of a Git repository with its owner, such as https://github.com/example/platform.git", "https://github.com/example/platform.git", Git().IsMatch);

    /// <summary>A branch or tag of Git (git check-ref-format).</summary>
    public static readonly TextShape<string> GitRevision = Of("a branch or tag: letters, digits and inner . _ / -", "main", GitRef().IsMatch);

    /// <summary>A folder of a repository.</summary>
    public static readonly TextShape<string> Folder = Of("a path of folders, parted by slashes, with none first or last", "charts", FolderPath().IsMatch);

    /// <summary>A path of a URL, without query and fragment.</summary>
    public static readonly TextShape<string> UrlPath = Of("a path that begins with a slash: letters, digits and inner . _ ~ / -", "/signin", Path().IsMatch);

    /// <summary>An S3 bucket.</summary>
    public static readonly TextShape<string> Bucket = Of("3 to 63 lower-case letters, digits, dots and hyphens", "example-pulumi-state", BucketName().IsMatch);

    /// <summary>A KMS key's alias.</summary>
    public static readonly TextShape<string> KeyAlias = Of("alias/ and letters, digits, / _ -", "alias/pulumi-secrets", Alias().IsMatch);

    private static TextShape<string> Of(string allowed, string example, Func<string, bool> isAllowed) => new(
        allowed, example, text => isAllowed(text) ? TextShape<string>.Parsed.As(text) : TextShape<string>.Parsed.Not());

    [GeneratedRegex(@"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\A#[a-z0-9_-]{1,80}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Channel();

    [GeneratedRegex(@"\A(?!.{40,}/)[A-Za-z0-9]+(-[A-Za-z0-9]+)*/(?!\.{1,2}\z)[A-Za-z0-9._-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex GitHubName();

    [GeneratedRegex(@"\A[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    [GeneratedRegex(@"\Ahttps://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?(/[A-Za-z0-9._~%/-]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Issuer();

    [GeneratedRegex(@"\Ahttps://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?/[A-Za-z0-9._~%/?=&-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Endpoint();

    [GeneratedRegex(@"\A[!-~]{1,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex User();

    [GeneratedRegex(@"\A(?=.{1,40}\z)[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex AliasName();

    [GeneratedRegex(@"\A(?=.{1,60}\z)[^\s\p{C}]+( [^\s\p{C}]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Display();

    [GeneratedRegex(@"\Ahttps://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?(/[A-Za-z0-9._~-]+){2,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Git();

    [GeneratedRegex(@"\A(?!.*\.\.)[A-Za-z0-9]([A-Za-z0-9._/-]{0,198}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex GitRef();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex FolderPath();

    [GeneratedRegex(@"\A(/[A-Za-z0-9._~-]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex BucketName();

    [GeneratedRegex(@"\Aalias/[A-Za-z0-9/_-]{1,250}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Alias();

    [GeneratedRegex(@"\A[A-Za-z0-9._:/-]{1,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Client();
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Infra.Stacks;

namespace Infra.Bootstrap;

/// <summary>
/// The script that makes what a stack needs before its first `up`: the bucket of Pulumi's state and the key of its secrets. Its values come first, one a line, then bootstrap.sh, which
/// is the same for all stacks.
/// </summary>
internal static class BootstrapScript
{
    private const string BodyResource = "Infra.Bootstrap.bootstrap.sh";
    private const string BodyStart = "set -euo pipefail\n";
    private const string MadeBy = "infra bootstrap";

    /// <summary>How long versions of the state are kept that a newer one has replaced.</summary>
    public const int OldVersionDays = 180;

    // So many are kept beyond that: a stack that nobody touches for a year still has its last states.
    private const int KeptVersions = 20;

    /// <summary>The script of an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="encryptedKeys">The full keys that are in its configuration encrypted already.</param>
    public static string Of(EnvironmentConfig environment, IReadOnlySet<string> encryptedKeys)
    {
        var backend = StateBackend.Of(environment);
        var script = new StringBuilder();
        script.Append(FormattableString.Invariant($"""
            #!/usr/bin/env bash
            # Makes the bucket of Pulumi's state and the key of its secrets for the stack {environment.Stack} of {environment.Project}; written by `infra bootstrap --stack {environment.Stack}`.
            # Whoever runs it administers the account {backend.Account.Id}. It may be run again at any time: what is there is kept, and put right.

            """));
        foreach (var (name, value) in Values(environment, backend))
            script.Append(CultureInfo.InvariantCulture, $"{name}={Quote(value)}\n");
        script.Append('\n').Append(Body());
        script.Append("cat <<'NEXT'\n").Append(NextSteps.Of(environment, backend, [.. EnvironmentConfig.Keys.Where(key => IsMissing(key.Path))])).Append("NEXT\n");
        return script.ToString();

        bool IsMissing(string path) => EnvironmentConfig.SecretKeys.Contains(path) && !encryptedKeys.Contains(path);
    }

    private static IEnumerable<(string Name, string Value)> Values(EnvironmentConfig environment, StateBackend backend)
    {
        var (account, bucket) = (backend.Account, backend.Bucket);
        yield return ("STACK", environment.Stack);
        yield return ("ACCOUNT", account.Id);
        yield return ("REGION", account.Region);
        yield return ("STATE_BUCKET", bucket);
        yield return ("KEY_ALIAS", backend.KeyAlias);
        yield return ("MADE_BY", MadeBy);
        yield return ("KEY_POLICY", StatePolicies.Key(account).ToJson());
        yield return ("BUCKET_POLICY", StatePolicies.Bucket(account, bucket).ToJson());
        yield return ("BUCKET_LIFECYCLE", Lifecycle());
        yield return ("KEY_TAGS", JsonSerializer.Serialize(Tags(environment, backend.KeyAlias[(backend.KeyAlias.IndexOf('/', StringComparison.Ordinal) + 1)..]).Select(tag => new { TagKey = tag.Key, TagValue = tag.Value })));
        yield return ("BUCKET_TAGS", JsonSerializer.Serialize(new { TagSet = Tags(environment, bucket).Select(tag => new { tag.Key, tag.Value }) }));
    }

    // Without the tags of an environment: other stacks may share the two, and each would write its own. By the tag Environment the role `up` may change a key's policy, besides.
    private static IEnumerable<KeyValuePair<string, string>> Tags(EnvironmentConfig environment, string name) =>
    [
        KeyValuePair.Create(Components.Tags.ManagedByKey, MadeBy),
        KeyValuePair.Create(Components.Tags.NameKey, name),
        KeyValuePair.Create(Components.Tags.ProjectKey, environment.Project),
    ];

    private static string Lifecycle() => JsonSerializer.Serialize(new
    {
        Rules = new object[]
        {
            new
            {
                ID = "expire-old-versions",
                Status = "Enabled",
                Filter = new { Prefix = "" },
                NoncurrentVersionExpiration = new { NoncurrentDays = OldVersionDays, NewerNoncurrentVersions = KeptVersions },
                AbortIncompleteMultipartUpload = new { DaysAfterInitiation = 7 },
            },
        },
    });

    // From the first line that does something on: the head of the file is for those who read it alone.
    private static string Body()
    {
        using var stream = typeof(BootstrapScript).Assembly.GetManifestResourceStream(BodyResource)
            ?? throw new InvalidOperationException($"The assembly lacks {BodyResource}; its project embeds it.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return text[text.IndexOf(BodyStart, StringComparison.Ordinal)..];
    }

    private static string Quote(string value) => $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

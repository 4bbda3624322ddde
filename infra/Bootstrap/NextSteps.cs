using System.Globalization;
using System.Text;
using Infra.Stacks;

namespace Infra.Bootstrap;

/// <summary>What to do once bucket and key are there, as the script prints it at its end.</summary>
internal static class NextSteps
{
    /// <summary>The commands, each on a line of its own.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="backend">Where its state is.</param>
    /// <param name="missingSecrets">The secrets that it may have and has not.</param>
    public static string Of(EnvironmentConfig environment, StateBackend backend, IReadOnlyList<ConfigurationKey> missingSecrets)
    {
        var text = new StringBuilder();
        text.Append(FormattableString.Invariant($"""

            Next, in the project's folder:

              pulumi login '{backend.Url}'
              pulumi stack init {environment.Stack} --secrets-provider='{backend.SecretsProvider}'

            The second writes an encrypted data key into Pulumi.{environment.Stack}.yaml: commit it.

            """));
        if (missingSecrets.Count > 0)
        {
            text.Append("\nSecrets that the stack may have and has not; pulumi asks for each value, so that it is in no shell's history:\n");
            foreach (var key in missingSecrets)
                text.Append(CultureInfo.InvariantCulture, $"\n  # {key.Description}\n  pulumi config set --stack {environment.Stack} --secret {key.Path}\n");
        }
        return text.ToString();
    }
}

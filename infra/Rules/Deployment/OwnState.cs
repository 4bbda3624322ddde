using Infra.Planning;

namespace Infra.Rules.Deployment;

/// <summary>DEPLOY002.</summary>
public sealed class OwnState : PlanRule
{
    private const string Policy = "aws:iam/policy:Policy";
    private const string StateFolder = "/.pulumi/";
    private const string MetaFile = "/.pulumi/meta.yaml";
    private const string KeyAliases = "kms:ResourceAliases";

    /// <inheritdoc/>
    public override string Id => "DEPLOY002";

    /// <inheritdoc/>
    public override string Title => "GitHub's roles reach the state of their own stack, with its own key";

    /// <inheritdoc/>
    public override string Why =>
        "With another bucket or key than the one that is made for the stack, no workflow previews or deploys; with more than the stack's own files, a pull request on one environment reads the "
        + "secrets of another.";

    /// <inheritdoc/>
    public override string Evidence => "https://www.pulumi.com/docs/iac/concepts/state-and-backends/#aws-s3; https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege";

    /// <inheritdoc/>
    public override string Fix => "Take the names of `StateBackend`: what `platform:github.stateBucket` and `platform:github.secretsKeyAlias` say is what `infra bootstrap` makes.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Facts.State is not { } state)
            yield break;
        var bucket = state.Backend.Account.BucketArn(state.Backend.Bucket);
        var own = $"/{context.Plan.Project}/{context.Plan.Stack}";
        foreach (var policy in context.Index.OfType(Policy))
        {
            var statements = context.Policies.Read(policy.Inputs["policy"]).Statements.Where(statement => statement.Allows).ToList();
            var files = statements.SelectMany(statement => statement.Resources).Where(resource => resource.Contains(StateFolder, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
            foreach (var file in files)
            {
                if (!file.StartsWith(bucket + StateFolder, StringComparison.Ordinal))
                    yield return Broken(policy, $"It is about {file}, and the stack's state is in {state.Backend.Bucket}.");
                else if (!file.EndsWith(MetaFile, StringComparison.Ordinal) && !IsOf(own, file))
                    yield return Broken(policy, $"It is about {file}, which is more than the stack's own state.");
            }
            if (files.Count == 0)
                continue;
            foreach (var alias in statements.SelectMany(statement => statement.Conditions).Where(condition => condition.Key == KeyAliases).SelectMany(condition => condition.Values).Where(alias => alias != state.Backend.KeyAlias))
                yield return Broken(policy, $"It is about the key {alias}, and the stack's secrets are encrypted with {state.Backend.KeyAlias}.");
        }
    }

    // The stack's folder, or its file with what Pulumi writes behind: ".json", ".json.bak"; not the folder of another whose name begins so.
    private static bool IsOf(string own, string file) =>
        file.LastIndexOf(own, StringComparison.Ordinal) is >= 0 and var at && file[(at + own.Length)..] is ['/' or '.', ..];
}

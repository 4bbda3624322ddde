using System.Text.Json;
using Infra.Tests.Components;

namespace Infra.Tests.Bootstrap;

/// <summary>The real script against a stand-in of aws.</summary>
public sealed class BootstrapScriptTests : IDisposable
{
    private const string Bucket = "buckets/platform-pulumi-state-111122223333";
    private const string Key = "arn:aws:kms:eu-central-1:111122223333:key/key-1";

    private readonly BootstrapSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Run_FreshAccount_MakesTheKeyThenTheBucketAndClosesIt()
    {
        var run = await _sandbox.RunAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "sts get-caller-identity", "kms describe-key", "resourcegroupstaggingapi get-resources", "kms create-key", "kms create-alias", "kms enable-key-rotation", "s3api head-bucket",
                // Tagged at once, so that a run that ends here knows it again.
                "s3api create-bucket", "s3api put-bucket-tagging", "s3api put-public-access-block", "s3api put-bucket-ownership-controls", "s3api put-bucket-encryption",
                "s3api put-bucket-versioning", "s3api put-bucket-policy", "s3api put-bucket-lifecycle-configuration", "s3control get-public-access-block",
            ],
            Operations(run));
        var account = _sandbox.Account;
        Assert.Equal(Key, account["aliases/platform-pulumi-secrets"]);
        Assert.Equal(("Enabled", "true"), (account["keys/key-1/state"], account["keys/key-1/rotation"]));
        Assert.Equal("eu-central-1", account[$"{Bucket}/location"]);
        Assert.Equal("Status=Enabled", account[$"{Bucket}/bucket-versioning"]);
        Assert.Equal("BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true", account[$"{Bucket}/public-access-block"]);
        Assert.Equal("Rules=[{ObjectOwnership=BucketOwnerEnforced}]", account[$"{Bucket}/bucket-ownership-controls"]);
        var encryption = JsonDocument.Parse(account[$"{Bucket}/bucket-encryption"]).RootElement.GetProperty("Rules")[0];
        Assert.Equal(("aws:kms", Key, true), (
            encryption.GetProperty("ApplyServerSideEncryptionByDefault").GetProperty("SSEAlgorithm").GetString(),
            encryption.GetProperty("ApplyServerSideEncryptionByDefault").GetProperty("KMSMasterKeyID").GetString(),
            encryption.GetProperty("BucketKeyEnabled").GetBoolean()));
        Assert.Empty(_sandbox.Leftovers);
    }

    [Fact]
    public async Task Run_FreshAccount_WritesPoliciesLifecycleAndTags()
    {
        await RunWellAsync();

        var account = _sandbox.Account;
        Assert.Equal(
            ["Allow UseByIam kms:*", "Deny KeepKey kms:DisableKey,kms:ScheduleKeyDeletion"],
            Statements(account["keys/key-1/policy"]));
        Assert.Equal(
            ["Deny DenyPlainText s3:*", "Deny DenyOldTls s3:*", "Deny DenyOtherAccounts s3:*", "Deny KeepState s3:DeleteBucket,s3:DeleteObjectVersion"],
            Statements(account[$"{Bucket}/bucket-policy"]));
        var rule = JsonDocument.Parse(account[$"{Bucket}/bucket-lifecycle-configuration"]).RootElement.GetProperty("Rules")[0];
        Assert.Equal((180, 20), (
            rule.GetProperty("NoncurrentVersionExpiration").GetProperty("NoncurrentDays").GetInt32(),
            rule.GetProperty("NoncurrentVersionExpiration").GetProperty("NewerNoncurrentVersions").GetInt32()));
        // The states' own objects never expire.
        Assert.False(rule.TryGetProperty("Expiration", out _));
        // Nothing of one environment: others of the account share the two.
        Assert.Equal(
            """[{"TagKey":"ManagedBy","TagValue":"infra bootstrap"},{"TagKey":"Name","TagValue":"platform-pulumi-secrets"},{"TagKey":"Project","TagValue":"platform"}]""",
            account["keys/key-1/tags"]);
        Assert.Equal(
            """{"TagSet":[{"Key":"ManagedBy","Value":"infra bootstrap"},{"Key":"Name","Value":"platform-pulumi-state-111122223333"},{"Key":"Project","Value":"platform"}]}""",
            account[$"{Bucket}/bucket-tagging"]);
    }

    [Fact]
    public async Task Run_Twice_ChangesNothing()
    {
        await RunWellAsync();
        var before = _sandbox.Account;

        var run = await RunWellAsync();

        Assert.Equal(before, _sandbox.Account);
        Assert.DoesNotContain(Operations(run), operation => operation.Contains(" create-", StringComparison.Ordinal));
        Assert.Contains("dev: the bucket platform-pulumi-state-111122223333 is there\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SettingsThatSomebodyChanged_ArePutRight()
    {
        await RunWellAsync();
        var before = _sandbox.Account;
        _sandbox.Put($"{Bucket}/bucket-versioning", "Status=Suspended");
        _sandbox.Put($"{Bucket}/bucket-policy", "{}");
        _sandbox.Put("keys/key-1/policy", "{}");

        await RunWellAsync();

        Assert.Equal(before, _sandbox.Account);
    }

    [Fact]
    public async Task Run_TagsThatSomebodyAdded_Stay()
    {
        await RunWellAsync();
        const string Tags = """{"TagSet":[{"Key":"ManagedBy","Value":"infra bootstrap"},{"Key":"Owner","Value":"finance"}]}""";
        _sandbox.Put($"{Bucket}/bucket-tagging", Tags);

        await RunWellAsync();

        Assert.Equal(Tags, _sandbox.Account[$"{Bucket}/bucket-tagging"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"TagKey":"ManagedBy","TagValue":"terraform"}]""")]
    public async Task Run_KeyThatSomebodyElseMade_IsLeftAlone(string tags)
    {
        _sandbox.Put("aliases/platform-pulumi-secrets", Key);
        _sandbox.Put("keys/key-1/state", "Enabled");
        _sandbox.Put("keys/key-1/policy", "somebody's");
        _sandbox.Put("keys/key-1/tags", tags);
        var before = _sandbox.Account;

        var run = await _sandbox.RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the key alias/platform-pulumi-secrets is there, and infra bootstrap did not make it: it has no tag ManagedBy=infra bootstrap. Nothing was changed.", run.Error, StringComparison.Ordinal);
        Assert.Contains($"aws kms tag-resource --region eu-central-1 --key-id {Key} --tags 'TagKey=ManagedBy,TagValue=infra bootstrap'", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, _sandbox.Account);
    }

    [Theory]
    [InlineData("""{"TagSet":[{"Key":"ManagedBy","Value":"terraform"}]}""", "")]
    [InlineData("""{"TagSet":[{"Key":"Owner","Value":"finance"}]}""", "")]
    [InlineData(null, "invoices/2026.pdf")]
    public async Task Run_BucketThatSomebodyElseMade_IsLeftAlone(string? tags, string objects)
    {
        _sandbox.Put($"{Bucket}/owner", "111122223333");
        _sandbox.Put($"{Bucket}/location", "eu-central-1");
        _sandbox.Put($"{Bucket}/bucket-policy", "somebody's");
        _sandbox.Put($"{Bucket}/objects", objects);
        if (tags is not null)
            _sandbox.Put($"{Bucket}/bucket-tagging", tags);
        var before = _sandbox.Account.Where(file => file.Key.StartsWith(Bucket, StringComparison.Ordinal)).ToList();

        var run = await _sandbox.RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the bucket platform-pulumi-state-111122223333 is there, and infra bootstrap did not make it", run.Error, StringComparison.Ordinal);
        Assert.Contains("platform:github.stateBucket (platform:github needs a repository too)", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, _sandbox.Account.Where(file => file.Key.StartsWith(Bucket, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Run_BrokenAtAnyCall_GoesOnTheNextTime(string when)
    {
        await RunWellAsync();
        var wanted = _sandbox.Account;
        // The last call only looks, and warns.
        for (var call = 1; call <= 15; call++)
        {
            // These find nothing and have no effect to break after: what they look for is yet to be made.
            if (when == "after" && (call == 2 || call == 7))
                continue;
            using var sandbox = new BootstrapSandbox();
            var broken = await sandbox.RunAsync(call, when);
            Assert.True(broken.ExitCode == 1, $"call {call}: {broken.Output}");
            Assert.StartsWith("An error occurred (InternalError)", broken.Error, StringComparison.Ordinal);
            Assert.Contains("\nerror: dev: ", broken.Error, StringComparison.Ordinal);

            var next = await sandbox.RunAsync();
            Assert.True(next.ExitCode == 0, $"after call {call}: {next.Error}");
            Assert.Equal(wanted, sandbox.Account);
        }
    }

    [Theory]
    [InlineData("444455556666", "the credentials are those of account 444455556666, and the stack lives in 111122223333. Choose others (AWS_PROFILE)")]
    [InlineData("", "aws has no credentials that work. Sign in")]
    public async Task Run_WrongAccountOrNone_ChangesNothing(string caller, string message)
    {
        _sandbox.Variables["CALLER"] = caller;

        var run = await _sandbox.RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.\n", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Calls);
        Assert.Empty(_sandbox.Account);
    }

    [Fact]
    public async Task Run_NoAws_SaysSo()
    {
        _sandbox.Remove("aws");

        var run = await _sandbox.RunAsync();

        Assert.Equal((1, "error: dev: aws, version 2, is not installed, or not on the PATH; install it and run this again. Nothing was changed.\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("kms create-key", "may not make a key (kms:CreateKey, kms:TagResource)")]
    [InlineData("kms describe-key", "may not read the key (kms:DescribeKey)")]
    [InlineData("s3api create-bucket", "may not make the bucket (s3:CreateBucket)")]
    [InlineData("s3api put-bucket-policy", "may not set the policy of the bucket (s3:PutBucketPolicy)")]
    public async Task Run_Denied_NamesThePermission(string operation, string message)
    {
        _sandbox.Variables["DENY"] = operation;

        var run = await _sandbox.RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"error: dev: whoever runs this {message}", run.Error, StringComparison.Ordinal);
        Assert.Contains("the next run goes on from it", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BucketOfAnotherAccount_IsRefused()
    {
        _sandbox.Put($"{Bucket}/owner", "999988887777");
        var run = await _sandbox.RunAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("there is a bucket platform-pulumi-state-111122223333 that is not account 111122223333's", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Operations(run), operation => operation.StartsWith("s3api put", StringComparison.Ordinal));

        using var sandbox = new BootstrapSandbox();
        sandbox.Variables["TAKEN"] = "yes";
        Assert.Contains("platform:github.stateBucket", (await sandbox.RunAsync()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BucketInAnotherRegion_IsRefused()
    {
        _sandbox.Put($"{Bucket}/owner", "111122223333");
        _sandbox.Put($"{Bucket}/location", "None");

        var run = await _sandbox.RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the bucket platform-pulumi-state-111122223333 is in us-east-1, and the stack in eu-central-1", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PendingDeletion", "aws kms cancel-key-deletion --region eu-central-1 --key-id")]
    [InlineData("Disabled", "aws kms enable-key --region eu-central-1 --key-id")]
    public async Task Run_KeyThatCannotBeUsed_SaysHowToBringItBack(string state, string fix)
    {
        await RunWellAsync();
        _sandbox.Put("keys/key-1/state", state);

        var run = await _sandbox.RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"{fix} {Key}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AccountThatClosesTheDiscoveryDocuments_WarnsAndGoesOn()
    {
        _sandbox.Variables["PUBLIC_ACCESS_BLOCK"] = "True True True True";

        var run = await RunWellAsync();

        Assert.StartsWith("warning: dev: the S3 public access block of account 111122223333", run.Error, StringComparison.Ordinal);
        Assert.Contains("BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=false,RestrictPublicBuckets=false", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_End_SaysWhatIsNext()
    {
        var run = await RunWellAsync();

        Assert.Contains("  pulumi login 's3://platform-pulumi-state-111122223333?region=eu-central-1'\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  pulumi stack init dev --secrets-provider='awskms://alias/platform-pulumi-secrets?region=eu-central-1'\n", run.Output, StringComparison.Ordinal);
        Assert.All(Infra.Stacks.EnvironmentConfig.SecretKeys, key => Assert.Contains($"  pulumi config set --stack dev --secret {key}\n", run.Output, StringComparison.Ordinal));
    }

    private async Task<ScriptRun> RunWellAsync()
    {
        var run = await _sandbox.RunAsync();
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private static IEnumerable<string> Operations(ScriptRun run) => run.Calls.Select(call => string.Join(' ', call.Split(' ')[1..3]));

    private static IEnumerable<string> Statements(string policy) => JsonDocument.Parse(policy).RootElement.GetProperty("Statement").EnumerateArray().Select(statement =>
        $"{statement.GetProperty("Effect").GetString()} {statement.GetProperty("Sid").GetString()} {string.Join(',', Texts(statement.GetProperty("Action")))}");

    private static IEnumerable<string?> Texts(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(item => item.GetString()) : [value.GetString()];
}

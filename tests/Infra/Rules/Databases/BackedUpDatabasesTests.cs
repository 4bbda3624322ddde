using Infra.Rules.Databases;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Databases;

public sealed class BackedUpDatabasesTests : RuleTest<BackedUpDatabases>
{
    private const string Cluster = "Cluster/shop";
    private const string Store = "ObjectStore/shop";
    private static readonly string Rights = PlatformPlan.Urn("aws:iam/rolePolicy:RolePolicy", "main-backup");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_PlanWithoutDatabases_Holds() => AssertHolds(new PlanBuilder().Add("aws:ec2/vpc:Vpc", "main"));

    [Theory]
    [InlineData(Cluster, "spec plugins", null, "archives nothing")]
    [InlineData(Cluster, "spec plugins 0 isWALArchiver", "false", "archives nothing")]
    [InlineData(Cluster, "spec plugins 0 enabled", "false", "archives nothing")]
    [InlineData(Cluster, "spec plugins 0 name", "\"other\"", "archives nothing")]
    [InlineData(Cluster, "spec plugins 0 parameters barmanObjectName", "\"other\"", "The ObjectStore \"other\"")]
    [InlineData(Store, "metadata namespace", "\"shop\"", "The ObjectStore \"shop\" of its archive is not in data")]
    [InlineData(Store, "spec retentionPolicy", null, "no \"retentionPolicy\"")]
    [InlineData(Store, "spec configuration destinationPath", "\"s3://other/folder\"", "the bucket \"other\", which the plan does not make")]
    [InlineData(Store, "spec configuration destinationPath", "\"s3://platform-dev-backups\"", "no folder of a bucket")]
    [InlineData(Store, "spec configuration destinationPath", "\"s3://platform-dev-backups/elsewhere\"", "does not allow s3:DeleteObject, s3:GetObject, s3:PutObject on platform-dev-backups/elsewhere/*")]
    [InlineData(Store, "spec configuration s3Credentials", "{}", "\"inheritFromIAMRole\"")]
    [InlineData(Store, "spec instanceSidecarConfiguration", """{"env": [{"name": "AWS_ROLE_ARN", "value": "arn:aws:iam::111122223333:role/other"}]}""", "No role \"other\" trusts its ServiceAccount data/shop")]
    [InlineData("ScheduledBackup/shop", "spec cluster name", "\"other\"", "no ScheduledBackup")]
    [InlineData("ScheduledBackup/shop", "spec suspend", "true", "no ScheduledBackup")]
    [InlineData("ScheduledBackup/shop", "spec schedule", null, "no ScheduledBackup")]
    [InlineData("ScheduledBackup/shop", "spec method", "\"volumeSnapshot\"", "no ScheduledBackup")]
    public void Check_BackupThatIsNone_Breaks(string id, string path, string? json, string message)
    {
        var plan = new PlatformPlan();
        var subject = plan.SubjectOf(Cluster);
        AssertBroken(plan.With(id, path, json), subject, message);
    }

    // The plugin's Role would list no names, which is every Secret of the namespace.
    [Fact]
    public void Check_CredentialsOfNoSecret_Breaks()
    {
        var plan = new PlatformPlan().With(Store, "spec configuration s3Credentials region", null);
        AssertBroken(plan, plan.SubjectOf(Store), "every Secret of the namespace");
    }

    [Fact]
    public void Check_RoleByItsName_Holds() =>
        AssertHolds(new PlatformPlan().With(Store, "spec instanceSidecarConfiguration", """{"env": [{"name": "AWS_ROLE_ARN", "value": "arn:aws:iam::111122223333:role/main-backup"}]}"""));

    [Theory]
    [InlineData("arn:aws:s3:::platform-dev-backups/*", true)]
    [InlineData("arn:aws:s3:::platform-dev-backups/main.dev.example.com/data/shop/*", true)]
    [InlineData("arn:aws:s3:::platform-dev-backups/main.dev.example.com/data/other/*", false)]
    [InlineData("arn:aws:s3:::platform-dev-backups/main.dev.example.com/data/shop/base/*", false)]
    public void Check_Role_CoversTheFolder(string resource, bool holds)
    {
        var plan = new PlatformPlan().WithInput(Rights, "policy", $$"""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "{{resource}}"}]}""");
        if (holds)
            AssertHolds(plan);
        else
            AssertBroken(plan, plan.SubjectOf(Cluster), "does not allow s3:DeleteObject, s3:GetObject, s3:PutObject");
    }
}

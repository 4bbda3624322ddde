using Infra.Components;

namespace Infra.Tests.Components;

public sealed class KeyPoliciesTests
{
    private const string Role = "arn:aws:iam::111122223333:role/infra-dev-vault";

    public static TheoryData<KeyPurpose> Purposes => [.. Enum.GetValues<KeyPurpose>()];

    [Theory]
    [MemberData(nameof(Purposes))]
    public void For_EveryKey_IsAdministeredByTheAccountThatCannotUseIt(KeyPurpose purpose)
    {
        var administer = KeyPolicies.For(TestScope.Dev, purpose, []).Find("AdministerByIam");

        Assert.Equal(["arn:aws:iam::111122223333:root"], administer.Principals.Select(principal => principal.Id));
        Assert.Empty(administer.Conditions);
        Assert.Contains("kms:PutKeyPolicy", administer.Actions);
        Assert.Contains("kms:ScheduleKeyDeletion", administer.Actions);
        Assert.DoesNotContain(administer.Actions, action => action.Contains('*', StringComparison.Ordinal));
        Assert.Empty(administer.Actions.Intersect(["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:CreateGrant"]));
    }

    [Theory]
    [MemberData(nameof(Purposes))]
    public void For_EveryKey_BindsEveryUseToAConditionOrAService(KeyPurpose purpose)
    {
        foreach (var use in KeyPolicies.For(TestScope.Dev, purpose, [Role]).Statements.Where(statement => statement.Sid != "AdministerByIam"))
            Assert.True(use.Conditions.Count > 0, $"'{use.Sid}' of the {purpose} key has no condition");
    }

    [Theory]
    [InlineData(KeyPurpose.Etcd, "ec2.eu-central-1.amazonaws.com")]
    [InlineData(KeyPurpose.Ebs, "ec2.eu-central-1.amazonaws.com")]
    [InlineData(KeyPurpose.S3, "s3.eu-central-1.amazonaws.com")]
    public void For_ServiceKey_IsUsedThroughTheServiceByTheAccount(KeyPurpose purpose, string service)
    {
        var use = KeyPolicies.For(TestScope.Dev, purpose, []).Find("UseThroughService");

        Assert.Equal([service], use.Find("kms:ViaService").Values);
        Assert.Equal(["111122223333"], use.Find("kms:CallerAccount").Values);
        Assert.Equal(["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], use.Actions);
    }

    [Fact]
    public void For_Ebs_LetsAutoScalingStartEncryptedNodes()
    {
        var document = KeyPolicies.For(TestScope.Dev, KeyPurpose.Ebs, []);

        foreach (var sid in new[] { "UseByAutoScaling", "GrantByAutoScaling" })
        {
            Assert.Equal(
                ["arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"],
                document.Find(sid).Find("aws:PrincipalArn").Values);
            Assert.Equal(["111122223333"], document.Find(sid).Find("kms:CallerAccount").Values);
        }

        Assert.Equal(["true"], document.Find("GrantByAutoScaling").Find("kms:GrantIsForAWSResource").Values);
        Assert.DoesNotContain("UseByAutoScaling", KeyPolicies.For(TestScope.Dev, KeyPurpose.Etcd, []).Sids());
    }

    [Fact]
    public void For_Logs_IsForTheStacksLogGroups() =>
        Assert.Equal(
            ["arn:aws:logs:eu-central-1:111122223333:log-group:infra-dev-*"],
            KeyPolicies.For(TestScope.Dev, KeyPurpose.Logs, []).Find("UseByLogGroups").Find("kms:EncryptionContext:aws:logs:arn").Values);

    [Fact]
    public void For_S3_LetsTheStacksTrailEncrypt()
    {
        var document = KeyPolicies.For(TestScope.Dev, KeyPurpose.S3, []);

        Assert.Equal(["kms:GenerateDataKey*"], document.Find("EncryptByCloudTrail").Actions);
        Assert.Equal(["arn:aws:cloudtrail:eu-central-1:111122223333:trail/infra-dev-audit"], document.Find("EncryptByCloudTrail").Find("aws:SourceArn").Values);
    }

    [Theory]
    [InlineData(KeyPurpose.Vault)]
    [InlineData(KeyPurpose.Secrets)]
    public void For_RolesKey_IsUsedByTheRolesNamedOnly(KeyPurpose purpose)
    {
        Assert.DoesNotContain("UseByRoles", KeyPolicies.For(TestScope.Dev, purpose, []).Sids());

        var use = KeyPolicies.For(TestScope.Dev, purpose, [Role]).Find("UseByRoles");
        Assert.Equal(["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"], use.Actions);
        Assert.Equal([Role], use.Find("aws:PrincipalArn").Values);
    }

    [Fact]
    public void For_Secrets_NobodyUsesItOtherwise() => Assert.Equal(["AdministerByIam"], KeyPolicies.For(TestScope.Dev, KeyPurpose.Secrets, []).Sids());

    [Fact]
    public void For_Vault_SecretsManagerUsesItForTheRecoveryKeysAlone()
    {
        var use = KeyPolicies.For(TestScope.Dev, KeyPurpose.Vault, []).Find("UseThroughSecretsManager");

        Assert.Equal(["kms:Decrypt", "kms:GenerateDataKey"], use.Actions);
        Assert.Equal(["secretsmanager.eu-central-1.amazonaws.com"], use.Find("kms:ViaService").Values);
        Assert.Equal(
            ["arn:aws:secretsmanager:eu-central-1:111122223333:secret:infra-dev-*-vault-recovery-??????"],
            use.Find("kms:EncryptionContext:SecretARN").Values);
    }

    [Fact]
    public void ByRole_Key_IsNamedByItsAlias()
    {
        var use = KeyUse.ByRole(TestScope.Dev, KeyPurpose.Vault);

        Assert.Equal("UseVaultKey", use.Sid);
        Assert.Equal(["arn:aws:kms:eu-central-1:111122223333:key/*"], use.Resources);
        Assert.Equal(["alias/infra-dev-vault"], use.Find("kms:ResourceAliases").Values);
        Assert.NotNull(PolicyDocument.Of(PolicyKind.RoleInline, use));
    }
}

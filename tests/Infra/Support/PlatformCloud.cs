using Infra.Components;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Tests.Support;

/// <summary>What a platform has beside its clusters' objects: the bucket of its backups, roles of its workloads, and what each Vault is told.</summary>
internal static class PlatformCloud
{
    public const string BackupBucket = "platform-dev-backups";
    public const string BackupFolder = "main.dev.example.com/data/shop";

    private const string Vaults = "platform:vault:VaultConfiguration";
    private const string Key = "arn:aws:kms:eu-central-1:111122223333:key/1";

    /// <summary>The bucket, as closed as rules want it.</summary>
    public static IEnumerable<PlanResource> Bucket()
    {
        yield return Of("aws:s3/bucket:Bucket", "backups", $$"""{"bucket": "{{BackupBucket}}"}""");
        yield return Of("aws:s3/bucketVersioning:BucketVersioning", "backups", $$$"""{"bucket": "{{{BackupBucket}}}", "versioningConfiguration": {"status": "Enabled"}}""");
        yield return Of(
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "backups",
            $$"""{"bucket": "{{BackupBucket}}", "blockPublicAcls": true, "ignorePublicAcls": true, "blockPublicPolicy": true, "restrictPublicBuckets": true}""");
        yield return Of(
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "backups",
            $$$"""{"bucket": "{{{BackupBucket}}}", "rules": [{"applyServerSideEncryptionByDefault": {"sseAlgorithm": "aws:kms", "kmsMasterKeyId": "{{{Key}}}"} }]}""");
        yield return Of("aws:s3/bucketPolicy:BucketPolicy", "backups", $$$"""
            {"bucket": "{{{BackupBucket}}}", "policy": {"Version": "2012-10-17", "Statement": [{"Sid": "Tls", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
             "Resource": ["arn:aws:s3:::{{{BackupBucket}}}", "arn:aws:s3:::{{{BackupBucket}}}/*"], "Condition": {"Bool": {"aws:SecureTransport": "false"} } }]} }
            """);
    }

    /// <summary>The roles of Vault and of the database, in one cluster.</summary>
    public static IEnumerable<PlanResource> Roles(string cluster) =>
    [
        .. Role($"{cluster}-vault", "vault:vault", $$"""
            {"Effect": "Allow", "Action": ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"], "Resource": "{{Key}}"}
            """),
        .. Role($"{cluster}-backup", "data:shop", $$"""
            {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::{{BackupBucket}}"},
            {"Effect": "Allow", "Action": ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::{{BackupBucket}}/{{BackupFolder}}/*"}
            """),
    ];

    /// <summary>What a cluster's Vault is told: for whoever reads secrets a policy and a role, and the secrets.</summary>
    public static IEnumerable<PlanResource> VaultOf(PlatformDeclarations all, string cluster)
    {
        var component = Of(Vaults, cluster, "{}") with { Custom = false, DependsOn = [PlatformPlan.UrnOf(PlatformApplication.Names.OfObjects(all.Find(Vault.Name)!), cluster)] };
        yield return component;
        var provider = PlanBuilder.Urn("pulumi:providers:vault", cluster);
        foreach (var secret in all.Secrets)
        {
            yield return Of("vault:kv/secretV2:SecretV2", $"{cluster}-{secret.Secret.Name}", $$"""
                {"mount": "{{secret.Path.Folder.Mount}}", "name": "{{secret.Path.NameInMount}}", "dataJson": {"$secret": true} }
                """) with
            { Parent = component.Urn, Provider = provider };
        }
        foreach (var reader in SecretReaders.Of(all, atHome: true))
        {
            var resource = Of("vault:index/policy:Policy", $"{cluster}-{reader.Name}", $$"""{"name": "{{reader.Name}}", "policy": {{PlanBuilder.Quoted(VaultPolicies.Of(reader).ToHcl())}} }""");
            yield return resource with { Parent = component.Urn, Provider = provider };
            yield return Of("vault:kubernetes/authBackendRole:AuthBackendRole", $"{cluster}-{reader.Name}", $$"""
                {"roleName": "{{reader.Name}}", "boundServiceAccountNames": ["{{reader.ServiceAccount.Name}}"], "boundServiceAccountNamespaces": ["{{reader.ServiceAccount.Namespace}}"],
                 "tokenPolicies": [{"$unknown": "{{resource.Urn}}#name"}], "audience": "{{Vault.TokenAudience}}"}
                """) with
            { Parent = component.Urn, Provider = provider };
        }
    }

    /// <summary>The URN of what <see cref="VaultOf"/> is a part of.</summary>
    public static string UrnOfVault(string cluster) => PlanBuilder.Urn(Vaults, cluster);

    private static IEnumerable<PlanResource> Role(string name, string account, string statements)
    {
        var boundary = Of("aws:iam/policy:Policy", $"{name}-boundary", $$"""{"name": "{{name}}-boundary"}""");
        yield return boundary;
        yield return Of("aws:iam/role:Role", name, $$$"""
            {"name": "{{{name}}}", "permissionsBoundary": "arn:aws:iam::111122223333:policy/{{{name}}}-boundary", "assumeRolePolicy": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.example.com"}, "Action": "sts:AssumeRoleWithWebIdentity",
               "Condition": {"StringEquals": {"oidc.example.com:aud": "amazonaws.com", "oidc.example.com:sub": "system:serviceaccount:{{{account}}}"} } }]} }
            """) with
        { DependsOn = [boundary.Urn] };
        yield return Of("aws:iam/rolePolicy:RolePolicy", name, $$"""{"role": "{{name}}", "policy": {"Version": "2012-10-17", "Statement": [{{statements}}]} }""");
    }

    private static PlanResource Of(string type, string name, string inputs) => new()
    {
        Urn = PlanBuilder.Urn(type, name),
        Type = type,
        Name = name,
        Custom = true,
        Inputs = (PlanValue.MapValue)PlanBuilder.Value(inputs),
    };
}

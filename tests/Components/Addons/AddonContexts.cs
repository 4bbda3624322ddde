using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>Environments for tests of add-ons: a small one and a highly available one.</summary>
internal static class AddonContexts
{
    public static AddonContext Dev() => new()
    {
        Scope = new PlatformScope("infra", "dev", new AwsAccount("111122223333", "eu-central-1"), "platform", "engineering"),
        Domain = "dev.example.com",
        ClusterNames = ["main.dev.example.com"],
        ClusterName = "main.dev.example.com",
        IsHighlyAvailable = false,
        VpcCidr = Cidr.Parse("10.0.0.0/16"),
        NodeCidrs = [Cidr.Parse("10.0.0.0/21"), Cidr.Parse("10.0.64.0/21")],
        PodCidrs = [Cidr.Parse("100.64.0.0/16")],
        RepositoryUrl = "https://github.com/example/platform.git",
        Revision = "main",
        OidcIssuerUrl = "https://login.dev.example.com/realms/platform",
        EnforcesPolicies = false,
        AdministratorCidrs = [Cidr.Parse("203.0.113.0/24")],
        CertificatesEmail = "platform@example.com",
        BackupBucket = "infra-dev-database-backups-111122223333",
        BackupRetentionDays = 7,
    };

    public static AddonContext Prod() => new()
    {
        Scope = new PlatformScope("infra", "prod", new AwsAccount("444455556666", "eu-west-1"), "platform", "operations"),
        Domain = "prod.example.com",
        ClusterNames = ["a.prod.example.com", "b.prod.example.com"],
        ClusterName = "b.prod.example.com",
        IsHighlyAvailable = true,
        VpcCidr = Cidr.Parse("10.1.0.0/16"),
        NodeCidrs = [Cidr.Parse("10.1.0.0/21"), Cidr.Parse("10.1.8.0/21")],
        PodCidrs = [Cidr.Parse("100.80.0.0/16"), Cidr.Parse("100.81.0.0/16")],
        RepositoryUrl = "https://github.com/example/platform.git",
        Revision = "main",
        OidcIssuerUrl = "https://login.prod.example.com/realms/platform",
        EnforcesPolicies = true,
        AdministratorCidrs = [Cidr.Parse("203.0.113.0/24")],
        CertificatesEmail = "platform@example.com",
        BackupBucket = "infra-prod-database-backups-444455556666",
        BackupRetentionDays = 30,
    };
}

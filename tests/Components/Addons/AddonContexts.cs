using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>Environments that tests declare add-ons for.</summary>
internal static class AddonContexts
{
    /// <summary>One of each, in two zones.</summary>
    public static AddonContext Dev() => new()
    {
        Scope = new PlatformScope("infra", "dev", new AwsAccount("111122223333", "eu-central-1"), "platform", "engineering"),
        Domain = "dev.example.com",
        ClusterNames = ["main.dev.example.com"],
        ClusterName = "main.dev.example.com",
        IsHighlyAvailable = false,
        Zones = 2,
        VpcCidr = Cidr.Parse("10.0.0.0/16"),
        NodeCidrs = [Cidr.Parse("10.0.0.0/20"), Cidr.Parse("10.0.16.0/20")],
        PodCidrs = [Cidr.Parse("100.64.0.0/16")],
        RepositoryUrl = "https://github.com/example/infra.git",
        Revision = "main",
        OidcIssuerUrl = "https://keycloak.dev.example.com/realms/platform",
        EnforcesPolicies = false,
        CertificatesEmail = "platform@example.com",
    };

    /// <summary>Highly available, in three zones, with two clusters.</summary>
    public static AddonContext Prod() => Dev() with
    {
        Scope = new PlatformScope("infra", "prod", new AwsAccount("444455556666", "eu-central-1"), "platform", "engineering"),
        Domain = "prod.example.com",
        ClusterNames = ["blue.prod.example.com", "green.prod.example.com"],
        ClusterName = "blue.prod.example.com",
        IsHighlyAvailable = true,
        Zones = 3,
        NodeCidrs = [Cidr.Parse("10.0.0.0/20"), Cidr.Parse("10.0.16.0/20"), Cidr.Parse("10.0.32.0/20")],
        PodCidrs = [Cidr.Parse("100.64.0.0/16"), Cidr.Parse("100.65.0.0/16")],
        OidcIssuerUrl = "https://keycloak.prod.example.com/realms/platform",
        EnforcesPolicies = true,
    };
}

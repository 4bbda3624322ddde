using Infra.Components;

namespace Infra.Tests.Components;

public sealed class WorkloadTrustTests
{
    [Fact]
    public void For_ServiceAccount_PinsSubjectAndAudienceExactly()
    {
        var issuer = new IrsaIssuer(TestScope.Dev.Account, "oidc", TestScope.Cluster);

        Assert.Equal(
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"AssumeByServiceAccount","Effect":"Allow","Principal":{"Federated":["arn:aws:iam::111122223333:oidc-provider/oidc.s3.eu-central-1.amazonaws.com/main.dev.example.com"]},"Action":["sts:AssumeRoleWithWebIdentity"],"Condition":{"StringEquals":{"oidc.s3.eu-central-1.amazonaws.com/main.dev.example.com:aud":["amazonaws.com"],"oidc.s3.eu-central-1.amazonaws.com/main.dev.example.com:sub":["system:serviceaccount:vault:vault"]}}}]}
            """,
            WorkloadTrust.For(issuer, new ServiceAccountName("vault", "vault")).ToJson());
    }

    [Fact]
    public void For_LongestNames_Fit()
    {
        var longest = new string('a', 63);
        var issuer = new IrsaIssuer(TestScope.Dev.Account, longest, $"{new string('a', 140)}.example.com");

        Assert.InRange(WorkloadTrust.For(issuer, new ServiceAccountName(longest, longest)).ToJson().Length, 1_000, 2_048);
    }
}

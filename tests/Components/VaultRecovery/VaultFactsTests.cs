using Infra.Components;

namespace Infra.Tests.Components;

public sealed class VaultFactsTests
{
    [Fact]
    public void Of_Cluster_NamesItsOwnRolesSecretAndSnapshot() =>
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["init-role-arn"] = "arn:aws:iam::444455556666:role/infra-prod-b-vault-init",
                ["recovery-secret"] = "infra-prod-b-vault-recovery",
                ["snapshot-bucket"] = "backups",
                ["snapshot-key"] = "b.prod.example.com/vault/snapshots/vault.snap",
                ["snapshot-role-arn"] = "arn:aws:iam::444455556666:role/infra-prod-b-vault-snapshot",
            },
            VaultFacts.Of(AddonContexts.Prod().Scope, "b.prod.example.com", "backups"));

    [Fact]
    public async Task Constructor_ConfigMap_IsInVaultsNamespace()
    {
        var resources = await AwsMocks.RunAsync(() =>
        {
            var buckets = new Buckets("buckets", new BucketsArgs { Scope = TestScope.Dev, Keys = TestScope.Keys() });
            _ = new VaultFacts("facts", new VaultFactsArgs { Scope = TestScope.Dev, ClusterName = TestScope.Cluster, SnapshotBucket = buckets.DatabaseBackups });
        });

        var map = resources["facts-configmap"];
        Assert.Equal(("cluster", "vault"), (map["metadata.name"], map["metadata.namespace"]));
        Assert.Equal(
            VaultFacts.Of(TestScope.Dev, TestScope.Cluster, "infra-dev-database-backups-111122223333").OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, (object?)entry.Value)),
            map.Map("data").OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value)));
    }
}

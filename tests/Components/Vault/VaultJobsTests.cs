using System.Text.Json;
using Infra.Components;

namespace Infra.Tests.Components;

public sealed class VaultJobsTests
{
    public static TheoryData<bool> Environments => [false, true];

    [Fact]
    public void Init_IsAHookThatRunsWithTheSync()
    {
        var annotations = VaultJobs.Init(AddonContexts.Dev()).Metadata.Annotations!;

        Assert.Equal(("Sync", "BeforeHookCreation", "1"), (annotations["argocd.argoproj.io/hook"], annotations["argocd.argoproj.io/hook-delete-policy"], annotations["argocd.argoproj.io/sync-wave"]));
    }

    [Fact]
    public void Init_Environment_IsWhatTheScriptReads()
    {
        var container = Assert.Single(VaultJobs.Init(AddonContexts.Prod()).Spec.Template.Spec.Containers);
        var names = container.Env!.Select(variable => variable.Name).ToHashSet();
        var head = VaultFiles.Init[..VaultFiles.Init.IndexOf("\nset -", StringComparison.Ordinal)];

        Assert.All(
            new[] { "CONFIGURATION", "MEMBERS", "POLL_SECONDS", "RECOVERY_SECRET", "SCRATCH", "SECRETS", "SNAPSHOT_BUCKET", "SNAPSHOT_KEY", "TOKEN_FILE", "VAULT_ADDR", "VAULT_CACERT", "VAULT_TLS_SERVER_NAME", "WAIT_SECONDS" },
            name => Assert.True(names.Contains(name) && head.Contains(name, StringComparison.Ordinal), name));
        Assert.Equal(3, container.Env!.Single(variable => variable.Name == "MEMBERS").Value!.Split(' ').Length);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Jobs_FactsOfTheCluster_AreAllInTheConfigMap(bool isProduction)
    {
        var context = isProduction ? AddonContexts.Prod() : AddonContexts.Dev();
        var facts = VaultFacts.Of(context.Scope, context.ClusterName, "backups");

        var asked = Pods(context).SelectMany(pod => pod.Containers.Concat(pod.InitContainers!)).SelectMany(container => container.Env ?? []).Select(variable => variable.ValueFrom?.ConfigMapKeyRef).OfType<KeySelector>().ToList();

        Assert.All(asked, entry => Assert.True(entry.Name == VaultFacts.ConfigMap && facts.ContainsKey(entry.Key), entry.Key));
        Assert.Equal(["init-role-arn", "recovery-secret", "snapshot-bucket", "snapshot-key", "snapshot-role-arn"], asked.Select(entry => entry.Key).Distinct().Order());
    }

    [Fact]
    public void Jobs_Volumes_AreMountedWhereTheEnvironmentSays()
    {
        foreach (var pod in Pods(AddonContexts.Dev()))
        {
            foreach (var container in pod.Containers.Concat(pod.InitContainers!))
            {
                var mounts = container.VolumeMounts!.ToDictionary(mount => mount.MountPath, mount => mount.Name);
                Assert.Subset(pod.Volumes!.Select(volume => volume.Name).ToHashSet(), mounts.Values.ToHashSet());
                foreach (var file in (container.Env ?? []).Where(variable => variable.Name is "TOKEN_FILE" or "AWS_WEB_IDENTITY_TOKEN_FILE" or "VAULT_CACERT" or "SNAPSHOT_FILE"))
                    Assert.Contains(Path.GetDirectoryName(file.Value)!, mounts.Keys);
            }
        }
    }

    [Fact]
    public void Jobs_Secrets_AreInMemoryAlone()
    {
        var pod = VaultJobs.Init(AddonContexts.Dev()).Spec.Template.Spec;

        Assert.Equal("Memory", pod.Volumes!.Single(volume => volume.Name == "secrets").EmptyDir!.Medium);
        Assert.Equal("/secrets", pod.Containers[0].Env!.Single(variable => variable.Name == "SECRETS").Value);
    }

    [Fact]
    public void Jobs_Containers_FitTheLevelRestricted() =>
        Assert.All(Pods(AddonContexts.Prod()).SelectMany(pod => pod.Containers.Concat(pod.InitContainers!)), container =>
        {
            Assert.Same(SecurityContext.Restricted, container.SecurityContext);
            Assert.True(container.Resources.Limits.ContainsKey("memory"));
        });

    [Fact]
    public void Snapshot_IsAfterTheJobThatMakesVaultReady()
    {
        var context = AddonContexts.Prod();

        Assert.Equal(("1", "2"), (Wave(VaultJobs.Init(context)), Wave(VaultJobs.Snapshot(context))));

        static string Wave(KubernetesObject each) => each.Metadata.Annotations!["argocd.argoproj.io/sync-wave"];
    }

    [Fact]
    public void Snapshot_IsTakenEveryHourWhereItMatters()
    {
        Assert.Equal(("17 */6 * * *", "17 * * * *"), (VaultJobs.Snapshot(AddonContexts.Dev()).Spec.Schedule, VaultJobs.Snapshot(AddonContexts.Prod()).Spec.Schedule));
        Assert.Equal("Forbid", VaultJobs.Snapshot(AddonContexts.Prod()).Spec.ConcurrencyPolicy);
    }

    [Theory]
    [InlineData("pulumi", "pulumi", "service", "30m")]
    [InlineData("snapshot", "vault-snapshot", "batch", "10m")]
    [InlineData("vault-init", "vault-init", "batch", "1m")]
    public void Roles_Each_IsOfOneServiceAccountAndAnAudience(string role, string serviceAccount, string tokenType, string lifetime)
    {
        var document = JsonDocument.Parse(VaultRoles.Files[$"{role}.role.json"]).RootElement;

        Assert.Equal(serviceAccount, Assert.Single(document.GetProperty("bound_service_account_names").EnumerateArray()).GetString());
        Assert.Equal("vault", Assert.Single(document.GetProperty("bound_service_account_namespaces").EnumerateArray()).GetString());
        Assert.Equal(role, Assert.Single(document.GetProperty("token_policies").EnumerateArray()).GetString());
        Assert.Equal(("vault", tokenType, lifetime), (document.GetProperty("audience").GetString(), document.GetProperty("token_type").GetString(), document.GetProperty("token_max_ttl").GetString()));
        Assert.True(document.GetProperty("token_no_default_policy").GetBoolean());
    }

    [Fact]
    public void Policies_OfTheJobs_ReadOnly() =>
        Assert.All(new[] { "snapshot", "vault-init" }, name => Assert.All(
            VaultFiles.Policy(name).Split('\n').Where(line => line.Contains("capabilities", StringComparison.Ordinal)),
            line => Assert.Equal("  capabilities = [\"read\"]", line)));

    private static IEnumerable<PodSpec> Pods(AddonContext context) => [VaultJobs.Init(context).Spec.Template.Spec, VaultJobs.Snapshot(context).Spec.JobTemplate.Spec.Template.Spec];
}

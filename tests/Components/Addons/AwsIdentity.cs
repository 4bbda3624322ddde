using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>Holds an add-on that calls AWS against its role.</summary>
internal static class AwsIdentity
{
    /// <summary>The workload runs as the one ServiceAccount that the role trusts, and may call AWS.</summary>
    public static void AssertRunsAs(Workload role, AddonWorkload workload)
    {
        Assert.Equal(role.ServiceAccount, new ServiceAccountName(workload.Namespace, workload.ServiceAccount));
        Assert.Contains(Peer.Aws, workload.Calls);
    }

    /// <summary>The token's volume is mounted where the environment says.</summary>
    public static void AssertTradesAToken(YamlMap values, IReadOnlyDictionary<string, string> variables, string roleArn)
    {
        var volume = Assert.IsType<YamlMap>(Assert.Single(values.ItemsAt("extraVolumes")));
        var mount = Assert.IsType<YamlMap>(Assert.Single(values.ItemsAt("extraVolumeMounts")));
        var token = Assert.IsType<YamlMap>(Assert.Single(volume.ItemsAt("projected", "sources")));

        Assert.Equal(roleArn, variables["AWS_ROLE_ARN"]);
        Assert.Equal(variables["AWS_WEB_IDENTITY_TOKEN_FILE"], $"{mount["mountPath"]}/{token.At("serviceAccountToken", "path")}");
        Assert.Equal(volume["name"], mount["name"]);
    }
}

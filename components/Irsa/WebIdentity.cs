namespace Infra.Components;

/// <summary>
/// What a pod needs to be a workload of AWS without keys: a token of its ServiceAccount, and the names of the role and of the token's file, which AWS' SDKs read
/// (https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html). Pieces for values of charts, as no pod identity webhook adds them.
/// </summary>
internal static class WebIdentity
{
    /// <summary>The folder of the token in the pod's containers.</summary>
    public const string MountPath = "/var/run/secrets/sts.amazonaws.com/serviceaccount";

    /// <summary>The token's file in <see cref="MountPath"/>.</summary>
    public const string TokenFile = "token";

    /// <summary>The volume's name in the pod.</summary>
    public const string VolumeName = "aws-token";

    // The kubelet renews a token when four fifths of this have passed.
    private const int TokenSeconds = 3600;

    /// <summary>The environment of a container: the role, the token's file, and the region's own STS.</summary>
    /// <param name="context">The environment.</param>
    /// <param name="workloadName">The workload's name, such as <see cref="Workloads.ExternalDnsName"/>.</param>
    /// <returns>A list of maps with <c>name</c> and <c>value</c>.</returns>
    public static YamlList Environment(AddonContext context, string workloadName) =>
        YamlList.Of(Variables(context, workloadName).Select(variable => new YamlMap { { "name", variable.Key }, { "value", variable.Value } }));

    /// <summary>The same as <see cref="Environment"/>, for charts that take a map of names and values.</summary>
    /// <param name="context">The environment.</param>
    /// <param name="workloadName">The workload's name.</param>
    public static YamlMap EnvironmentMap(AddonContext context, string workloadName) => YamlMap.Of(Variables(context, workloadName));

    /// <summary>The pod's volume with the token.</summary>
    public static YamlMap Volume() => new()
    {
        { "name", VolumeName },
        {
            "projected",
            new YamlMap
            {
                {
                    "sources",
                    new YamlList
                    {
                        new YamlMap
                        {
                            {
                                "serviceAccountToken",
                                new YamlMap { { "audience", IrsaIssuer.Audience }, { "expirationSeconds", TokenSeconds }, { "path", TokenFile } }
                            },
                        },
                    }
                },
            }
        },
    };

    /// <summary>The mount of <see cref="Volume"/> in a container.</summary>
    public static YamlMap Mount() => new() { { "name", VolumeName }, { "mountPath", MountPath }, { "readOnly", true } };

    private static KeyValuePair<string, string>[] Variables(AddonContext context, string workloadName)
    {
        ArgumentNullException.ThrowIfNull(context);
        var region = context.Scope.Account.Region;
        return
        [
            KeyValuePair.Create("AWS_DEFAULT_REGION", region),
            KeyValuePair.Create("AWS_REGION", region),
            KeyValuePair.Create("AWS_ROLE_ARN", context.RoleArn(workloadName)),
            KeyValuePair.Create("AWS_STS_REGIONAL_ENDPOINTS", "regional"),
            KeyValuePair.Create("AWS_WEB_IDENTITY_TOKEN_FILE", $"{MountPath}/{TokenFile}"),
        ];
    }
}

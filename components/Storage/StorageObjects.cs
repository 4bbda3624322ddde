namespace Infra.Components;

/// <summary>The StorageClasses.</summary>
internal static class StorageObjects
{
    private const string Driver = "ebs.csi.aws.com";

    public static IReadOnlyList<KubernetesObject> For(AddonContext context)
    {
        // https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md; gp3 has 3,000 IOPS and 125 MiB/s at any size.
        var parameters = new Dictionary<string, string>
        {
            ["csi.storage.k8s.io/fstype"] = "ext4",
            ["encrypted"] = "true",
            ["kmsKeyId"] = context.Scope.Account.Arn("kms", KeyNames.Alias(context.Scope, KeyPurpose.Ebs)),
            ["type"] = "gp3",
        };
        return
        [
            // Most claims are of caches and queues: volumes that nobody claims any more would cost, and outlive a destroyed environment.
            Class(Storage.DefaultClass, "Delete", parameters, new Dictionary<string, string> { ["storageclass.kubernetes.io/is-default-class"] = "true" }),
            Class(Storage.RetainedClass, "Retain", parameters, annotations: null),
        ];
    }

    private static StorageClass Class(string name, string reclaimPolicy, IReadOnlyDictionary<string, string> parameters, IReadOnlyDictionary<string, string>? annotations) => new()
    {
        Metadata = new ObjectMeta { Name = name, Annotations = annotations },
        Provisioner = Driver,
        Parameters = parameters,
        ReclaimPolicy = reclaimPolicy,
        // A volume is in one zone: the scheduler chooses it with the pod.
        VolumeBindingMode = "WaitForFirstConsumer",
        AllowVolumeExpansion = true,
    };
}

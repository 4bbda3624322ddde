namespace Infra.Components;

public static partial class Workloads
{
    /// <summary>Name of Kyverno's admission controller.</summary>
    public const string KyvernoAdmissionName = "kyverno-admission";

    /// <summary>Name of Kyverno's reports controller.</summary>
    public const string KyvernoReportsName = "kyverno-reports";

    /// <summary>Kyverno's admission controller, <c>kyverno/kyverno-admission-controller</c>: reads images and signatures of the project's repositories, as pods begin.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    public static Workload KyvernoAdmission(PlatformScope scope, string clusterName) =>
        ReadsImages(scope, KyvernoAdmissionName, KyvernoPods.Admission, $"Kyverno of {clusterName}: verifies signatures as pods begin");

    /// <summary>Kyverno's reports controller, <c>kyverno/kyverno-reports-controller</c>: the same, of pods that run.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    public static Workload KyvernoReports(PlatformScope scope, string clusterName) =>
        ReadsImages(scope, KyvernoReportsName, KyvernoPods.Reports, $"Kyverno of {clusterName}: verifies signatures of what runs");

    private static Workload ReadsImages(PlatformScope scope, string name, KyvernoPods pods, string description)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Of(
            name,
            Kyverno.Namespace,
            pods.ServiceAccount,
            description,
            Allow("SignInToEcr").OnEveryResource(NoResources).To("ecr:GetAuthorizationToken"),
            Allow("ReadImages").To(ImageActions).On(Images(scope)));
    }

    /// <summary>What reading an image takes.</summary>
    internal static IEnumerable<string> ImageActions => ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

    /// <summary>The project's repositories; <see cref="Registry"/> makes them.</summary>
    internal static string Images(PlatformScope scope) => scope.Account.Arn("ecr", $"repository/{scope.Project}/*");
}

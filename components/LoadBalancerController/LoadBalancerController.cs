namespace Infra.Components;

/// <summary>
/// The AWS load balancer controller: network load balancers for Services of the class <see cref="ServiceClass"/>, and no others; those without a class are the cloud
/// controller manager's.
/// </summary>
public static class LoadBalancerController
{
    /// <summary>Its namespace: what it may do in AWS is for its pods alone, and kube-system is kOps'.</summary>
    public const string Namespace = "load-balancer-controller";

    /// <summary>The <c>loadBalancerClass</c> of Services that it serves (https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb).</summary>
    public const string ServiceClass = "service.k8s.aws/nlb";

    /// <summary>The chart, the release and the ServiceAccount, which <see cref="Workloads.LoadBalancerController"/> trusts.</summary>
    internal const string Release = "aws-load-balancer-controller";

    private const string Webhooks = "aws-load-balancer-webhook";
    private const string Reviews = "admissionregistration.k8s.io";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("load-balancer-controller");

    internal static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>
    {
        ["app.kubernetes.io/instance"] = Release,
        ["app.kubernetes.io/name"] = Release,
    };

    internal static WorkloadSize Size(AddonContext context) => new() { Replicas = context.Replicas(2), Containers = [new ContainerSize(Release, "20m", "96Mi", "256Mi")] };

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Makes the load balancers of the gateways",
            Layer = AddonLayer.Cluster,
            Chart = new ChartRelease
            {
                Chart = "aws-load-balancer-controller",
                Repository = "https://aws.github.io/eks-charts",
                Version = "3.5.0",
                Namespace = Namespace,
                ReleaseName = Release,
                Values = LoadBalancerControllerValues.For(context),
                // Pods cannot ask the machine's metadata (IMDSv2 with one hop).
                Parameters = new Dictionary<string, CloudFact> { ["vpcId"] = CloudFact.VpcId },
            },
            // It issues the webhooks' certificate.
            DependsOn = [CertManager.Name],
            // The chart has no value for the profile of system calls, without which "restricted" lets no pod in; kubelets give it the runtime's. Kyverno holds it to the rest.
            Namespaces = [new AddonNamespace { Name = Namespace, PodSecurity = PodSecurityLevel.Baseline }],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = "controller",
                    Namespace = Namespace,
                    Labels = Labels,
                    ServiceAccount = Release,
                    Size = Size(context),
                    Ports =
                    [
                        new WorkloadPort { Name = "webhook", Number = 9443, WebhookService = "aws-load-balancer-webhook-service", HasOwnTls = true },
                        new WorkloadPort { Name = "metrics", Number = 8080, Metrics = new MetricsEndpoint { Metrics = LoadBalancerControllerMonitoring.Metrics } },
                    ],
                    Calls = [Peer.ApiServer, Peer.Aws],
                },
            ],
            Alerts = LoadBalancerControllerMonitoring.Alerts,
            Dashboard = LoadBalancerControllerMonitoring.Dashboard,
            CustomKinds =
            [
                new CustomKinds("aga.k8s.aws", "GlobalAccelerator"),
                new CustomKinds("elbv2.k8s.aws", "ALBTargetControlConfig", "IngressClassParams", "TargetGroupBinding"),
                new CustomKinds("gateway.k8s.aws", "ListenerRuleConfiguration", "LoadBalancerConfiguration", "TargetGroupConfiguration"),
            ],
            // cert-manager's cainjector writes the authority there.
            IgnoredDifferences =
            [
                new IgnoredDifference(Reviews, "MutatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle") { Name = Webhooks },
                new IgnoredDifference(Reviews, "ValidatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle") { Name = Webhooks },
            ],
            ClusterKinds =
            [
                $"{Reviews}/MutatingWebhookConfiguration", $"{Reviews}/ValidatingWebhookConfiguration", "apiextensions.k8s.io/CustomResourceDefinition",
                "rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding",
            ],
        };
    }
}

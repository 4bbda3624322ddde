using Infra.Components;
using Infra.Planning;
using Infra.Rules.Argo;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Rules.Failures;

/// <summary>F14.</summary>
public sealed class OrderlyDestroy : PlanRule
{
    private const string LoadBalancerType = "LoadBalancer";
    private const string LoadBalancerClass = "loadBalancerClass";
    private const string LoadBalancerChart = "aws-load-balancer-controller";

    /// <inheritdoc/>
    public override string Id => "F14";

    /// <inheritdoc/>
    public override string Title => "Applications go before Argo CD, with what they delivered, and before what takes their load balancers away";

    /// <inheritdoc/>
    public override string Why =>
        "An Application without the finalizer leaves behind what it delivered: load balancers and volumes that keep the VPC from being deleted. One with it waits for an Argo CD that must still be there, so "
        + "that Argo CD's own, and the deletion of its namespace, hang forever. So does a Service of a load balancer whose controller is gone. Waves see to operators: K8S004 and ARGO004.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion; https://github.com/argoproj/argo-cd/issues/9296; https://github.com/aws-ia/terraform-aws-eks-blueprints/issues/1114; "
        + "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/";

    /// <inheritdoc/>
    public override string Fix =>
        $"Give every Application but Argo CD's own the finalizer {ApplicationObjects.CascadingDeletion} and a dependency on Argo CD's release, keep Argo CD's namespace by the sync option {SyncOptions.NotDeleted}, and let what "
        + "makes load balancers depend on their controller.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var reached = new Dictionary<(string Cluster, string Urn), bool>();
        var released = context.Argo.Releases.Select(release => release.Provider ?? "").ToHashSet(StringComparer.Ordinal);
        foreach (var application in context.Argo.All)
        {
            var takesAlong = TakesAlong(application.Resource.Inputs.At("metadata", "finalizers"));
            if (application.Chart == ArgoTypes.Chart && takesAlong)
                yield return Broken(application.Resource, "It is Argo CD's own, and would delete Argo CD before it is done deleting.");
            else if (application.Chart != ArgoTypes.Chart && !takesAlong)
                yield return Broken(application.Resource, "It leaves behind what it delivered.");
            if (released.Contains(application.Cluster) && !Follows(context, application.Cluster, application.Resource, reached))
                yield return Broken(application.Resource, "It depends on no release of Argo CD, which may go before it and leaves it waiting.");
            if (MakesLoadBalancers(application) && WrongController(context.Argo, application) is { } wave)
                yield return Broken(application.Resource, FormattableString.Invariant($"It makes load balancers in wave {application.Wave}, and their controller comes in wave {wave}: it goes first."));
        }
        foreach (var set in context.Argo.Templates.Where(set => !TakesAlong(set.Resource.Inputs.At("spec", "template", "metadata", "finalizers"))))
            yield return Broken(set.Resource, "Its Applications leave behind what they delivered.");
        foreach (var finding in Manifests(context))
            yield return finding;
    }

    private IEnumerable<Finding> Manifests(RuleContext context)
    {
        foreach (var manifest in context.Manifests.Namespaces.Where(manifest => manifest.Name == Components.ArgoCd.Namespace && !IsKept(manifest)))
            yield return Broken(manifest.Subject, $"The Application {manifest.Application} deletes the namespace in which Argo CD is to delete it.");
        var waves = new ManifestWaves(context.Argo);
        foreach (var service in context.Manifests.OfKind("", "Service").Where(service => service.Spec("type").Text() == LoadBalancerType))
        {
            foreach (var controller in context.Argo.OfChart(LoadBalancerChart).Select(controller => controller.Name).Distinct(StringComparer.Ordinal))
            {
                if (waves.Wrong(controller, service.Application) is var (first, own))
                    yield return Broken(service.Subject, FormattableString.Invariant($"It is delivered in wave {own}, and the controller of load balancers in wave {first}: that goes first."));
            }
        }
    }

    private static bool TakesAlong(PlanValue? finalizers) => finalizers.Items().Any(finalizer => finalizer.Text()?.StartsWith(ApplicationObjects.CascadingDeletion, StringComparison.Ordinal) == true);

    private static bool IsKept(KubernetesManifest manifest) =>
        SyncOptions.Of(manifest.Manifest.Object).Contains(SyncOptions.NotDeleted);

    private static bool MakesLoadBalancers(ArgoApplication application) => application.Chart is not (null or LoadBalancerChart)
        && ValueWalk.Texts(application.Values(), "").Any(place => place.Key == LoadBalancerClass || (place.Key == "type" && place.Text == LoadBalancerType));

    private static int? WrongController(ArgoApplications argo, ArgoApplication application) =>
        argo.OfChart(LoadBalancerChart).FirstOrDefault(controller => controller.Cluster == application.Cluster && controller.Wave >= application.Wave)?.Wave;

    // Whether a resource depends on its cluster's Argo CD, by others too. What is asked for while it is looked for adds nothing.
    private static bool Follows(RuleContext context, string cluster, PlanResource resource, Dictionary<(string Cluster, string Urn), bool> reached)
    {
        var key = (cluster, resource.Urn);
        if (reached.TryGetValue(key, out var known))
            return known;
        reached[key] = false;
        return reached[key] = resource.DependsOn.Select(context.Index.Find).OfType<PlanResource>().Any(dependency => IsArgoCdOf(cluster, dependency) || Follows(context, cluster, dependency, reached));
    }

    private static bool IsArgoCdOf(string cluster, PlanResource resource) =>
        resource.Type == ArgoTypes.Release && resource.Inputs["chart"].Text() == ArgoTypes.Chart && (resource.Provider ?? "") == cluster;
}

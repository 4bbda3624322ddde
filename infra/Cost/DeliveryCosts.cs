using Infra.Components;
using Infra.Planning;
using Infra.Rules;
using Infra.Rules.Argo;
using Pulumi.Offline;

namespace Infra.Cost;

/// <summary>What Applications make in the cloud: load balancers of their Services, and volumes of their pods.</summary>
internal sealed class DeliveryCosts
{
    private const string LoadBalancerPrefix = "service.beta.kubernetes.io/aws-load-balancer-";

    private readonly CostSheet _sheet;
    private readonly PlatformModel? _platform;
    private readonly Dictionary<string, ClusterWorkers> _clusters;
    private readonly ILookup<string, PlanManifest> _byFolder;
    private readonly Dictionary<string, string> _volumeTypes;

    private DeliveryCosts(CostSheet sheet, PlatformModel? platform, IEnumerable<ClusterWorkers> clusters)
    {
        _sheet = sheet;
        _platform = platform;
        _clusters = clusters.ToDictionary(cluster => cluster.Cluster, StringComparer.Ordinal);
        _byFolder = sheet.Plan.Manifests.ToLookup(manifest => manifest.Path[..Math.Max(manifest.Path.LastIndexOf('/'), 0)], StringComparer.Ordinal);
        _volumeTypes = sheet.Plan.Manifests.Where(manifest => manifest.Object["kind"].Text() == "StorageClass")
            .Select(manifest => (Name: NameOf(manifest.Object), Type: manifest.Object.At("parameters", "type").Text()))
            .Where(each => each.Type is not null).DistinctBy(each => each.Name).ToDictionary(each => each.Name, each => each.Type!, StringComparer.Ordinal);
    }

    /// <summary>Adds what each Application makes, and says what its databases ask of machines.</summary>
    public static IReadOnlyList<MachineRequest> Add(CostSheet sheet, PlatformModel? platform, IEnumerable<ClusterWorkers> clusters)
    {
        var costs = new DeliveryCosts(sheet, platform, clusters);
        return [.. sheet.Plan.Resources.Where(resource => resource.Type == ArgoTypes.Application).SelectMany(costs.Add)];
    }

    private List<MachineRequest> Add(PlanResource application)
    {
        var requests = new List<MachineRequest>();
        var cluster = _sheet.Places.ClusterOf(application);
        var (spec, balancers) = (application.Inputs["spec"], new List<PlanValue.MapValue>());
        foreach (var source in spec.At("sources").Items().Append(spec.At("source")).OfType<PlanValue.MapValue>())
        {
            balancers.AddRange(BalancersOf(source.At("helm", "valuesObject")));
            foreach (var manifest in source["path"].Text() is { } path ? _byFolder[path.TrimEnd('/')] : [])
            {
                if (manifest.Object["kind"].Text() == "Service" && manifest.Object.At("spec", "type").Text() == "LoadBalancer")
                    balancers.Add(manifest.Object.At("metadata", "annotations") as PlanValue.MapValue ?? PlanValue.MapValue.Empty);
                if (manifest.Object["kind"].Text() == "PersistentVolumeClaim")
                    AddVolumes(application, $"PersistentVolumeClaim/{NameOf(manifest.Object)}", 1, [Volume(manifest.Object.At("spec", "resources", "requests", "storage"), manifest.Object.At("spec", "storageClassName"))], TeamOf(manifest.Object));
                if (IsDatabase(manifest.Object))
                    requests.Add(AddDatabase(application, manifest.Object, cluster));
            }
        }
        for (var i = 0; i < balancers.Count; i++)
        {
            var isPublic = balancers[i][$"{LoadBalancerPrefix}scheme"].Text() == "internet-facing";
            var zones = cluster is not null && _clusters.TryGetValue(cluster, out var workers) ? workers.PublicZones.Count : 0;
            _sheet.Add(application, i == 0 ? "loadBalancer" : FormattableString.Invariant($"loadBalancer{i}"), _sheet.LoadBalancer(isPublic ? zones : 0));
        }
        AddDeclaredVolumes(application);
        return requests;
    }

    // The maps of annotations that ask for one.
    private static IEnumerable<PlanValue.MapValue> BalancersOf(PlanValue? values) => values switch
    {
        PlanValue.MapValue map when map.Items.ContainsKey($"{LoadBalancerPrefix}type") => [map],
        PlanValue.MapValue map => map.Items.Values.SelectMany(BalancersOf),
        PlanValue.ListValue list => list.Items.SelectMany(BalancersOf),
        _ => [],
    };

    private static bool IsDatabase(PlanValue.MapValue manifest) =>
        manifest["kind"].Text() == "Cluster" && manifest["apiVersion"].Text()?.StartsWith("postgresql.cnpg.io/", StringComparison.Ordinal) == true;

    private MachineRequest AddDatabase(PlanResource application, PlanValue.MapValue manifest, string? cluster)
    {
        var spec = manifest["spec"];
        var servers = (int)((spec.At("instances") as PlanValue.NumberValue)?.Value ?? 1);
        (string Size, string Type)?[] volumes = [Volume(spec.At("storage", "size"), spec.At("storage", "storageClass")), Volume(spec.At("walStorage", "size"), spec.At("walStorage", "storageClass"))];
        AddVolumes(application, $"Cluster/{NameOf(manifest)}", servers, volumes, TeamOf(manifest));
        var requests = spec.At("resources", "requests");
        return new MachineRequest(
            cluster, TeamOf(manifest), servers * (decimal)(Quantity.Cores(requests.At("cpu").Text()) ?? 0), servers * (decimal)(Quantity.Bytes(requests.At("memory").Text()) ?? 0) / Quantity.BytesOfGiB);
    }

    // What charts claim stands in the declarations, by the names of their Applications. Databases are objects of their own.
    private void AddDeclaredVolumes(PlanResource application)
    {
        var name = application.Inputs.At("metadata", "name").Text();
        foreach (var addon in _platform?.Declarations.Addons.Where(addon => MachineRequests.ApplicationOf(addon) == name) ?? [])
        {
            foreach (var workload in addon.Workloads.Where(workload => workload.Role != PlatformRole.DatabaseServer && workload.Size?.Volumes.Count > 0))
            {
                var machines = _sheet.Places.ClusterOf(application) is { } cluster && _clusters.TryGetValue(cluster, out var workers) ? workers.Machines : 0;
                AddVolumes(application, workload.Name, workload.Size!.Replicas * (workload.Size.OnEveryNode ? machines : 1), [.. workload.Size.Volumes.Select(size => ((string, string)?)(size, "gp3"))], null);
            }
        }
    }

    private (string Size, string Type)? Volume(PlanValue? size, PlanValue? storageClass) =>
        size.Text() is { } given ? (given, storageClass.Text() is { } name ? _volumeTypes.GetValueOrDefault(name, "gp3") : "gp3") : null;

    private void AddVolumes(PlanResource application, string owner, int pods, IReadOnlyList<(string Size, string Type)?> volumes, string? team)
    {
        var charges = new List<Charge>();
        foreach (var (size, type) in volumes.OfType<(string Size, string Type)>())
        {
            if (Quantity.Bytes(size) is { } bytes)
                charges.AddRange(CostSheet.Volumes(MachineCount.Exactly(pods), (decimal)bytes / Quantity.BytesOfGiB, type));
            else
                _sheet.AddUnpriced($"a volume of the size '{size}', of {owner}");
        }
        if (charges.Count > 0)
            _sheet.Add(application, $"{owner}/volumes", charges, team: team);
    }

    private string? TeamOf(PlanValue.MapValue manifest) =>
        manifest.At("metadata", "labels", TeamLabels.Team).Text() is { } team && _sheet.Teams.Contains(team) ? team : null;

    private static string NameOf(PlanValue.MapValue manifest) => manifest.At("metadata", "name").Text() ?? "";
}

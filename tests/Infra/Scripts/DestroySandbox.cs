using Infra.Bootstrap;
using Infra.Configuration;
using Infra.Stacks;
using Infra.Tests.Components;
using Infra.Tests.Support;

namespace Infra.Tests.Scripts;

/// <summary>A folder in which scripts/destroy.sh takes down an environment of files: dev as the repository has it, with one cluster or two.</summary>
internal sealed class DestroySandbox : IDisposable
{
    private static readonly string[] SystemCommands = ["awk", "bash", "cat", "dirname", "grep", "head", "mktemp", "rm", "sed", "touch", "tr", "wc"];
    private static readonly string[] Tools = ["aws", "dotnet", "kops", "kubectl", "pulumi", "sleep"];

    // Of the many kinds some that the cluster has, and one that it does not know any more.
    private static readonly string[] Kinds = ["certificate.cert-manager.io", "clusterpolicy.kyverno.io", "targetgroupbinding.elbv2.k8s.aws"];
    private const string GoneKind = "bundle.trust.cert-manager.io";

    private readonly ScriptFolder _folder = new(SystemCommands);

    public DestroySandbox(bool hasTwoClusters = false, bool isProtected = false)
    {
        foreach (var tool in Tools)
            _folder.InstallFile(tool, "StandIns", "Scripts", "tool.sh");
        var environment = StackSettings.Load(Repository.Root, "dev", PulumiProject.Load(Repository.Root)).ReadEnvironment() with { Protect = isProtected };
        if (hasTwoClusters)
            environment = environment with { Clusters = [environment.Clusters[0], environment.Clusters[0] with { Label = "more" }] };
        var order = TeardownOrder.Of(environment, [.. environment.Clusters.Select(cluster => (cluster, EnvironmentPlatform.Of(environment, cluster)))]);
        File.WriteAllLines(_folder.At("order"), order.Where(line => !line.StartsWith("kind\t", StringComparison.Ordinal) || Kinds.Append(GoneKind).Contains(line.Split('\t')[2])));
        foreach (var cluster in environment.Clusters.Select(environment.NameOf))
            Fill(cluster, environment);
        Put("applications", "yes");
        Put("aws/balancers", "");
        Put("aws/volumes", "");
        Put("aws/interfaces", "eni-1", "eni-2");
        Put("aws/vpcs", "vpc-1");
    }

    public Dictionary<string, string> Variables { get; } = [];

    public IEnumerable<string> Leftovers => _folder.Leftovers;

    public void Remove(string tool) => _folder.Uninstall(tool);

    /// <summary>Writes a file of the environment, a line each.</summary>
    public void Put(string path, params string[] lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.At($"state/{path}"))!);
        File.WriteAllText(_folder.At($"state/{path}"), string.Concat(lines.Select(line => line + "\n")));
    }

    public bool Has(string path) => Path.Exists(_folder.At($"state/{path}"));

    public async Task<ScriptRun> RunAsync(string input, params string[] arguments) =>
        await _folder.RunAsync(Variables, "bash", [Path.Combine(Repository.Root, "scripts", "destroy.sh"), .. arguments], input);

    public void Dispose() => _folder.Dispose();

    private void Fill(string cluster, EnvironmentConfig environment)
    {
        var platform = EnvironmentPlatform.Of(environment, environment.Clusters[0]);
        Put($"clusters/{cluster}/applicationsets.argoproj.io", "argocd team-shop");
        Put($"clusters/{cluster}/applications.argoproj.io", [.. platform.Applications.Select(application => $"argocd {application.Name}"), "argocd somebodys"]);
        Put($"clusters/{cluster}/certificate.cert-manager.io", "shop stray-certificate");
        Put($"clusters/{cluster}/clusterpolicy.kyverno.io", "- stray-policy");
        Put($"clusters/{cluster}/targetgroupbinding.elbv2.k8s.aws", "istio-ingress of-the-gateway service.k8s.aws/stack-name", "shop stray-binding");
        Put($"clusters/{cluster}/services", "istio-ingress of-argo argocd.argoproj.io/tracking-id", "shop stray-balancer");
        Put($"clusters/{cluster}/persistentvolumeclaims", "vault data-vault-0");
        Put($"clusters/{cluster}/persistentvolumes", "- data-vault-0");
    }
}

using Infra.Components;
using Infra.Planning;
using Infra.Rendering;
using Infra.Tests.Support;

namespace Infra.Tests.Rendering;

public sealed class NetworkPageTests
{
    private static readonly string Page = Of(TestPlatform.Store, TestPlatform.Mesh, TestPlatform.Guard, TestPlatform.Gateway);

    [Fact]
    public void Of_Flows_AreGroupedByWhomTheyCall()
    {
        Assert.StartsWith("# Network of dev\n", Page, StringComparison.Ordinal);
        Assert.Equal(
            [
                "## Workloads", "### gateway/gateway", "### guard/webhook", "### mesh/control-plane", "### store/web",
                "## Outside of the platform", "### Kubernetes API", "### pay.example.com, *.bank.example.com", "## Teams", "## On the machines' network",
            ],
            Page.Split('\n').Where(line => line.StartsWith("##", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_Workload_SaysWhoCallsItAtWhichPortUnderWhichTls()
    {
        Assert.Contains(
            """
            ### store/web

            In the namespace `store`, with a sidecar.

            | From | Port | For | mTLS |
            | --- | --- | --- | --- |
            | gateway/gateway | 8080 | http | yes |
            | store/probe | 8080 | http | no |

            """.ReplaceLineEndings("\n"), Page, StringComparison.Ordinal);
        Assert.Contains("without a sidecar.\n\n| From | Port | For | mTLS |\n| --- | --- | --- | --- |\n| Kubernetes API | 9443 | webhook | own TLS |\n", Page, StringComparison.Ordinal);
        Assert.Contains("| store/web | 443 | call | own TLS |\n", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SidecarsMetrics_AreOutsideOfMutualTls()
    {
        var page = Of(TestPlatform.Mesh, TestPlatform.Gateway, context => TestPlatform.Store(context) with
        {
            Workloads =
            [
                .. TestPlatform.Store(context).Workloads,
                new AddonWorkload { Name = "scraper", Namespace = "store", Labels = new Dictionary<string, string> { ["app"] = "scraper" }, Role = PlatformRole.Scraper },
            ],
        });
        Assert.Contains("| gateway/gateway | 8080 | http | yes |\n| store/probe | 8080 | http | no |\n| store/scraper | 15090 | sidecar's metrics | no |\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Teams_SaysThatTheirPodsMayCallEachOther()
    {
        Assert.Contains("may call each other at every port, and gateway/gateway may call them.\n", Page, StringComparison.Ordinal);
        Assert.Contains("| shop | shop | yes |\n", Page, StringComparison.Ordinal);
        Assert.Contains("may call each other at every port.\n", Of(TestPlatform.Guard), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_HostNetwork_SaysThatNoPolicyReachesIt() => Assert.EndsWith("neither as callers nor as called:\n\n- mesh/machines\n", Page, StringComparison.Ordinal);

    [Fact]
    public void Of_OtherOrderOfAddons_IsTheSamePage() => Assert.Equal(Page, Of(TestPlatform.Gateway, TestPlatform.Guard, TestPlatform.Mesh, TestPlatform.Store));

    private static string Of(params Func<AddonContext, Addon>[] addons)
    {
        var (environment, problems) = StackEnvironment.Read(Repository.Root, "dev");
        Assert.Empty(problems);
        return NetworkPage.Of(TestPlatform.Of(addons)(environment!.Config, environment.Config.Clusters[0]));
    }
}

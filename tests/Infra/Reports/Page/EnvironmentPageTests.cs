using System.Text;
using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Cli;
using Infra.Tests.Support;

namespace Infra.Tests.Reports.Page;

public sealed class EnvironmentPageTests
{
    private const int Mebibyte = 1024 * 1024;

    [Fact]
    public async Task Write_DifferenceOfBothEnvironments_StaysBelowAMebibyteAndAsksForNoCare()
    {
        using var cli = new CliRun { Planner = new Planner(Platform.Define, EnvironmentPlatform.Of) };
        Assert.Equal((0, ""), (await cli.RunInAsync(Repository.Root, "diff", "--stack", "prod", "--with", "dev", "--html", "-"), cli.Error));

        Assert.InRange(Encoding.UTF8.GetByteCount(cli.Output), Mebibyte / 2, Mebibyte);
        Assert.Contains("id=\"difference\"", cli.Output, StringComparison.Ordinal);
        Assert.Contains("<dt>Changes</dt>", cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("asks for care", cli.Output, StringComparison.OrdinalIgnoreCase);
    }
}

using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>What a reader of a change sees: the lines that it is about, and no others.</summary>
public sealed class KopsDifferenceTests
{
    [Fact]
    public void Write_AnotherKubernetesVersion_ChangesOneLine() => Assert.Equal(
        ["-  kubernetesVersion: 1.35.2", "+  kubernetesVersion: 1.36.0"],
        Difference(KopsInputs.Prod, KopsInputs.Prod.With(spec => spec with { KubernetesVersion = "1.36.0" })));

    [Fact]
    public void Write_AnotherInstanceType_ChangesALineForEachZone() => Assert.Equal(
        Enumerable.Repeat<string[]>(["-  machineType: m6i.xlarge", "+  machineType: m6i.2xlarge"], 3).SelectMany(lines => lines),
        Difference(KopsInputs.Prod, KopsInputs.Prod.WithGroup(group => group with { InstanceTypes = ["m6i.2xlarge"] })));

    [Fact]
    public void Write_AnotherControlPlaneInstanceType_ChangesALineForEachMachine() => Assert.Equal(
        ["-  machineType: t3.medium", "+  machineType: t3.large"],
        Difference(KopsInputs.Dev, KopsInputs.Dev.With(spec => spec with { ControlPlane = spec.ControlPlane with { InstanceType = "t3.large" } })));

    [Fact]
    public void Write_WithoutTheLastZone_LosesItsSubnetsAndGroup()
    {
        var before = KopsInputs.Dev;
        var after = before with { Zones = [before.Zones[0]] };
        var group = KopsDocuments.Write(before).Split("---\n")[^1].TrimEnd('\n').Split('\n');

        Assert.Contains("  name: general-eu-central-1b", group);
        Assert.Equal(
            [
                "-  - cidr: 10.0.64.0/19", "-    egress: External", "-    id: '@{private-b}'", "-    name: eu-central-1b", "-    type: Private", "-    zone: eu-central-1b",
                "-  - cidr: 10.0.96.0/22", "-    egress: External", "-    id: '@{utility-b}'", "-    name: utility-eu-central-1b", "-    type: Utility", "-    zone: eu-central-1b",
                "----", .. group.Select(line => $"-{line}"),
            ],
            Difference(before, after));
    }

    [Fact]
    public void Write_MoreMembers_KeepsTheFirst()
    {
        var three = KopsInputs.Prod;
        var added = Difference(three.WithControlPlane(1), three);

        Assert.DoesNotContain(added, line => line.StartsWith('-'));
        Assert.Equal(2, added.Count(line => line == "+      instanceGroup: control-plane-eu-central-1b"));
        Assert.DoesNotContain("+      instanceGroup: control-plane-eu-central-1a", added);
    }

    // Lines taken out and put in, in their order, around a longest common subsequence.
    private static List<string> Difference(KopsDocumentInputs before, KopsDocumentInputs after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var difference = new List<string>();
        for (var (i, j) = (0, 0); i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
                (i, j) = (i + 1, j + 1);
            else if (i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
                difference.Add($"-{old[i++]}");
            else
                difference.Add($"+{now[j++]}");
        }

        return difference;
    }

    private static string[] Lines(KopsDocumentInputs inputs) => KopsDocuments.Write(inputs).TrimEnd('\n').Split('\n');
}

using Infra.Cost;
using Infra.Differences;
using Infra.Planning;
using Infra.Reports.Differences;
using Infra.Tests.Support;
using PlanDifference = Infra.Differences.PlanDifference;

namespace Infra.Tests.Reports.Differences;

/// <summary>Differences of plans, put together by hand.</summary>
internal static class SampleDifferences
{
    /// <summary>Text that means something to Markdown, HTML, GitHub, YAML or a terminal.</summary>
    public const string Hostile = "a|b `c` ``` ~~~ </details><script>alert(1)</script> <!-- --> @org/team #123 GH-7 \\| [x](javascript:y) *b* _i_ $x$ 👩‍🚀\u001b[31m\u202e\r\n| x |\n# h\n```";

    public static readonly FindingChanges NoFindings = new([], [], []);

    public static PlanDifference Empty { get; } = new() { Before = "main (2983e98)", After = "dev", Findings = NoFindings };

    /// <summary>One of each.</summary>
    public static PlanDifference Small { get; } = new()
    {
        Before = "main (2983e98)",
        After = "dev",
        Resources =
        [
            new ResourceChange { Kind = ChangeKind.Added, Urn = Urn("aws:s3/bucket:Bucket", "logs"), Type = "aws:s3/bucket:Bucket", Name = "logs" },
            new ResourceChange
            {
                Kind = ChangeKind.Changed, Urn = Urn("aws:ec2/eip:Eip", "nat-a"), Type = "aws:ec2/eip:Eip", Name = "nat-a",
                Properties = [Change("networkBorderGroup", "\"eu-central-1\"", "\"eu-west-1\"")], ReplacedBy = ["networkBorderGroup"],
                Loss = new Loss(LossKind.Address, "the public address"),
            },
            new ResourceChange
            {
                Kind = ChangeKind.Removed, Urn = Urn("aws:kms/key:Key", "data"), Type = "aws:kms/key:Key", Name = "data",
                Loss = new Loss(LossKind.Data, "all that is encrypted with it"), WasProtected = true,
            },
            new ResourceChange
            {
                Kind = ChangeKind.Renamed, Urn = Urn("aws:iam/role:Role", "loki"), FormerUrn = Urn("aws:iam/role:Role", "logs"), Type = "aws:iam/role:Role", Name = "loki",
                Properties = [Change("tags.owner", null, "\"platform\""), Change("arn", """{"$unknown": "urn#arn"}""", """{"$template": ["arn:aws:iam::", {"$unknown": "urn#id"}, ":role/x"]}""")],
            },
        ],
        Manifests =
        [
            new ManifestChange { Kind = ChangeKind.Added, Application = "routes", Path = "kubernetes/dev/routes/a.yaml", ObjectKind = "HTTPRoute", Namespace = "shop", Name = "web" },
            new ManifestChange
            {
                Kind = ChangeKind.Changed, Application = "routes", Path = "kubernetes/dev/routes/b.yaml", ObjectKind = "Gateway", Namespace = "istio-gateway", Name = "main",
                Properties = [Change("spec.listeners[name=https].port", "443", "8443")],
            },
            new ManifestChange
            {
                Kind = ChangeKind.Removed, Application = "team-shop", Path = "kubernetes/dev/team-shop/c.yaml", ObjectKind = "PersistentVolumeClaim", Namespace = "shop", Name = "uploads",
                Loss = new Loss(LossKind.Data, "what the claim's volume holds"),
            },
        ],
        Outputs = [Change("vpcId", "\"vpc-1\"", """{"$unknown": "urn#id"}"""), Change("password", null, """{"$secret": true}""")],
        Meanings =
        [
            new MeaningChange(MeaningArea.Permission, "role loki", "s3:DeleteObject on logs/*", null, "allowed", Widens: true),
            new MeaningChange(MeaningArea.Flow, "shop/web", "vault at 8200", "mTLS", null, Widens: false),
            new MeaningChange(MeaningArea.Size, "nodes general", "machine type", "t3.large", "m6i.large", Widens: false),
            new MeaningChange(MeaningArea.Protection, "bucket logs", "versions", "kept", null, Widens: true),
        ],
        Findings = new FindingChanges(
            [new Finding("AWS011", Severity.Error, Urn("aws:s3/bucket:Bucket", "logs"), "Nothing keeps versions of its objects.", "Add a `BucketVersioning`.")],
            [new Finding("AWS004", Severity.Error, Urn("aws:kms/key:Key", "data"), "The key does not rotate.", "Set it.")],
            [new Finding("COST002", Severity.Warning, "aws:x:Y", "Nobody knows its price.", "Add it.")]),
        Cost = new CostComparison(100, 142.5m, [new CostChange(Urn("aws:kms/key:Key", "data"), 1, null), new CostChange($"{Urn("aws:ec2/eip:Eip", "nat-a")}#traffic", 10, 53.5m)]),
    };

    public static string Urn(string type, string name) => $"urn:pulumi:dev::platform::platform:network:Vpc${type}::{name}";

    public static PropertyChange Change(string path, string? before, string? after) =>
        new(path, before is null ? null : PlanBuilder.Value(before), after is null ? null : PlanBuilder.Value(after));

    public static StackDifference Stack(PlanDifference difference, string stack = "dev") => new(
        new PlanSummary { Project = "platform", Stack = stack, Resources = 319, Manifests = 341, Errors = 1, Warnings = 2, Exempted = 5, Monthly = 142.5m, Budget = 400 }, difference);

    /// <summary>A great many of each, with the worst of names and values.</summary>
    public static PlanDifference Huge(int count, string text = Hostile)
    {
        var value = PlanBuilder.Quoted(text);
        var numbers = Enumerable.Range(0, count).ToList();
        return new PlanDifference
        {
            Before = text,
            After = text,
            Resources =
            [
                .. numbers.Select(i => new ResourceChange
                {
                    Kind = (ChangeKind)(i % 4), Urn = Urn("aws:ec2/vpc:Vpc", $"{text}{i}"), FormerUrn = i % 4 == 3 ? Urn("aws:ec2/vpc:Vpc", $"{text}former") : null, Type = "aws:ec2/vpc:Vpc", Name = $"{text}{i}",
                    Properties = i % 4 < 2 ? [] : [Change($"tags.{text}", value, null), Change("other", null, value), Change("both", value, "1")],
                    ReplacedBy = i % 8 == 2 ? [text] : [], Loss = i % 16 == 2 ? new Loss(LossKind.Data, text) : null, WasProtected = i % 32 == 2,
                }),
            ],
            Manifests =
            [
                .. numbers.Select(i => new ManifestChange
                {
                    Kind = (ChangeKind)(i % 3), Application = $"{text}{i % 40}", Path = text, ObjectKind = text, Namespace = text, Name = $"{text}{i}",
                    Properties = i % 3 == 2 ? [Change(text, value, value)] : [], Loss = i % 9 == 1 ? new Loss(LossKind.Data, text) : null,
                }),
            ],
            Outputs = [.. numbers.Take(count / 10).Select(i => Change($"{text}{i}", value, null))],
            Meanings = [.. numbers.Select(i => new MeaningChange((MeaningArea)(i % 7), $"{text}{i}", text, i % 2 == 0 ? text : null, text, Widens: i % 5 == 0)).OrderBy(meaning => meaning.Area)],
            Findings = new FindingChanges(
                [.. numbers.Select(i => new Finding("AWS001", Severity.Error, $"{text}{i}", text, text))],
                [.. numbers.Select(i => new Finding("AWS002", Severity.Error, $"{text}{i}", text, text))],
                [.. numbers.Select(i => new Finding("AWS003", Severity.Error, $"{text}{i}", text, text))]),
            Cost = new CostComparison(0, count, [.. numbers.Select(i => new CostChange($"{text}{i}", i, null))]),
        };
    }
}

using Infra.Planning;
using Infra.Reports;
using Infra.Rules;
using Infra.Rules.Exemptions;
using Infra.Tests.Support;

namespace Infra.Tests.Reports;

public sealed class PreviewReportTests
{
    private const string Network = "platform:network:Vpc";
    private const string Subnets = "platform:network:Subnets";
    private const string Bucket = "aws:s3/bucket:Bucket";

    [Fact]
    public void Of_Components_ShowsTreeWithCounts() => AssertReport(
        """
        Preview of platform/dev

        network
        └─ Vpc main  3 resources, 2 inputs known after up, 1 secret, 1 protected
           ├─ Subnets private  1 resource, 1 input known after up
           └─ Subnets public  no resources

        providers
        └─ 1 resource: aws:Provider main

        4 resources in 3 components; 2 inputs known after up; 1 secret; 1 protected
        no errors, no warnings, no exemptions in use

        """,
        verbose: false);

    [Fact]
    public void Of_Verbose_ShowsEveryResourceAndItsInputs() => AssertReport(
        """
        Preview of platform/dev

        network
        └─ Vpc main  3 resources, 2 inputs known after up, 1 secret, 1 protected
           ├─ Subnets private  1 resource, 1 input known after up
           │  └─ ec2:Subnet a  after up: tags[0].x
           ├─ Subnets public  no resources
           ├─ s3:Bucket [logs]  protected  secret: password  after up: kms.key
           └─ ec2:Vpc main

        providers
        └─ aws:Provider main

        4 resources in 3 components; 2 inputs known after up; 1 secret; 1 protected
        no errors, no warnings, no exemptions in use

        """,
        verbose: true);

    [Fact]
    public void Of_FindingsAndExemptions_ShowsSubjectMessageAndFixOnceARule()
    {
        var plan = new PlanBuilder().Build() with
        {
            Findings =
            [
                new Finding("AWS004", Severity.Error, "urn:a", "The key does not rotate.", "Set it."),
                new Finding("AWS004", Severity.Error, "urn:b", "The key does not rotate.", "Set it."),
                new Finding("EXEMPT02", Severity.Warning, "exemptions.yaml:3", "Unused.", "Delete it."),
            ],
        };
        var exemption = new Exemption { Rule = "AWS010", Subject = "*", Reason = "dev", Owner = "platform", Expires = new DateOnly(2026, 12, 31), Line = 3 };
        var exempted = new ExemptedFinding(new Finding("AWS010", Severity.Error, "urn:vpc", "The VPC has no FlowLog.", "Add it."), exemption);
        Assert.Equal(
            """
            Preview of platform/dev

            exempt AWS010 until 2026-12-31, platform: dev
              urn:vpc
                The VPC has no FlowLog.

            error AWS004 KMS keys rotate
              urn:a
                The key does not rotate.
              urn:b
                The key does not rotate.
              fix: Set it.

            warning EXEMPT02 Every exemption excuses something
              exemptions.yaml:3
                Unused.
              fix: Delete it.

            no resources in no components; no inputs known after up; no secrets; 0 protected
            2 errors, 1 warning, 1 exemption in use

            """.ReplaceLineEndings("\n"),
            Text(PreviewReport.Of(new ReviewedPlan(plan, [exempted]), verbose: false)));
    }

    [Fact]
    public void Of_Manifests_CountsThemByPath()
    {
        var plan = new PlanBuilder().AddCluster("b.example.com", "kind: Cluster\n").AddCluster("a.example.com", "kind: Cluster\n---\nkind: InstanceGroup\n").Build();
        Assert.Contains(
            "\nmanifests\n├─ clusters/dev/a.yaml  2 objects\n└─ clusters/dev/b.yaml  1 object\n\n",
            Text(PreviewReport.Of(new ReviewedPlan(plan, []), verbose: false)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_RenderedManifests_CountsThemByApplication()
    {
        var plan = new PlanBuilder().Build();
        PlanManifest Rendered(string application, string file) => new(application, $"kubernetes/dev/{application}/{file}", Pulumi.Offline.PlanValue.MapValue.Empty);
        plan = plan with { Manifests = [Rendered("guard", "a.yaml"), Rendered("guard", "b.yaml"), Rendered("routes", "a.yaml")] };
        Assert.Contains(
            "\nmanifests\n├─ kubernetes/dev/guard/  2 objects\n└─ kubernetes/dev/routes/  1 object\n\n",
            Text(PreviewReport.Of(new ReviewedPlan(plan, []), verbose: false)), StringComparison.Ordinal);
    }

    private static void AssertReport(string expected, bool verbose)
    {
        var vpc = PlanBuilder.Urn(Network, "main");
        var plan = new PlanBuilder()
            .AddComponent("pulumi:pulumi:Stack", "platform-dev")
            .AddComponent(Network, "main", parent: PlanBuilder.Urn("pulumi:pulumi:Stack", "platform-dev"))
            .AddComponent(Subnets, "private", parent: vpc)
            .AddComponent(Subnets, "public", parent: vpc)
            .AddUnder(PlanBuilder.Urn(Subnets, "private"), "aws:ec2/subnet:Subnet", "a", """{"tags": [{"x": {"$unknown": "urn#id"}}]}""")
            .AddUnder(vpc, Bucket, "[logs]", """{"password": {"$secret": true}, "kms": {"key": {"$template": ["a", {"$unknown": "urn#id"}]}}}""", protect: true)
            .AddUnder(vpc, "aws:ec2/vpc:Vpc", "main")
            .Add("pulumi:providers:aws", "main")
            .Build();
        Assert.Equal(expected.ReplaceLineEndings("\n"), Text(PreviewReport.Of(new ReviewedPlan(plan, []), verbose)));
    }

    private static string Text(Report report)
    {
        using var output = new StringWriter();
        ReportWriter.Write(report, output, colour: false);
        return output.ToString();
    }
}

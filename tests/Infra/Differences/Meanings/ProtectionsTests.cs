using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Differences.Meanings;

public sealed class ProtectionsTests
{
    private const string Bucket = "aws:s3/bucket:Bucket";

    public static TheoryData<string, string, string, string, string> Inputs => new()
    {
        { "aws:kms/key:Key", "\"enableKeyRotation\": true", "\"enableKeyRotation\": false", "rotation", "yes > no" },
        { "aws:kms/key:Key", "\"deletionWindowInDays\": 30", "\"deletionWindowInDays\": 7", "days until a deletion", "30 > 7" },
        { "aws:secretsmanager/secret:Secret", "\"x\": 1", "\"recoveryWindowInDays\": 0", "days until a deletion", "30 > 0" },
        { "aws:cloudwatch/logGroup:LogGroup", "\"retentionInDays\": 365", "\"retentionInDays\": 1", "logs are deleted", "after 365 days > after 1 day" },
        { "aws:cloudwatch/logGroup:LogGroup", "\"x\": 1", "\"retentionInDays\": 365", "logs are deleted", "never > after 365 days" },
        { Bucket, "\"forceDestroy\": false", "\"forceDestroy\": true", "is deleted with its objects", "no > yes" },
        { "aws:cloudtrail/trail:Trail", "\"enableLogging\": true", "\"enableLogging\": false", "logging", "yes > no" },
        { "aws:ecr/repository:Repository", "\"imageTagMutability\": \"IMMUTABLE\"", "\"imageTagMutability\": \"MUTABLE\"", "tags", "immutable > mutable" },
        { "aws:ebs/volume:Volume", "\"encrypted\": true", "\"encrypted\": false", "encryption", "yes > no" },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Changes_Input_WidensWhereItIsLessSafe(string type, string safe, string less, string what, string change)
    {
        var title = $"{type.Split(':')[^1]} x";
        Plan With(string input) => MeaningAssert.Resource(type, "r", $$"""{"name": "x", {{input}} }""");
        MeaningAssert.BothWays(With(safe), With(less), $"! Protection: {title} | {what} | {change}", $"Protection: {title} | {what} | {string.Join(" > ", change.Split(" > ").Reverse())}");
    }

    [Fact]
    public void Changes_Protect_WidensWhenGone() => MeaningAssert.BothWays(
        MeaningAssert.Resource(Bucket, "b", """{"bucket": "b"}""", protect: true), MeaningAssert.Resource(Bucket, "b", """{"bucket": "b"}"""),
        "! Protection: Bucket b | protect | yes > no", "Protection: Bucket b | protect | no > yes");

    [Fact]
    public void Changes_RetainOnDelete_WidensWhenGone()
    {
        var plan = MeaningAssert.Resource(Bucket, "b", """{"bucket": "b"}""");
        MeaningAssert.BothWays(
            plan with { Resources = [plan.Resources[0] with { RetainOnDelete = true }] }, plan, "! Protection: Bucket b | retainOnDelete | yes > no", "Protection: Bucket b | retainOnDelete | no > yes");
    }

    [Fact]
    public void Changes_PublicAccessThatIsOpenElsewhere_Widens()
    {
        MeaningAssert.Changes(Access("blockPublicAcls"), Access("blockPublicPolicy"), "! Protection: Bucket b | public access | not blocked: blockPublicAcls > not blocked: blockPublicPolicy");
        MeaningAssert.Changes(Access("blockPublicPolicy"), Access("blockPublicAcls"), "! Protection: Bucket b | public access | not blocked: blockPublicPolicy > not blocked: blockPublicAcls");
        MeaningAssert.BothWays(
            Access(""), Access("blockPublicAcls"), "! Protection: Bucket b | public access | blocked > not blocked: blockPublicAcls", "Protection: Bucket b | public access | not blocked: blockPublicAcls > blocked");
    }

    [Fact]
    public void Changes_OneOfTwoBackups_WidensWhereItIsTheOneThatRuns() => MeaningAssert.BothWays(
        Both(Backup("suspend: false"), Backup("suspend: true")), Backup("suspend: true"),
        "! Protection: Cluster shop/db | scheduled backup | 0 0 1 * * *, suspended > suspended", "Protection: Cluster shop/db | scheduled backup | suspended > 0 0 1 * * *, suspended");

    [Fact]
    public void Changes_OneOfTwoBudgets_WidensWhereItIsTheStricter() => MeaningAssert.BothWays(
        Both(Budget("minAvailable: 2"), Budget("minAvailable: 1")), Budget("minAvailable: 1"),
        "! Protection: shop/web | PodDisruptionBudget | at least 1 stay, at least 2 stay > at least 1 stay", "Protection: shop/web | PodDisruptionBudget | at least 1 stay > at least 1 stay, at least 2 stay");

    [Fact]
    public void Changes_BudgetInAnotherUnit_CountsAsLessSafe()
    {
        MeaningAssert.Changes(Budget("minAvailable: 2"), Budget("minAvailable: 10%"), "! Protection: shop/web | PodDisruptionBudget | at least 2 stay > at least 10% stay");
        MeaningAssert.Changes(Budget("minAvailable: 10%"), Budget("minAvailable: 2"), "! Protection: shop/web | PodDisruptionBudget | at least 10% stay > at least 2 stay");
        MeaningAssert.BothWays(
            Budget("minAvailable: 50%"), Budget("minAvailable: 10%"),
            "! Protection: shop/web | PodDisruptionBudget | at least 50% stay > at least 10% stay", "Protection: shop/web | PodDisruptionBudget | at least 10% stay > at least 50% stay");
    }

    [Fact]
    public void Changes_PolicyWithoutFailurePolicy_IsOneThatFails() => MeaningAssert.BothWays(
        Policy("[Deny]"), Policy("[Deny], failurePolicy: Ignore"),
        "! Protection: ValidatingPolicy p | where Kyverno does not answer | Fail > Ignore", "Protection: ValidatingPolicy p | where Kyverno does not answer | Ignore > Fail");

    [Theory]
    [InlineData("30d", "1d12h")]
    [InlineData("1h30m", "1h")]
    [InlineData("500Gi", "100Gi")]
    [InlineData("1TiB", "500Gi")]
    [InlineData("0s", "30d")]
    public void Changes_RetentionOfValues_ComparesAnyTimeOrAmount(string more, string less) => MeaningAssert.BothWays(
        Kept(more), Kept(less), $"! Protection: loki | keep.retention | {more} > {less}", $"Protection: loki | keep.retention | {less} > {more}");

    [Fact]
    public void Changes_RetentionThatNobodyCanRead_CountsAsLessSafe() => MeaningAssert.BothWays(
        Kept("30d"), Kept("long"), "! Protection: loki | keep.retention | 30d > long", "! Protection: loki | keep.retention | long > 30d");

    [Fact]
    public void Changes_MonthsOfBackups_AreMoreThanDays() => MeaningAssert.BothWays(
        Store("retentionPolicy: 6m"), Store("retentionPolicy: 7d"), "! Protection: ObjectStore shop/db | retentionPolicy | 6m > 7d", "Protection: ObjectStore shop/db | retentionPolicy | 7d > 6m");

    private static Plan Both(Plan one, Plan other) => one with { Manifests = [.. one.Manifests, .. other.Manifests] };

    private static Plan Access(string open) => new PlanBuilder()
        .Add(Bucket, "b", """{"bucket": "b"}""")
        .Add(
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "p",
            """{"bucket": "b", "blockPublicAcls": true, "blockPublicPolicy": true, "ignorePublicAcls": true, "restrictPublicBuckets": true}""".Replace($"\"{open}\": true", $"\"{open}\": false", StringComparison.Ordinal))
        .Build();

    [Fact]
    public void Changes_ResourceThatComesOrGoes_IsNoneOfItsProtection() => MeaningAssert.BothWays(
        MeaningAssert.Resource(Bucket, "b", """{"bucket": "b"}""", protect: true), new PlanBuilder().Build(), "", "");

    [Fact]
    public void Changes_ResourceOfAnotherNameInTheProgram_AreNone() => MeaningAssert.Changes(
        MeaningAssert.Resource(Bucket, "old", """{"bucket": "b"}""", protect: true), MeaningAssert.Resource(Bucket, "new", """{"bucket": "b"}""", protect: true));

    [Fact]
    public void Changes_PartsOfBucket_WidenWhereTheyGo() => MeaningAssert.BothWays(
        Parts(PlanBuilder.Unknown(Bucket, "b", "bucket")), MeaningAssert.Resource(Bucket, "b", """{"bucket": "b"}"""),
        """
        Protection: Bucket b | encryption | aws:kms by own > AES256
        ! Protection: Bucket b | former versions are deleted | after 30 days > never
        ! Protection: Bucket b | public access | blocked > not blocked: blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets
        ! Protection: Bucket b | versioning | Enabled > off
        """.Replace("Protection: Bucket b | encryption", "! Protection: Bucket b | encryption", StringComparison.Ordinal).Replace("! Protection: Bucket b | former", "Protection: Bucket b | former", StringComparison.Ordinal),
        """
        Protection: Bucket b | encryption | AES256 > aws:kms by own
        ! Protection: Bucket b | former versions are deleted | never > after 30 days
        Protection: Bucket b | public access | not blocked: blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets > blocked
        Protection: Bucket b | versioning | off > Enabled
        """);

    [Fact]
    public void Changes_BackupsOfDatabase_WidenWhereTheyGoOrAreShorter()
    {
        MeaningAssert.BothWays(
            Backup("suspend: false"), Backup("suspend: true"), "! Protection: Cluster shop/db | scheduled backup | 0 0 1 * * * > suspended", "Protection: Cluster shop/db | scheduled backup | suspended > 0 0 1 * * *");
        MeaningAssert.BothWays(
            Backup("suspend: false"), MeaningAssert.Objects(""), "! Protection: Cluster shop/db | scheduled backup | 0 0 1 * * * > -", "Protection: Cluster shop/db | scheduled backup | - > 0 0 1 * * *");
        MeaningAssert.BothWays(
            Store("retentionPolicy: 35d"), Store("retentionPolicy: 7d"), "! Protection: ObjectStore shop/db | retentionPolicy | 35d > 7d", "Protection: ObjectStore shop/db | retentionPolicy | 7d > 35d");
        MeaningAssert.BothWays(
            Store("x: y"), Store("retentionPolicy: 7d"), "! Protection: ObjectStore shop/db | retentionPolicy | for ever > 7d", "Protection: ObjectStore shop/db | retentionPolicy | 7d > for ever");
    }

    [Fact]
    public void Changes_BudgetOfDisruption_WidensWhereFewerStay()
    {
        MeaningAssert.BothWays(
            Budget("minAvailable: 2"), Budget("minAvailable: 1"),
            "! Protection: shop/web | PodDisruptionBudget | at least 2 stay > at least 1 stay", "Protection: shop/web | PodDisruptionBudget | at least 1 stay > at least 2 stay");
        MeaningAssert.BothWays(
            Budget("maxUnavailable: 1"), MeaningAssert.Objects(""), "! Protection: shop/web | PodDisruptionBudget | at most 1 go > -", "Protection: shop/web | PodDisruptionBudget | - > at most 1 go");
    }

    [Fact]
    public void Changes_PolicyThatOnlyReports_Widens()
    {
        MeaningAssert.BothWays(Policy("[Deny]"), Policy("[Audit]"), "! Protection: ValidatingPolicy p | action | Deny > Audit", "Protection: ValidatingPolicy p | action | Audit > Deny");
        MeaningAssert.BothWays(Policy("[Audit]"), MeaningAssert.Objects(""), "! Protection: ValidatingPolicy p | action | Audit > -", "Protection: ValidatingPolicy p | action | - > Audit");
    }

    [Fact]
    public void Changes_ExceptionOfPolicy_Widens() => MeaningAssert.BothWays(
        MeaningAssert.Objects(""), MeaningAssert.Objects("""
            apiVersion: policies.kyverno.io/v1
            kind: PolicyException
            metadata: {name: e, namespace: kyverno}
            spec: {policyRefs: [{name: p}], matchConditions: [{expression: "x == 1"}]}
            """),
        "! Protection: PolicyException kyverno/e | lets pass the policy p | - > allowed if x == 1", "Protection: PolicyException kyverno/e | lets pass the policy p | allowed if x == 1 > -");

    [Fact]
    public void Changes_LevelOfNamespace_WidensWhereItIsLower() => MeaningAssert.BothWays(
        Namespace("restricted"), Namespace("baseline"), "! Protection: Namespace shop | Pod Security | restricted > baseline", "Protection: Namespace shop | Pod Security | baseline > restricted");

    [Fact]
    public void Changes_SyncOfApplication_WidensWhereItIsNotPutRightOrDeletes() => MeaningAssert.BothWays(
        MeaningAssert.Application("a", """{"syncPolicy": {"automated": {"selfHeal": true}}}""").Build(),
        MeaningAssert.Application("a", """{"syncPolicy": {"automated": {"prune": true}}}""", """, "finalizers": ["resources-finalizer.argocd.argoproj.io"]""").Build(),
        """
        ! Protection: Application a | deletes what Git lacks | no > yes
        ! Protection: Application a | is put right by itself | yes > no
        ! Protection: Application a | takes along what it delivered | no > yes
        """,
        """
        Protection: Application a | deletes what Git lacks | yes > no
        Protection: Application a | is put right by itself | no > yes
        Protection: Application a | takes along what it delivered | yes > no
        """);

    [Fact]
    public void Changes_RetentionOfValues_WidensWhereItIsShorter() => MeaningAssert.BothWays(
        Kept("30d"), Kept("72h"), "! Protection: loki | keep.retention | 30d > 72h", "Protection: loki | keep.retention | 72h > 30d");

    [Fact]
    public void Changes_SafetyOfMachines_WidensWhereItIsLess() => MeaningAssert.BothWays(
        KopsYaml.Plan().Build(), KopsYaml.With("httpTokens: required", "httpTokens: optional", once: true).Build(),
        "! Protection: control-plane-a | metadata by token only | yes > no", "Protection: control-plane-a | metadata by token only | no > yes");

    private static Plan Parts(string bucket) => new PlanBuilder()
        .Add(Bucket, "b", """{"bucket": "b"}""")
        .Add("aws:kms/key:Key", "k", """{"tags": {"Name": "own"}}""")
        .Add("aws:s3/bucketVersioning:BucketVersioning", "v", $$"""{"bucket": {{bucket}}, "versioningConfiguration": {"status": "Enabled"} }""")
        .Add("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "p", $$"""{"bucket": "b", "blockPublicAcls": true, "blockPublicPolicy": true, "ignorePublicAcls": true, "restrictPublicBuckets": true}""")
        .Add("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "e", $$"""
            {"bucket": "b", "rules": [{"applyServerSideEncryptionByDefault": {"sseAlgorithm": "aws:kms", "kmsMasterKeyId": {{PlanBuilder.Unknown("aws:kms/key:Key", "k", "arn")}} } }]}
            """)
        .Add("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "l", """{"bucket": "b", "rules": [{"status": "Enabled", "noncurrentVersionExpiration": {"noncurrentDays": 30}}, {"status": "Disabled", "expiration": {"days": 1}}]}""")
        .Build();

    private static Plan Backup(string suspend) => MeaningAssert.Objects($$"""
        apiVersion: postgresql.cnpg.io/v1
        kind: ScheduledBackup
        metadata: {name: db, namespace: shop}
        spec: {cluster: {name: db}, schedule: "0 0 1 * * *", {{suspend}} }
        """);

    private static Plan Store(string spec) => MeaningAssert.Objects($$"""
        apiVersion: barmancloud.cnpg.io/v1
        kind: ObjectStore
        metadata: {name: db, namespace: shop}
        spec: { {{spec}} }
        """);

    private static Plan Budget(string spec) => MeaningAssert.Objects($$"""
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web, namespace: shop}
        spec: {selector: {matchLabels: {app: web} }, {{spec}} }
        """);

    private static Plan Policy(string actions) => MeaningAssert.Objects($$"""
        apiVersion: policies.kyverno.io/v1
        kind: ValidatingPolicy
        metadata: {name: p}
        spec: {validationActions: {{actions}} }
        """);

    private static Plan Namespace(string level) => MeaningAssert.Objects($$"""
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: {{level}} } }
        """);

    private static Plan Kept(string time) => MeaningAssert.Application("loki", $$"""{"source": {"chart": "loki", "targetRevision": "1", "helm": {"valuesObject": {"keep": {"retention": "{{time}}"} } } } }""").Build();
}

using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Differences.Meanings;

/// <summary>Kubernetes, Vault and Argo CD.</summary>
public sealed class ClusterPermissionsTests
{
    private const string VaultPolicy = "vault:index/policy:Policy";
    private const string Project = "kubernetes:argoproj.io/v1alpha1:AppProject";

    [Fact]
    public void Changes_RulesOfRole_AreWhatItsServiceAccountMayDo() => MeaningAssert.BothWays(
        Rbac("[get]", names: "[one]"), Rbac("[get, list, delete]", names: "[one]"),
        "! Permission: ServiceAccount shop/web | delete, list on pods in shop | - > allowed if named one", "Permission: ServiceAccount shop/web | delete, list on pods in shop | allowed if named one > -");

    [Fact]
    public void Changes_NamesOfResources_WidenWhereTheyAreMoreOrNone()
    {
        MeaningAssert.BothWays(
            Rbac("[get]", "[one]"), Rbac("[get]", "[one, two]"),
            "! Permission: ServiceAccount shop/web | get on pods in shop | allowed if named one > allowed if named one or two", "Permission: ServiceAccount shop/web | get on pods in shop | allowed if named one or two > allowed if named one");
        MeaningAssert.BothWays(
            Rbac("[get]", "[one]"), Rbac("[get]", "[]"),
            "! Permission: ServiceAccount shop/web | get on pods in shop | allowed if named one > allowed", "Permission: ServiceAccount shop/web | get on pods in shop | allowed > allowed if named one");
    }

    [Fact]
    public void Changes_EveryResourceOfTheCoreGroup_IsNoneOfAnotherGroup()
    {
        const string Core = """{apiGroups: [""], resources: ["*"], verbs: [get]}""";
        MeaningAssert.BothWays(
            Rules(Core), Rules($"{Core}, {{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [get]}}"),
            "! Permission: ServiceAccount shop/web | get on roles.rbac.authorization.k8s.io in shop | - > allowed",
            "Permission: ServiceAccount shop/web | get on roles.rbac.authorization.k8s.io in shop | allowed > -");
        MeaningAssert.BothWays(
            Rules("""{apiGroups: [""], resources: [pods], verbs: [get]}"""), Rules(Core),
            "! Permission: ServiceAccount shop/web | get on * in shop | - > allowed\nPermission: ServiceAccount shop/web | get on pods in shop | allowed > covered by get on * in shop",
            "Permission: ServiceAccount shop/web | get on * in shop | allowed > -\nPermission: ServiceAccount shop/web | get on pods in shop | covered by get on * in shop > allowed");
        MeaningAssert.BothWays(
            Rules(Core), Rules("""{apiGroups: ["*"], resources: ["*"], verbs: [get]}"""),
            "Permission: ServiceAccount shop/web | get on * in shop | allowed > covered by get on *.* in shop\n! Permission: ServiceAccount shop/web | get on *.* in shop | - > allowed",
            "Permission: ServiceAccount shop/web | get on * in shop | covered by get on *.* in shop > allowed\nPermission: ServiceAccount shop/web | get on *.* in shop | allowed > -");
    }

    [Fact]
    public void Changes_BindingOfBuiltInRole_SaysTheRole() => MeaningAssert.BothWays(
        MeaningAssert.Objects(""), MeaningAssert.Objects("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: b}
            roleRef: {kind: ClusterRole, name: cluster-admin}
            subjects: [{kind: Group, name: oidc:team}]
            """),
        "! Permission: Group oidc:team | what the ClusterRole cluster-admin allows in every namespace | - > allowed", "Permission: Group oidc:team | what the ClusterRole cluster-admin allows in every namespace | allowed > -");

    [Fact]
    public void Changes_PathOfVault_SaysWhoseRole() => MeaningAssert.BothWays(
        Vault("""path "team/data/a" { capabilities = ["read"] }"""), Vault("""path "team/data/*" { capabilities = ["read", "update"] }"""),
        "! Permission: ServiceAccount shop/reader (role shop) | read, update in Vault on team/data/* | - > allowed",
        "Permission: ServiceAccount shop/reader (role shop) | read, update in Vault on team/data/* | allowed > -");

    [Fact]
    public void Changes_MoreSpecificPathOfVaultGone_WidensToWhatIsWider() => MeaningAssert.BothWays(
        Vault("path \"a/*\" { capabilities = [\"read\", \"update\"] }\npath \"a/prod\" { capabilities = [\"read\"] }"), Vault("path \"a/*\" { capabilities = [\"read\", \"update\"] }"),
        "! Permission: ServiceAccount shop/reader (role shop) | update in Vault on a/prod | - > allowed", "Permission: ServiceAccount shop/reader (role shop) | update in Vault on a/prod | allowed > -");

    [Fact]
    public void Changes_PathOfVaultThatDecides_IsTheMostSpecific() => MeaningAssert.BothWays(
        Vault("path \"a/*\" { capabilities = [\"read\", \"update\"] }\npath \"a/b/*\" { capabilities = [\"read\"] }\npath \"a/b/c\" { capabilities = [\"list\"] }"),
        Vault("path \"a/*\" { capabilities = [\"read\", \"update\"] }\npath \"a/b/*\" { capabilities = [\"read\"] }"),
        "Permission: ServiceAccount shop/reader (role shop) | list in Vault on a/b/c | allowed > -\n! Permission: ServiceAccount shop/reader (role shop) | read in Vault on a/b/c | - > allowed",
        "! Permission: ServiceAccount shop/reader (role shop) | list in Vault on a/b/c | - > allowed\nPermission: ServiceAccount shop/reader (role shop) | read in Vault on a/b/c | allowed > -");

    [Fact]
    public void Changes_NamespacesOfVaultsRole_AreToldApartByTheirLabels() => MeaningAssert.Changes(
        Selecting("shop"), Selecting("other"),
        """! Permission: ServiceAccount [{"matchLabels":{"team":"other"}}]/reader (role shop) | what the policy p of Vault allows | - > allowed""",
        """Permission: ServiceAccount [{"matchLabels":{"team":"shop"}}]/reader (role shop) | what the policy p of Vault allows | allowed > -""");

    private static Plan Selecting(string team) => MeaningAssert.Resource("vault:kubernetes/authBackendRole:AuthBackendRole", "r", $$"""
        {"roleName": "shop", "boundServiceAccountNames": ["reader"], "boundServiceAccountNamespaceSelector": {{PlanBuilder.Quoted($"{{\"matchLabels\":{{\"team\":\"{team}\"}}}}")}}, "tokenPolicies": ["p"]}
        """);

    [Fact]
    public void Changes_DenialOfVault_WidensWhenGone() => MeaningAssert.BothWays(
        Vault("""path "team/data/a" { capabilities = ["deny"] }"""), Vault(""),
        "! Permission: ServiceAccount shop/reader (role shop) | denied in Vault: team/data/a | always > -", "Permission: ServiceAccount shop/reader (role shop) | denied in Vault: team/data/a | - > always");

    [Fact]
    public void Changes_Project_SaysWhatItDelivers() => MeaningAssert.BothWays(
        ProjectOf("""{"destinations": [], "namespaceResourceWhitelist": [{"group": "apps", "kind": "Deployment"}]}"""),
        ProjectOf("""{"destinations": [{"namespace": "shop", "server": "here"}], "namespaceResourceWhitelist": [{"group": "apps", "kind": "Deployment"}, {"group": "", "kind": "Secret"}]}"""),
        "! Permission: project shop | delivers Secret | - > allowed\n! Permission: project shop | delivers to the namespace shop of here | - > allowed",
        "Permission: project shop | delivers Secret | allowed > -\nPermission: project shop | delivers to the namespace shop of here | allowed > -");

    [Fact]
    public void Changes_PeopleOfArgo_SayTheirGroup() => MeaningAssert.BothWays(
        Argo("p, role:a, applications, get, *, allow"), Argo("p, role:a, applications, get, *, allow\np, role:a, applications, delete, *, allow"),
        "! Permission: Group people (Argo CD) | delete applications on * | - > allowed", "Permission: Group people (Argo CD) | delete applications on * | allowed > -");

    [Fact]
    public void Changes_EveryKindOfTheCoreGroup_DeliversNoneOfAnotherGroup() => MeaningAssert.BothWays(
        ProjectOf("""{"namespaceResourceWhitelist": [{"group": "", "kind": "*"}]}"""),
        ProjectOf("""{"namespaceResourceWhitelist": [{"group": "", "kind": "*"}, {"group": "apps", "kind": "Deployment"}]}"""),
        "! Permission: project shop | delivers Deployment.apps | - > allowed", "Permission: project shop | delivers Deployment.apps | allowed > -");

    [Fact]
    public void Changes_DenialOfProject_WidensWhenGone() => MeaningAssert.BothWays(
        ProjectOf("""{"destinations": [{"namespace": "*", "server": "here"}, {"namespace": "!kube-system", "server": "here"}], "sourceRepos": ["*", "!https://git.example.com/x"]}"""),
        ProjectOf("""{"destinations": [{"namespace": "*", "server": "here"}], "sourceRepos": ["*"]}"""),
        "! Permission: project shop | denied: delivers from https://git.example.com/x | always > -\n! Permission: project shop | denied: delivers to the namespace kube-system of here | always > -",
        "Permission: project shop | denied: delivers from https://git.example.com/x | - > always\nPermission: project shop | denied: delivers to the namespace kube-system of here | - > always");

    [Fact]
    public void Changes_DestinationByItsName_SaysIt() => MeaningAssert.Changes(
        ProjectOf("""{"destinations": [{"namespace": "shop", "name": "one"}]}"""), ProjectOf("""{"destinations": [{"namespace": "shop", "name": "two"}]}"""),
        "Permission: project shop | delivers to the namespace shop of one | allowed > -", "! Permission: project shop | delivers to the namespace shop of two | - > allowed");

    [Theory]
    [InlineData("\"policy.csv\": \"p, my-org:team, applications, delete, *, allow\"", "Group my-org:team (Argo CD) | delete applications on *")]
    [InlineData("\"policy.more.csv\": \"p, role:a, applications, delete, *, allow\\ng, people, role:a\"", "Group people (Argo CD) | delete applications on *")]
    [InlineData("\"policy.csv\": \"p, role:a, applications, delete, *, allow\", \"policy.default\": \"role:a\"", "anybody | delete applications on *")]
    [InlineData("\"policy.csv\": \"g, people, role:admin\"", "Group people (Argo CD) | what role:admin of Argo CD allows")]
    [InlineData("\"policy.csv\": \"p, role:token, applications, sync, *, allow\"", "role:token (Argo CD) | sync applications on *")]
    public void Changes_LineOfArgosPolicies_SaysWhoMay(string rbac, string who) => MeaningAssert.BothWays(
        ArgoWith("\"scopes\": \"[groups]\""), ArgoWith(rbac), $"! Permission: {who} | - > allowed", $"Permission: {who} | allowed > -");

    private static Plan ArgoWith(string rbac) => MeaningAssert.Application("argocd", $$"""
        {"source": {"chart": "argo-cd", "targetRevision": "1", "helm": {"valuesObject": {"configs": {"rbac": { {{rbac}} } } } } } }
        """).Build();

    private static Plan Rbac(string verbs, string names) => Rules($$"""{apiGroups: [""], resources: [pods], verbs: {{verbs}}, resourceNames: {{names}} }""");

    private static Plan Rules(string rules) => MeaningAssert.Objects($$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: r, namespace: shop}
        rules: [{{rules}}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: r, namespace: shop}
        roleRef: {kind: Role, name: r}
        subjects: [{kind: ServiceAccount, name: web, namespace: shop}]
        """);

    private static Plan Vault(string policy) => new PlanBuilder()
        .Add(VaultPolicy, "p", $$"""{"name": "shop", "policy": {{PlanBuilder.Quoted(policy)}} }""")
        .Add("vault:kubernetes/authBackendRole:AuthBackendRole", "r", $$"""
            {"roleName": "shop", "boundServiceAccountNames": ["reader"], "boundServiceAccountNamespaces": ["shop"], "tokenPolicies": [{{PlanBuilder.Unknown(VaultPolicy, "p", "name")}}]}
            """).Build();

    private static Plan ProjectOf(string spec) => MeaningAssert.Resource(Project, "p", $$"""{"metadata": {"name": "shop"}, "spec": {{spec}} }""");

    private static Plan Argo(string policies) => MeaningAssert.Application("argocd", $$"""
        {"source": {"chart": "argo-cd", "targetRevision": "1", "helm": {"valuesObject": {"configs": {"rbac": {"policy.csv": {{PlanBuilder.Quoted($"{policies}\ng, people, role:a\n")}} } } } } } }
        """).Build();
}

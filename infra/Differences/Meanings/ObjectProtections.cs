using Infra.Rules;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>What keeps safe in Kubernetes: backups, budgets of disruption, policies, levels of Pod Security, what Argo CD deletes.</summary>
internal static class ObjectProtections
{
    private const string Cnpg = "postgresql.cnpg.io";
    private const string Enforce = "pod-security.kubernetes.io/enforce";
    private const string SyncOptions = "argocd.argoproj.io/sync-options";
    private const string Finalizer = "resources-finalizer.argocd.argoproj.io";

    private const string Refusal = "Fail";

    // From the least to the most that is refused.
    private static readonly string[] Levels = ["privileged", "baseline", "restricted"];
    private static readonly string[] PolicyKinds = ["ValidatingPolicy", "ImageValidatingPolicy", "MutatingPolicy", "GeneratingPolicy", "DeletingPolicy", "ClusterPolicy", "Policy", "NamespacedValidatingPolicy"];

    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        foreach (var manifest in plan.Manifests.All)
        {
            if (manifest.Group.EndsWith("kyverno.io", StringComparison.Ordinal))
                AddPolicy(plan, reading, manifest);
            else
                Add(reading, manifest);
            if (manifest.Kind is "Cluster" or "PersistentVolumeClaim" or "Namespace")
                reading.Add(PlanReading.TitleOf(manifest), "stays when Git lacks it", Safety.Switch(OptionsOf(manifest).Contains("Prune=false", StringComparer.Ordinal)));
        }
        foreach (var application in plan.Applications)
            AddApplication(reading, application, plan.ClusterOf(application.Resource));
    }

    private static void Add(MeaningReading reading, KubernetesManifest manifest)
    {
        switch (manifest.Group, manifest.Kind)
        {
            case (Cnpg, "ScheduledBackup"):
                var database = $"Cluster {manifest.Namespace}/{manifest.Spec("cluster", "name").TextWithUnknowns()}";
                var isSuspended = manifest.Spec("suspend").IsTrue();
                reading.Add(database, "scheduled backup", new Guard(isSuspended ? "suspended" : manifest.Spec("schedule").TextWithUnknowns() ?? "", isSuspended ? 0 : 1, IsOneEnough: true), owner: database);
                break;
            case (Cnpg, "Cluster"):
                AddDatabase(reading, manifest);
                break;
            case ("barmancloud.cnpg.io", "ObjectStore") when !manifest.Spec("retentionPolicy").IsSet():
                reading.Add(PlanReading.TitleOf(manifest), "retentionPolicy", new Guard("for ever", double.PositiveInfinity, double.NaN, IsOfBoth: true));
                break;
            case ("policy", "PodDisruptionBudget"):
                reading.Add(PodNames.Of(manifest.Namespace, LabelSet.OfSelector(manifest.Spec("selector"))), "PodDisruptionBudget", BudgetOf(manifest.Spec("maxUnavailable"), manifest.Spec("minAvailable")));
                break;
            case ("storage.k8s.io", "StorageClass"):
                reading.Add(PlanReading.TitleOf(manifest), "volumes stay without their claims", Safety.Switch(manifest.Manifest.Object["reclaimPolicy"].Text() == "Retain"));
                reading.Add(PlanReading.TitleOf(manifest), "encryption", Safety.Switch(manifest.Manifest.Object.At("parameters", "encrypted").IsTrue()));
                break;
            case ("", "Namespace"):
                var level = manifest.Labels[Enforce] ?? Levels[0];
                reading.Add(PlanReading.TitleOf(manifest), "Pod Security", new Guard(level, Array.IndexOf(Levels, level), IsOfBoth: true));
                reading.Add(PlanReading.TitleOf(manifest), "in the mesh", Safety.Switch(manifest.Labels["istio-injection"] == "enabled" || manifest.Labels["istio.io/rev"] is not null));
                break;
        }
    }

    // How many stay of how many nobody knows: numbers and percentages are not compared. Where several hold, all have to.
    private static Guard BudgetOf(PlanValue? most, PlanValue? least) => most is null
        ? new Guard($"at least {Text(least)} stay", 1 + Number(least), Unit: $"minAvailable{UnitOf(least)}", IsOneEnough: true)
        : new Guard($"at most {Text(most)} go", 1 + 1 / (1 + Number(most)), Unit: $"maxUnavailable{UnitOf(most)}", IsOneEnough: true);

    private static string UnitOf(PlanValue? value) => Text(value).EndsWith('%') ? " %" : "";

    private static void AddDatabase(MeaningReading reading, KubernetesManifest database)
    {
        var archive = database.Spec("plugins").Items().Any(plugin => plugin.At("isWALArchiver").IsTrue() && plugin.At("enabled") is null or PlanValue.BoolValue { Value: true })
            || database.Spec("backup", "barmanObjectStore") is not null;
        reading.Add(PlanReading.TitleOf(database), "archive of the write-ahead log", Safety.Switch(archive));
        reading.Add(PlanReading.TitleOf(database), "synchronous replicas", Safety.AtLeast(database.Spec("postgresql", "synchronous", "number"), 0));
        reading.Add(PlanReading.TitleOf(database), "superuser by password", Safety.Danger(database.Spec("enableSuperuserAccess").IsTrue()));
    }

    private static void AddPolicy(PlanReading plan, MeaningReading reading, KubernetesManifest manifest)
    {
        if (manifest.Kind == "PolicyException")
        {
            foreach (var policy in manifest.Spec("policyRefs").Items().Select(each => each.At("name")).Concat(manifest.Spec("exceptions").Items().Select(each => each.At("policyName"))))
                reading.Add(PlanReading.TitleOf(manifest), $"lets pass the policy {plan.TextOf(policy)}", Access.By(Way.Of(manifest.Spec("matchConditions").Items().Select(each => new Term($"if {plan.TextOf(each.At("expression"))}", [])))));
        }
        if (Array.IndexOf(PolicyKinds, manifest.Kind) < 0)
            return;
        var actions = plan.TextsOf(manifest.Spec("validationActions")).Concat(plan.TextsOf(manifest.Spec("validationFailureAction"))).ToList();
        var text = actions.Count == 0 ? "in force" : string.Join(", ", actions);
        reading.Add(PlanReading.TitleOf(manifest), "action", new Guard(text, actions.Count == 0 || actions.Exists(IsRefusal) ? 2 : 1));
        // Kyverno refuses where it is not told otherwise; its older kinds say it with the webhook.
        var failure = manifest.Spec("failurePolicy").Text() ?? manifest.Spec("webhookConfiguration", "failurePolicy").Text() ?? Refusal;
        reading.Add(PlanReading.TitleOf(manifest), "where Kyverno does not answer", Safety.Switch(failure == Refusal, Refusal, failure));
    }

    // Of Kyverno's own kinds, and of those that it had before.
    private static bool IsRefusal(string action) => action is "Deny" or "Enforce" or "enforce";

    private static void AddApplication(MeaningReading reading, Rules.Argo.ArgoApplication application, string cluster)
    {
        var subject = $"Application {application.Name}";
        var automated = application.Spec("syncPolicy", "automated");
        reading.Add(subject, "is synced by itself", Safety.Switch(automated is not null), cluster);
        reading.Add(subject, "is put right by itself", Safety.Switch(automated.At("selfHeal").IsTrue()), cluster);
        reading.Add(subject, "deletes what Git lacks", Safety.Danger(automated.At("prune").IsTrue()), cluster);
        reading.Add(subject, "takes along what it delivered", Safety.Danger(application.Finalizers.Contains(Finalizer, StringComparer.Ordinal)), cluster);
    }

    private static string[] OptionsOf(KubernetesManifest manifest) => manifest.Manifest.Object.At("metadata", "annotations", SyncOptions).TextWithUnknowns()?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    private static string Text(PlanValue? value) => value is PlanValue.NumberValue number ? FormattableString.Invariant($"{number.Value}") : value.TextWithUnknowns() ?? "0";

    private static double Number(PlanValue? value) => value is PlanValue.NumberValue number ? number.Value : Safety.Amount(Text(value).TrimEnd('%'));
}

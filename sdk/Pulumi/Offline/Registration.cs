using System.Collections.Immutable;

namespace Pulumi.Offline;

/// <summary>One resource on its way from the program into the plan.</summary>
internal sealed class Registration(Deployment deployment, Resource resource, bool custom, ResourceArgs args, ResourceOptions options)
{
    private static readonly ImmutableSortedDictionary<string, ImmutableArray<string>> NoDependencies =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    private ResourceArgs? _args = args;
    private IReadOnlyList<(string Path, IOutput Output)> _waitsFor = [];

    public Resource Resource => resource;

    public string Label { get; } = $"{resource.GetResourceType()} '{resource.GetResourceName()}'";

    /// <summary>Where the program makes the resource, where the run asks for it.</summary>
    public SourceLine? Source { get; set; }

    /// <summary>What the plan says of the resource, once it is there.</summary>
    public PlannedResource? Planned { get; private set; }

    /// <summary>The state that all known outputs of the resource share.</summary>
    public OutputState KnownOutput { get; } = new(false, [resource], null);

    /// <summary>The state of its secret outputs.</summary>
    public OutputState SecretOutput => KnownOutput.WithSecret(true);

    /// <summary>The outputs that it waits for, by the path that reads them; empty once it is planned.</summary>
    public IReadOnlyList<(string Path, IOutput Output)> WaitsFor => Planned is null ? _waitsFor : [];

    public bool IsSecretOutput(string name) => options is CustomResourceOptions custom && custom.IsSecretOutput(name);

    /// <summary>Registers: at once where every input is there, else when they are.</summary>
    public void Start()
    {
        var state = RunAsync();
        if (state.IsCompletedSuccessfully)
        {
            ResourceOutputs.Set(resource, state.Result);
            return;
        }
        var task = state.AsTask();
        deployment.Track(task);
        ResourceOutputs.SetPending(resource, task);
    }

    private async ValueTask<ResourceState> RunAsync()
    {
        var serializer = ValueSerializer.Rent();
        ImmutableSortedDictionary<string, ImmutableArray<string>> dependencies;
        ImmutableArray<string> dependsOn;
        ImmutableArray<string> aliases;
        PlanValue.MapValue inputs;
        while (true)
        {
            serializer.Clear();
            (inputs, dependencies, dependsOn) = Read(serializer);
            aliases = ReadAliases(serializer);
            if (serializer.Pending.Count == 0) break;
            _waitsFor = [.. serializer.Pending];
            // An output that fails is read again, and then reported with the path that read it.
            foreach (var (_, output) in _waitsFor) await output.Settled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        foreach (var (path, message, exception) in serializer.Problems)
        {
            if (exception is null) deployment.Report(new OfflineError(message, Label, path));
            else deployment.ReportFault(exception, Label, path);
        }
        InputChecks.Check(deployment, resource, Label, inputs, serializer.Problems);
        ValueSerializer.Return(serializer);
        Planned = new PlannedResource
        {
            Urn = resource.PlannedUrn,
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Custom = custom,
            Parent = resource.ParentResource?.PlannedUrn,
            Provider = custom ? options.Provider?.PlannedUrn : null,
            DependsOn = dependsOn,
            Aliases = aliases,
            PropertyDependencies = dependencies,
            Protect = options.Protect ?? false,
            RetainOnDelete = options.RetainOnDelete ?? false,
            IgnoreChanges = [.. options.GivenIgnoreChanges],
            ReplaceOnChanges = [.. options.GivenReplaceOnChanges],
            Inputs = inputs,
            Source = Source,
        };
        // A plan may have many resources: what the program wrote is read, and can go.
        _args = null;
        try
        {
            return await deployment.Monitor.RegisterAsync(Planned, options).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Said of this resource before those that read its outputs meet the same exception.
            deployment.ReportFault(exception, Label);
            throw;
        }
    }

    private (PlanValue.MapValue Inputs, ImmutableSortedDictionary<string, ImmutableArray<string>> ByProperty, ImmutableArray<string> All) Read(ValueSerializer serializer)
    {
        var byProperty = NoDependencies;
        SortedSet<string>? all = null;
        var inputs = serializer.SerializeArgs(_args!, property =>
        {
            if (serializer.Dependencies.Count == 0) return;
            var urns = Expand(serializer.Dependencies);
            serializer.Dependencies.Clear();
            if (urns.Count == 0) return;
            byProperty = byProperty.SetItem(property, [.. urns]);
            (all ??= new(StringComparer.Ordinal)).UnionWith(urns);
        });
        if (ExplicitDependencies(serializer) is { Count: > 0 } explicitly) (all ??= new(StringComparer.Ordinal)).UnionWith(Expand(explicitly));
        if (options.Id is not null && serializer.Serialize("id", options.Id) is PlanValue.TextValue { Value.Length: > 0 })
            deployment.Report(new OfflineError("reads an existing resource by id: an offline plan has no cloud to read from", Label, "id"));
        return (inputs, byProperty, all is null ? [] : [.. all]);
    }

    // The engine asks for them before `up` makes anything.
    private ImmutableArray<string> ReadAliases(ValueSerializer serializer)
    {
        if (resource.AliasUrns.IsEmpty) return [];
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var alias in resource.AliasUrns)
        {
            var read = serializer.Serialize("aliases", alias);
            if ((read is PlanValue.SecretValue secret ? secret.Plaintext : read) is PlanValue.TextValue { Value: var urn }) urns.Add(urn);
            else if (read is not null) serializer.Problems.Add(("aliases", "an alias is known only after `up`: put it together of names that the program knows", null));
        }
        urns.Remove(resource.PlannedUrn);
        return [.. urns];
    }

    private List<Resource> ExplicitDependencies(ValueSerializer serializer)
    {
        if (options.GivenDependsOn is null) return [];
        var list = (IOutput)options.GivenDependsOn.ToOutput();
        if (list.IsPending) serializer.Pending.Add(("dependsOn", list));
        if (list.IsPending || list.Read().Value is not ImmutableArray<Resource> { IsDefault: false } items) return [];
        var resources = new List<Resource>();
        foreach (var item in items)
        {
            if (item is null) continue;
            if (item is ComponentResource && Ancestors().Contains(item))
                deployment.Report(new OfflineError(
                    $"has {item.GetResourceType()} '{item.GetResourceName()}' among its parents and depends on it: it would wait for itself, as a component is there only when its children are. Drop it from DependsOn",
                    Label, "dependsOn"));
            else
                resources.Add(item);
        }
        return resources;
    }

    private IEnumerable<Resource> Ancestors()
    {
        for (var parent = resource.ParentResource; parent is not null; parent = parent.ParentResource) yield return parent;
    }

    /// <summary>The URNs of resources, of components those of all that a provider makes below them.</summary>
    private SortedSet<string> Expand(IEnumerable<Resource> resources)
    {
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Resource>(ReferenceEqualityComparer.Instance);
        var rest = new System.Collections.Generic.Stack<Resource>(resources);
        while (rest.TryPop(out var next))
        {
            if (!seen.Add(next) || ReferenceEquals(next, resource)) continue;
            if (next is not ComponentResource)
            {
                urns.Add(next.PlannedUrn);
                continue;
            }
            lock (next.Children)
                foreach (var child in next.Children) rest.Push(child);
        }
        return urns;
    }
}

namespace Pulumi;

/// <summary>What a program says of a resource beside its inputs.</summary>
public abstract class ResourceOptions
{
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private List<Input<Alias>>? _aliases;

    private protected ResourceOptions() { }

    /// <summary>The id of an existing resource to read instead of making one.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The resource that this one belongs to; the stack where none is given.</summary>
    public Resource? Parent { get; set; }

    /// <summary>Resources that must be there before, beside those whose outputs the inputs use.</summary>
    public InputList<Resource> DependsOn
    {
        get => GivenDependsOn ??= [];
        set => GivenDependsOn = value;
    }

    /// <summary>What the program gave; a list that is only asked for is not made for every resource.</summary>
    internal InputList<Resource>? GivenDependsOn { get; private set; }

    /// <summary>Whether deletion and replacement are refused; the parent's where null.</summary>
    public bool? Protect { get; set; }

    internal IReadOnlyList<string> GivenIgnoreChanges => _ignoreChanges ?? (IReadOnlyList<string>)[];

    /// <summary>Inputs whose changes are ignored.</summary>
    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    /// <summary>The provider's version.</summary>
    public string? Version { get; set; }

    /// <summary>The provider; the parent's where null.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>How long creation, update and deletion may take.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>Inputs whose changes replace the resource.</summary>
    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    internal IReadOnlyList<string> GivenReplaceOnChanges => _replaceOnChanges ?? (IReadOnlyList<string>)[];

    /// <summary>Names that the resource had before: it stays the resource that it was, under its present name.</summary>
    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    internal IReadOnlyList<Input<Alias>> GivenAliases => _aliases ?? (IReadOnlyList<Input<Alias>>)[];

    /// <summary>Whether the resource stays in the cloud when the stack lets go of it.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>A resource whose deletion deletes this one too.</summary>
    public Resource? DeletedWith { get; set; }

    internal abstract ResourceOptions Clone();

    private protected void CopyFrom(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        GivenDependsOn = GivenDependsOn is { } own ? other.GivenDependsOn is { } more ? own.Concat(more) : own : other.GivenDependsOn?.Clone();
        Protect = other.Protect ?? Protect;
        _ignoreChanges = Join(_ignoreChanges, other._ignoreChanges);
        Version = other.Version ?? Version;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        _replaceOnChanges = Join(_replaceOnChanges, other._replaceOnChanges);
        _aliases = Join(_aliases, other._aliases);
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
    }

    private protected static List<T>? Join<T>(List<T>? first, List<T>? second) => second is null ? first : first is null ? [.. second] : [.. first, .. second];
}

/// <summary>Options of a resource that a provider makes.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;

    /// <summary>Whether a replacement deletes the old resource first.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Outputs that are secret though the provider does not say so.</summary>
    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    /// <summary>The id of an existing resource to take over.</summary>
    public string? ImportId { get; set; }

    internal bool IsSecretOutput(string name) => _additionalSecretOutputs?.Contains(name) ?? false;

    internal override CustomResourceOptions Clone() => Merge(this, null);

    /// <summary>Both options' values; the second's where both have one, lists one after the other.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        foreach (var options in (ReadOnlySpan<CustomResourceOptions?>)[options1, options2])
        {
            if (options is null) continue;
            merged.CopyFrom(options);
            merged.DeleteBeforeReplace = options.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
            merged.ImportId = options.ImportId ?? merged.ImportId;
            merged._additionalSecretOutputs = Join(merged._additionalSecretOutputs, options._additionalSecretOutputs);
        }
        return merged;
    }
}

/// <summary>Options of a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    /// <summary>Providers for the component's children, one a package.</summary>
    public List<ProviderResource> Providers
    {
        get => field ??= [];
        set;
    }

    internal override ComponentResourceOptions Clone() => Merge(this, null);

    /// <summary>Both options' values; the second's where both have one, lists one after the other.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        foreach (var options in (ReadOnlySpan<ComponentResourceOptions?>)[options1, options2])
        {
            if (options is null) continue;
            merged.CopyFrom(options);
            merged.Providers = [.. merged.Providers.Where(p => options.Providers.All(o => o.Package != p.Package)), .. options.Providers];
        }
        return merged;
    }
}

/// <summary>How long an operation on a resource may take; the provider's own where null.</summary>
public sealed class CustomTimeouts
{
    /// <summary>For creation.</summary>
    public TimeSpan? Create { get; set; }

    /// <summary>For updates.</summary>
    public TimeSpan? Update { get; set; }

    /// <summary>For deletion.</summary>
    public TimeSpan? Delete { get; set; }
}

/// <summary>Options of a stack.</summary>
public class StackOptions;

using System.Collections.Immutable;
using Pulumi.Offline;

namespace Pulumi;

/// <summary>Something that a stack consists of.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private List<Resource>? _children;
    private readonly ImmutableDictionary<string, ProviderResource> _providers;

    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(options);
        var deployment = Deployment.Require();
        (_type, _name) = (type, name);
        options = options.Clone();
        ParentResource = type == Stack.StackType ? null : options.Parent ?? deployment.Stack;
        PlannedUrn = Urns.Of(deployment.StackName, deployment.ProjectName, ParentResource, type, name);
        Urn = Output.Create(PlannedUrn);

        // Protection and providers come down from an explicit parent only, never from the stack (pulumi-dotnet sdk/Pulumi/Resources/Resource.cs).
        _providers = options.Parent?._providers ?? ImmutableDictionary<string, ProviderResource>.Empty;
        _protect = options.Protect ?? options.Parent?._protect;
        options.Protect = _protect;
        if (options is ComponentResourceOptions component)
        {
            if (options.Provider is not null && component.Providers.Count > 0)
                throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
            foreach (var provider in options.Provider is { } one ? [one] : component.Providers) _providers = _providers.SetItem(provider.Package, provider);
        }
        else if (PackageOfType is { } package)
        {
            if (options.Provider is { } own) _providers = _providers.SetItem(package, own);
            else options.Provider = _providers.GetValueOrDefault(package);
        }

        AliasUrns = Pulumi.AliasUrns.Of(options.GivenAliases, name, type, options.Parent);
        if (ParentResource is not null)
            lock (ParentResource.Children)
                ParentResource.Children.Add(this);
        deployment.Register(new Registration(deployment, this, custom, args, options));
    }

    /// <summary>The resource's name throughout its life: "urn:pulumi:stack::project::parent type$type::name".</summary>
    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal string PlannedUrn { get; }

    /// <summary>The URNs that the resource had before, as far as the program says; not sorted, some perhaps twice.</summary>
    internal ImmutableArray<Output<string>> AliasUrns { get; }

    internal Resource? ParentResource { get; }

    /// <summary>The resources right below this one, as many as there are by now; to be locked. Most resources have none, and no list.</summary>
    internal List<Resource> Children => LazyInitializer.EnsureInitialized(ref _children);

    /// <summary>The resource's registration, where it is one that can be waited for.</summary>
    internal Registration? Registration { get; set; }

    private string? PackageOfType => _type.Split(':') is [var package, _, _] ? package : null;

    /// <summary>The type token.</summary>
    public string GetResourceType() => _type;

    /// <summary>The name within the program.</summary>
    public string GetResourceName() => _name;
}

/// <summary>A resource that a provider makes.</summary>
public class CustomResource : Resource
{
    /// <summary>Registers a resource. Give the options, be they null: without them the call is ambiguous.</summary>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null, RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
    {
        if (registerPackageRequest is not null) throw new NotSupportedException("Parameterised packages are not known offline.");
    }

    /// <summary>Registers a resource.</summary>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
    {
    }

    /// <summary>The provider's id of the resource.</summary>
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}

/// <summary>A provider, configured by the program.</summary>
public class ProviderResource : CustomResource
{
    /// <summary>Registers a provider. Give the options, be they null: without them the call is ambiguous.</summary>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null, RegisterPackageRequest? registerPackageRequest = null)
        : base($"pulumi:providers:{package}", name, args, options, registerPackageRequest)
    {
        Package = package;
    }

    /// <summary>Registers a provider.</summary>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base($"pulumi:providers:{package}", name, args, options)
    {
        Package = package;
    }

    internal string Package { get; }
}

/// <summary>A provider package that is made at run time; it stands here for its place in constructors, and is not supported offline.</summary>
public class RegisterPackageRequest
{
    private RegisterPackageRequest() { }
}

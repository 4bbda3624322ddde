using Pulumi.Offline;

namespace Pulumi;

/// <summary>One run of a program.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<Deployment?> Running = new();

    private readonly Lock _lock = new();
    private readonly DeploymentInstance _instance;
    private readonly DeploymentSettings _settings;
    private readonly List<Registration> _registrations = [];
    private readonly Dictionary<string, Registration> _byUrn = new(StringComparer.Ordinal);
    private readonly List<Task> _tasks = [];
    private readonly List<OfflineError> _errors = [];
    private readonly Dictionary<Exception, OfflineError> _faults = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _warnings = [];

    private Deployment(DeploymentSettings settings, IMonitor monitor)
    {
        (_settings, Monitor) = (settings, monitor);
        _instance = new DeploymentInstance(this);
    }

    /// <summary>The run that this code belongs to.</summary>
    /// <exception cref="InvalidOperationException">It belongs to none.</exception>
    public static DeploymentInstance Instance => Require()._instance;

    internal static Deployment? Current => Running.Value;

    internal static Deployment Require() => Current ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal IMonitor Monitor { get; }

    internal Stack? Stack { get; set; }

    internal string ProjectName => _settings.Project;

    internal string StackName => _settings.Stack;

    internal string OrganizationName => _settings.Organization;

    internal string RootDirectory => _settings.RootDirectory ?? throw new ArgumentNullException("rootDirectory");

    internal bool IsDryRun => _settings.IsPreview;

    internal void Register(Registration registration)
    {
        lock (_lock)
        {
            if (!_byUrn.TryAdd(registration.Resource.PlannedUrn, registration))
                _errors.Add(new OfflineError(
                    "there are two of that type and name under one parent: their URN would be the same. Give each a name of its own", registration.Label));
            _registrations.Add(registration);
        }
        registration.Resource.Registration = registration;
        if (_settings.WithSources) registration.Source = SourceLine.Of(registration.Resource.GetType());
        registration.Start();
    }

    internal void RegisterOutputs(ComponentResource component, IDictionary<string, object?> outputs)
    {
        if (component is Stack) _stackOutputs = outputs;
        else Track(SendOutputsAsync(component, outputs));
    }

    private IDictionary<string, object?> _stackOutputs = new Dictionary<string, object?>();

    private async Task<PlanValue.MapValue> SendOutputsAsync(ComponentResource component, IDictionary<string, object?> outputs)
    {
        var label = $"{component.GetResourceType()} '{component.GetResourceName()}'";
        var serializer = new ValueSerializer();
        var values = new Dictionary<string, PlanValue>();
        foreach (var (name, output) in outputs)
        {
            PlanValue? value;
            while ((value = serializer.Serialize(name, output)) is null && serializer.Pending.Count > 0)
            {
                foreach (var (_, pending) in serializer.Pending) await pending.Settled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                serializer.Clear();
            }
            if (value is not null) values[name] = value;
        }
        foreach (var (path, message, exception) in serializer.Problems)
        {
            if (exception is null) Report(new OfflineError(message, label, path));
            else ReportFault(exception, label, path);
        }
        var map = new PlanValue.MapValue(System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, values));
        await Monitor.RegisterOutputsAsync(component.PlannedUrn, map).ConfigureAwait(false);
        return map;
    }

    internal string? GetConfig(string key) => _settings.Config.GetValueOrDefault(key);

    internal bool IsEncrypted(string key) => _settings.EncryptedKeys.Contains(key);

    internal void Report(OfflineError error)
    {
        lock (_lock) _errors.Add(error);
    }

    /// <summary>Notes what a task of the program threw; once, with the resource and property that met it where one did.</summary>
    internal void ReportFault(Exception exception, string? resource = null, string? property = null)
    {
        lock (_lock)
            if (resource is not null && !(_faults.GetValueOrDefault(exception)?.Resource is not null) || !_faults.ContainsKey(exception))
                _faults[exception] = new OfflineError(Describe(exception), resource, property, exception);
    }

    private static string Describe(Exception exception) => exception is RunException or ResourceException or OutputNotSetException or SecretFunctionException
        ? exception.Message
        : $"the program threw {exception.GetType().Name}: {exception.Message}";

    internal void Warn(string message)
    {
        lock (_lock) _warnings.Add(message);
    }

    /// <summary>Keeps the run from ending before a task has.</summary>
    internal void Track(Task task)
    {
        if (task.IsFaulted) ReportFault(task.Exception!.InnerException!);
        else if (!task.IsCompleted)
            lock (_lock)
                _tasks.Add(task);
    }
}

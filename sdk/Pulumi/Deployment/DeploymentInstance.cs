namespace Pulumi;

/// <summary>What a program may ask of its run.</summary>
public sealed class DeploymentInstance
{
    private readonly Deployment _deployment;

    internal DeploymentInstance(Deployment deployment) => _deployment = deployment;

    /// <summary>The project's name.</summary>
    public string ProjectName => _deployment.ProjectName;

    /// <summary>The stack's name.</summary>
    public string StackName => _deployment.StackName;

    /// <summary>The organisation's name.</summary>
    public string OrganizationName => _deployment.OrganizationName;

    /// <summary>The folder of Pulumi.yaml.</summary>
    /// <exception cref="ArgumentNullException">The run has none, as in a test that gives none.</exception>
    public string RootDirectory => _deployment.RootDirectory;

    /// <summary>Whether this is a preview: nothing is changed.</summary>
    public bool IsDryRun => _deployment.IsDryRun;

    /// <summary>Asks a provider's function.</summary>
    /// <exception cref="RunException">The function is not known offline.</exception>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) => _deployment.Invoke<T>(token, args, options);

    /// <summary>Asks a provider's function; its arguments must be known.</summary>
    /// <exception cref="RunException">The function is not known offline.</exception>
    public async Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
    {
        var data = await _deployment.Invoke<T>(token, args, options).GetDataAsync().ConfigureAwait(false);
        return data.Value;
    }
}

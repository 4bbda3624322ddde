using Pulumi.Offline;

namespace Pulumi;

/// <summary>Messages of a program to whoever runs it.</summary>
public static class Log
{
    /// <summary>A warning; shown beside the plan.</summary>
    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Deployment.Current?.Warn(About(resource) + message);

    /// <summary>An error: the run fails, though the program goes on.</summary>
    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Require().Report(new OfflineError(message, resource is null ? null : $"{resource.GetResourceType()} '{resource.GetResourceName()}'"));

    private static string About(Resource? resource) => resource is null ? "" : $"{resource.GetResourceType()} '{resource.GetResourceName()}': ";
}

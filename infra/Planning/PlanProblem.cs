using Pulumi.Offline;

namespace Infra.Planning;

/// <summary>Why there is no plan: what is wrong, where, and how to mend it.</summary>
/// <param name="Message">All of it, ready to be shown.</param>
/// <param name="Exception">What was thrown, where something was; shown only on demand.</param>
public sealed record PlanProblem(string Message, Exception? Exception = null)
{
    /// <summary>An error of the engine: "aws:s3/bucket:Bucket 'state', tags.Owner: …".</summary>
    public static PlanProblem From(OfflineError error)
    {
        var where = (error.Resource, error.Property) switch
        {
            (null, null) => "",
            (null, var property) => $"{property}: ",
            (var resource, null) => $"{resource}: ",
            var (resource, property) => $"{resource}, {property}: ",
        };
        return new PlanProblem(where + error.Message, error.Exception);
    }
}

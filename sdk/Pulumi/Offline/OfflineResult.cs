using System.Collections.Immutable;

namespace Pulumi.Offline;

/// <summary>What a run of a program without an engine gave.</summary>
/// <param name="Resources">Every resource in the order of registration, the stack first.</param>
/// <param name="Outputs">The stack's outputs.</param>
/// <param name="Errors">What went wrong; the plan is whole only where this is empty.</param>
/// <param name="Warnings">What the program logged as a warning.</param>
public sealed record OfflineResult(
    ImmutableArray<PlannedResource> Resources,
    PlanValue.MapValue Outputs,
    ImmutableArray<OfflineError> Errors,
    ImmutableArray<string> Warnings);

/// <summary>One thing that is wrong with a program.</summary>
/// <param name="Message">What is wrong and what to do, in one or two sentences.</param>
/// <param name="Resource">"type 'name'" of the resource it is about; null where it is about none.</param>
/// <param name="Property">The input or output it is about, as a path of wire names.</param>
/// <param name="Exception">What was thrown, where something was.</param>
public sealed record OfflineError(string Message, string? Resource = null, string? Property = null, Exception? Exception = null);

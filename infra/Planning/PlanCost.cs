using System.Collections.Immutable;

namespace Infra.Planning;

/// <summary>What a month of a plan costs, as its JSON holds it.</summary>
/// <param name="Currency">The currency: "USD".</param>
/// <param name="Monthly">The sum of the items.</param>
/// <param name="Items">What is paid for, by URN.</param>
/// <param name="Unpriced">What costs something that nobody knows, sorted.</param>
public sealed record PlanCost(string Currency, decimal Monthly, ImmutableArray<PlanCostItem> Items, ImmutableArray<string> Unpriced);

/// <summary>Something that is paid for.</summary>
/// <param name="Urn">The URN of the resource; of what a resource makes, its URN, a number sign and what it is: "urn:…::main-kops-documents#InstanceGroup/general-eu-west-1a".</param>
/// <param name="Monthly">What a month costs, to the cent.</param>
/// <param name="Basis">The arithmetic.</param>
public sealed record PlanCostItem(string Urn, decimal Monthly, string Basis);

using Infra.Cost;

namespace Infra.Capacity;

/// <summary>What types of machines have, as a list of prices says.</summary>
internal static class MachineSizes
{
    private const double Mebibyte = 1024 * 1024;

    /// <summary>What a machine of a type has by the program's list; null where that has not the type.</summary>
    public static Amount? Of(string type) => Of(type, PriceList.Current);

    /// <summary>What a machine of a type has; null where the list has not the type.</summary>
    public static Amount? Of(string type, PriceList prices) => prices.MachineTypes.GetValueOrDefault(type) is { } machine ? new Amount(machine.Cpus, machine.MemoryMiB * Mebibyte) : null;
}

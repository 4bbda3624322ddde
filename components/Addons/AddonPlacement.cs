namespace Infra.Components;

/// <summary>In which of an environment's clusters an add-on runs.</summary>
public enum AddonPlacement
{
    /// <summary>In each: one cluster does not depend on another.</summary>
    EveryCluster,

    /// <summary>In the first of the configuration alone: what there is one of, such as the database of the people who sign in.</summary>
    HomeCluster,
}

namespace Infra.Rules.Argo;

/// <summary>When Applications are delivered, cluster by cluster: the home cluster has some that others lack, and its waves are its own.</summary>
internal sealed class ManifestWaves(ArgoApplications argo)
{
    /// <summary>The waves of two Applications in the first cluster that has them in the wrong order; null where no cluster has.</summary>
    /// <param name="first">What is to come first.</param>
    /// <param name="second">What is to come after it.</param>
    /// <param name="orTogether">Whether one wave for both is no mistake.</param>
    public (int First, int Second)? Wrong(string first, string second, bool orTogether = false)
    {
        foreach (var application in argo.Named(second))
        {
            if (application.Wave is { } own && argo.Find(application.Cluster, first)?.Wave is { } before && (orTogether ? own < before : own <= before))
                return (before, own);
        }
        return null;
    }
}

namespace Infra.Reports.Sarif;

/// <summary>Which findings a log has.</summary>
public enum SarifContent
{
    /// <summary>
    /// Those of the plan that no exemption excuses. For GitHub, which takes neither suppressions nor baseline states: what is exempt or mended would be an open alert there.
    /// </summary>
    Open,

    /// <summary>Those that an exemption excuses too, as suppressed, and those that the first plan alone has, as absent. For readers that know the whole of SARIF.</summary>
    All,
}

namespace Infra.Stacks;

/// <summary>What has to hold between ways of alerts and the secrets that they need.</summary>
internal static class AlertChecks
{
    public static void Check(ObjectReading reading)
    {
        var alerts = reading.Inside(EnvironmentKeys.Alerts);
        var teams = reading.Items(EnvironmentKeys.Teams).Select(team => team.Inside(TeamShape.Alerts)).OfType<ObjectReading>().ToList();
        var channels = teams.Select(team => (Reading: team, Channel: TeamAlertsShape.SlackChannel))
            .Concat(alerts is null ? [] : [(Reading: alerts, Channel: AlertsShape.SlackChannel)])
            .Where(each => each.Reading.Has(each.Channel, out _)).Select(each => each.Reading.PlaceOf(each.Channel).Path.ToString());
        CheckSecret(reading, EnvironmentKeys.SlackWebhookUrl, channels.Order(StringComparer.Ordinal).FirstOrDefault(), "slackChannel");
        CheckSecret(
            reading,
            EnvironmentKeys.PagerDutyRoutingKey,
            alerts is not null && alerts.Has(AlertsShape.PagerDuty, out var pages) && pages ? alerts.PlaceOf(AlertsShape.PagerDuty).Path.ToString() : null,
            "platform:alerts.pagerDuty");
    }

    private static void CheckSecret(ObjectReading reading, Property<bool> secret, string? usedBy, string wanted)
    {
        var place = reading.PlaceOf(secret);
        if (!reading.Has(secret, out var isGiven) || isGiven == usedBy is not null)
            return;
        // Of a way that is there and wrong, its own problem says enough.
        if (isGiven && place.Problems.Any(problem => problem.KeyPath.EndsWith(wanted.Split('.')[^1], StringComparison.Ordinal)))
            return;
        if (isGiven)
            place.ReportWithFix(ConfigurationProblemCode.Conflict, "a secret", $"nothing, where there is no {wanted}", PulumiCommand.Remove(place.Stack, place.Path));
        else
            place.ReportWithFix(ConfigurationProblemCode.Missing, "nothing", $"{secret.Shape.Allowed}, since there is a {usedBy}", PulumiCommand.SetSecret(place.Stack, place.Path));
    }
}

using System.Collections.Immutable;
using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Offline;

namespace Infra.Tests.Sdk.Offline;

/// <summary>Functions that the tables list: their arguments are held against the table, their answer is the provider's.</summary>
public class FunctionTests
{
    private static async Task<OfflineResult> Plan(Func<Output<string>> program, OfflineOptions? options = null) => await OfflineEngine.RunAsync(
        options ?? new OfflineOptions { Project = "shop", Stack = "dev" },
        () => new Dictionary<string, object?> { ["answer"] = program() });

    private static Output<string> Run(RunInvokeArgs args) => Pulumi.Command.Local.Run.Invoke(args).Apply(result => result.Stdout);

    [Fact]
    public async Task Invoke_OfAListedFunction_IsUnknownAndNamesIt()
    {
        var plan = await Plan(() => Run(new() { Command = "date" }));

        Assert.Empty(plan.Errors);
        Assert.Equal(new PlanValue.UnknownValue("command:local:run"), plan.Outputs["answer"]);
    }

    [Fact]
    public async Task Invoke_WithASecretArgument_GivesASecret()
    {
        var plan = await Plan(() => Run(new() { Command = "cat", Environment = { ["KUBECONFIG"] = Output.CreateSecret("hidden") } }));

        Assert.Empty(plan.Errors);
        Assert.IsType<PlanValue.SecretValue>(plan.Outputs["answer"]);
    }

    [Fact]
    public async Task Invoke_WithAnUnknownArgument_IsUnknownAsThatIs()
    {
        var plan = await Plan(() => Run(new() { Command = "cat", Stdin = new Command("first", new() { Create = "date" }).Stdout }));

        Assert.Empty(plan.Errors);
        Assert.Equal(new PlanValue.UnknownValue("urn:pulumi:dev::shop::command:local:Command::first#stdout"), plan.Outputs["answer"]);
    }

    [Fact]
    public async Task Invoke_WithoutARequiredArgument_IsAnErrorThatNamesIt()
    {
        var plan = await Plan(() => Run(new() { Dir = "/" }));

        var error = Assert.Single(plan.Errors).ToString();
        Assert.Contains("command:local:run", error, StringComparison.Ordinal);
        Assert.Contains("'command'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_WithAnArgumentThatTheTableLacks_IsAnErrorThatNamesTheNearest()
    {
        var plan = await Plan(() => Deployment.Instance.Invoke<string>("command:local:run", new Misspelt { Command = "date", Directory = "/" }));

        Assert.Contains("function command:local:run: argument 'dri': there is no input 'dri': did you mean 'dir'?", Assert.Single(plan.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_OfAListedFunctionThatTheHostAnswers_GivesTheAnswer()
    {
        var answer = new PlanValue.MapValue(ImmutableSortedDictionary<string, PlanValue>.Empty.Add("stdout", new PlanValue.TextValue("today")));
        var plan = await Plan(() => Run(new() { Command = "date" }), new OfflineOptions
        {
            Project = "shop",
            Stack = "dev",
            Functions = ImmutableDictionary<string, Func<PlanValue.MapValue, PlanValue>>.Empty.Add("command:local:run", _ => answer),
        });

        Assert.Empty(plan.Errors);
        Assert.Equal(new PlanValue.TextValue("today"), plan.Outputs["answer"]);
    }

    private sealed class Misspelt : InvokeArgs
    {
        [Input("command")]
        public string? Command { get; init; }

        [Input("dri")]
        public string? Directory { get; init; }
    }
}

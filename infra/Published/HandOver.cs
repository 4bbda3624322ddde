using System.Diagnostics;

namespace Infra.Published;

/// <summary>Runs the offline build of the same program in place of this one.</summary>
internal static class HandOver
{
    private const int Unusable = 2;

    /// <summary>Builds and runs it with the same arguments, and returns its exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (FindProject() is not { } project)
        {
            await Console.Error.WriteLineAsync("infra: there is no infra/Infra.csproj here or above. Go to the project's folder.");
            return Unusable;
        }
        // Quiet, so that standard output holds what the program writes and nothing else.
        string[] run = ["run", "--project", project, "--verbosity", "quiet", "-p:PulumiSdk=offline", "--", .. args];
        using var process = Process.Start(new ProcessStartInfo("dotnet", run) { UseShellExecute = false })
            ?? throw new InvalidOperationException("`dotnet` could not be started.");
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    // From the folder of the call upwards, and from where this build lies: `dotnet run --project` may be called from anywhere.
    private static string? FindProject()
    {
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var project = Path.Combine(folder.FullName, "infra", "Infra.csproj");
                if (File.Exists(project))
                    return project;
            }
        }
        return null;
    }
}

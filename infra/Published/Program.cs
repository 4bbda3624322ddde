using Infra.Published;
using Infra.Stacks;
using Pulumi;

// The engine says where it listens. Without one this build can do nothing itself: the verbs are in the offline build.
return string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PULUMI_MONITOR"))
    ? await HandOver.RunAsync(args)
    : await Deployment.RunAsync(() => Platform.Define());

using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Tests.Components;

/// <summary>Runs a realm under Pulumi's mocks and keeps what it registered; a type that a realm is not known to have fails the run.</summary>
internal sealed class RealmMocks
{
    private static readonly ImmutableHashSet<string> KnownTypes =
    [
        "command:local:Command", "keycloak:authentication/bindings:Bindings", "keycloak:authentication/execution:Execution", "keycloak:authentication/executionConfig:ExecutionConfig",
        "keycloak:authentication/flow:Flow", "keycloak:authentication/subflow:Subflow", "keycloak:index/customIdentityProviderMapping:CustomIdentityProviderMapping",
        "keycloak:index/group:Group", "keycloak:index/groupRoles:GroupRoles", "keycloak:index/realm:Realm", "keycloak:index/realmEvents:RealmEvents", "keycloak:index/realmUserProfile:RealmUserProfile", "keycloak:index/role:Role",
        "keycloak:oidc/identityProvider:IdentityProvider", "keycloak:openid/client:Client", "keycloak:openid/clientDefaultScopes:ClientDefaultScopes",
        "keycloak:openid/clientOptionalScopes:ClientOptionalScopes", "keycloak:openid/clientScope:ClientScope",
        "keycloak:openid/groupMembershipProtocolMapper:GroupMembershipProtocolMapper", "platform:keycloak:KeycloakRealm", "pulumi:providers:keycloak",
    ];

    private readonly List<RegisteredResource> _resources = [];

    /// <summary>Runs a program that makes a realm.</summary>
    public static async Task<RegisteredResources> RunAsync(Action program)
    {
        var mocks = new RealmMocks();
        var mock = new Mock<IMocks>();
        mock.Setup(keycloak => keycloak.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns<MockResourceArgs>(args => Task.FromResult(mocks.Register(args)));
        mock.Setup(keycloak => keycloak.CallAsync(It.IsAny<MockCallArgs>())).Returns<MockCallArgs>(args => Task.FromResult<object>(Answer(args)));
        await Deployment.TestAsync(mock.Object, new TestOptions { ProjectName = "infra", StackName = "dev" }, program);
        return new RegisteredResources(mocks._resources);
    }

    private (string? Id, object State) Register(MockResourceArgs args)
    {
        if (!KnownTypes.Contains(args.Type!))
            throw new InvalidOperationException($"A realm is not known to have '{args.Type}' ({args.Name}); add it to RealmMocks if it is meant.");
        lock (_resources)
            _resources.Add(new RegisteredResource(args.Type!, args.Name!, args.Inputs));
        var isGroup = args.Type == "keycloak:index/group:Group";
        return ($"{args.Name}-id", isGroup ? args.Inputs.SetItem("path", $"/{args.Inputs["name"]}") : args.Inputs);
    }

    // A right of the realm's administration, by its name.
    private static ImmutableDictionary<string, object> Answer(MockCallArgs args) => args.Token switch
    {
        "keycloak:openid/getClient:getClient" => args.Args.SetItem("id", $"id of {args.Args["clientId"]}"),
        "keycloak:index/getRole:getRole" => args.Args.SetItem("id", $"{args.Args["name"]} of {args.Args["clientId"]}"),
        _ => throw new InvalidOperationException($"A realm is not known to ask '{args.Token}'; add it to RealmMocks if it is meant."),
    };
}

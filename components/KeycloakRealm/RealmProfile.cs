using System.Globalization;
using Pulumi;
using Identity = Pulumi.Keycloak;
using Inputs = Pulumi.Keycloak.Inputs;

namespace Infra.Components;

/// <summary>
/// What the realm knows of a person, and who may change it: Keycloak's own four attributes and its checks of them (https://www.keycloak.org/docs/26.5.6/server_admin/#user-profile), but that
/// people do not change their address themselves. Clients know them by it, and nobody has verified one that is typed in.
/// </summary>
internal static class RealmProfile
{
    private const string Administrator = "admin";
    private const string Person = "user";
    private const int MostCharacters = 255;

    /// <summary>Makes it.</summary>
    public static void Create(string name, Identity.Realm realm, CustomResourceOptions options) => _ = new Identity.RealmUserProfile($"{name}-profile", new Identity.RealmUserProfileArgs
    {
        RealmId = realm.Id,
        Attributes =
        {
            Attribute("username", Administrator, isTheirs: false, Length(3), Check("username-prohibited-characters"), Check("up-username-not-idn-homograph")),
            Attribute("email", Administrator, isTheirs: false, Check("email"), Length(1)),
            Attribute("firstName", Person, isTheirs: true, Length(1), Check("person-name-prohibited-characters")),
            Attribute("lastName", Person, isTheirs: true, Length(1), Check("person-name-prohibited-characters")),
        },
    }, options);

    private static Inputs.RealmUserProfileAttributeArgs Attribute(string name, string requiredOf, bool isTheirs, params Inputs.RealmUserProfileAttributeValidatorArgs[] checks) => new()
    {
        Name = name,
        // Words of Keycloak's own, in each person's language.
        DisplayName = $"${{{name}}}",
        RequiredForRoles = { requiredOf },
        Permissions = new Inputs.RealmUserProfileAttributePermissionsArgs
        {
            Views = new[] { Administrator, Person },
            Edits = isTheirs ? new[] { Administrator, Person } : [Administrator],
        },
        Validators = checks,
    };

    private static Inputs.RealmUserProfileAttributeValidatorArgs Length(int least) => new()
    {
        Name = "length",
        Config = new InputMap<string> { ["max"] = Text(MostCharacters), ["min"] = Text(least) },
    };

    private static Inputs.RealmUserProfileAttributeValidatorArgs Check(string name) => new() { Name = name };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

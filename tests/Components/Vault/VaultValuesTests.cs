using Infra.Components;

namespace Infra.Tests.Components;

public sealed class VaultValuesTests
{
    private static readonly YamlMap Dev = VaultValues.For(AddonContexts.Dev());
    private static readonly YamlMap Prod = VaultValues.For(AddonContexts.Prod());

    [Fact]
    public void For_SmallEnvironment_HasOneMemberWithoutBudget()
    {
        Assert.Equal(1, Dev.At("server", "ha", "replicas"));
        Assert.Equal(false, Dev.At("server", "ha", "disruptionBudget", "enabled"));
        Assert.Null(Dev.At("server", "topologySpreadConstraints"));
    }

    [Fact]
    public void For_HighlyAvailable_HasThreeMembersInThreeZones()
    {
        Assert.Equal(3, Prod.At("server", "ha", "replicas"));
        Assert.Equal(true, Prod.At("server", "ha", "disruptionBudget", "enabled"));
        var zones = Assert.IsType<YamlMap>(Prod.ItemsAt("server", "topologySpreadConstraints").First());
        Assert.Equal(("topology.kubernetes.io/zone", "DoNotSchedule"), (zones["topologyKey"], zones["whenUnsatisfiable"]));
        var configuration = Configuration(Prod);
        Assert.All(new[] { "vault-0", "vault-1", "vault-2" }, member =>
            Assert.Contains($"leader_api_addr       = \"https://{member}.vault-internal.vault.svc.cluster.local:8200\"", configuration, StringComparison.Ordinal));
    }

    // F6: otherwise an uninitialised Vault is never healthy, and the Job that initialises it never begins.
    [Fact]
    public void For_Probes_TakeAnUninitialisedAndASealedMember() =>
        Assert.Equal(
            ["/v1/sys/health?standbyok=true&sealedcode=204&uninitcode=204", "/v1/sys/health?standbyok=true&sealedcode=204&uninitcode=204"],
            new[] { Dev.At("server", "readinessProbe", "path"), Dev.At("server", "livenessProbe", "path") });

    // F6: it unseals itself by its own role, and no sidecar is injected anywhere.
    [Fact]
    public void For_Seal_IsTheStacksKeyByTheRoleOfVaultsServiceAccount()
    {
        Assert.Contains("seal \"awskms\" {\n  region     = \"eu-west-1\"\n  kms_key_id = \"alias/infra-prod-vault\"\n}\n", Configuration(Prod), StringComparison.Ordinal);
        Assert.Equal("arn:aws:iam::444455556666:role/infra-prod-b-vault", Prod.At("server", "extraEnvironmentVars", "AWS_ROLE_ARN"));
        var token = Assert.IsType<YamlMap>(Prod.ItemsAt("server", "volumes").First());
        var mount = Assert.IsType<YamlMap>(Prod.ItemsAt("server", "volumeMounts").First());
        Assert.Equal("amazonaws.com", Assert.IsType<YamlMap>(Assert.Single(token.ItemsAt("projected", "sources"))).At("serviceAccountToken", "audience"));
        Assert.Equal((token["name"], $"{mount["mountPath"]}/token"), (mount["name"], (string)Prod.At("server", "extraEnvironmentVars", "AWS_WEB_IDENTITY_TOKEN_FILE")!));
        Assert.Equal(false, Prod.At("injector", "enabled"));
    }

    [Fact]
    public void For_Listeners_SpeakTlsAndOnlyTheOneForMetricsAsksForNoToken()
    {
        var listeners = Configuration(Dev).Split("listener \"tcp\"")[1..];

        Assert.Equal(2, listeners.Length);
        Assert.All(listeners, listener => Assert.Contains("tls_cert_file   = \"/vault/tls/tls.crt\"", listener, StringComparison.Ordinal));
        Assert.Contains("0.0.0.0:8200", listeners[0], StringComparison.Ordinal);
        Assert.DoesNotContain("unauthenticated", listeners[0], StringComparison.Ordinal);
        Assert.Contains("0.0.0.0:8203", listeners[1], StringComparison.Ordinal);
        Assert.Contains("unauthenticated_metrics_access = true", listeners[1], StringComparison.Ordinal);
        Assert.Equal(false, Dev.At("global", "tlsDisable"));
        Assert.DoesNotContain("enable_unauthenticated_access", Configuration(Dev), StringComparison.Ordinal);
    }

    [Fact]
    public void For_Storage_StaysWhenItsClaimGoes()
    {
        Assert.Equal("encrypted-retained", Dev.At("server", "dataStorage", "storageClass"));
        Assert.Equal((true, "encrypted-retained"), ((bool)Dev.At("server", "auditStorage", "enabled")!, Dev.At("server", "auditStorage", "storageClass")));
        Assert.Contains("path = \"/vault/data\"", Configuration(Dev), StringComparison.Ordinal);
        Assert.Contains("disable_mlock = true", Configuration(Dev), StringComparison.Ordinal);
    }

    [Fact]
    public void For_Keeper_SeesVaultsProcessCertificateAndAuditFile()
    {
        var keeper = Assert.IsType<YamlMap>(Assert.Single(Dev.ItemsAt("server", "extraContainers")));
        var mounts = keeper.ItemsAt("volumeMounts").Cast<YamlMap>().ToDictionary(mount => (string)mount["name"]!, mount => (string)mount["mountPath"]!);
        var environment = keeper.ItemsAt("env").Cast<YamlMap>().ToDictionary(variable => (string)variable["name"]!, variable => (string)variable["value"]!);

        Assert.Equal(true, Dev.At("server", "shareProcessNamespace"));
        Assert.Equal($"{mounts["tls"]}/tls.crt", environment["CERTIFICATE"]);
        Assert.Equal($"{mounts["audit"]}/audit.log", environment["AUDIT_FILE"]);
        Assert.Equal(Vault.AuditFile, environment["AUDIT_FILE"]);
        Assert.Equal(["/bin/sh", "-c", VaultFiles.Keep], keeper.ItemsAt("command"));
    }

    [Fact]
    public void For_Containers_FitTheLevelRestricted()
    {
        var keeper = Assert.IsType<YamlMap>(Assert.Single(Dev.ItemsAt("server", "extraContainers")));

        Assert.Equal(("RuntimeDefault", true), (Dev.At("server", "statefulSet", "securityContext", "pod", "seccompProfile", "type"), Dev.At("server", "statefulSet", "securityContext", "pod", "runAsNonRoot")));
        Assert.All(new[] { (YamlMap)Dev.At("server", "statefulSet", "securityContext", "container")!, (YamlMap)keeper["securityContext"]! }, security =>
        {
            Assert.Equal(["ALL"], security.ItemsAt("capabilities", "drop"));
            Assert.Equal((false, true), ((bool)security["allowPrivilegeEscalation"]!, (bool)security["readOnlyRootFilesystem"]!));
        });
    }

    [Fact]
    public void For_CertificateInTheListeners_IsTheOneOfTheCertificateBeforeVault()
    {
        var certificate = Assert.IsType<Certificate>(Assert.Single(VaultTls.Declare(AddonContexts.Dev()).Objects));
        var volume = Dev.ItemsAt("server", "volumes").Cast<YamlMap>().Single(each => (string)each["name"]! == "tls");

        Assert.Equal(certificate.Spec.SecretName, volume.At("secret", "secretName"));
        Assert.Equal(("vault", "internal"), (certificate.Metadata.Namespace, certificate.Spec.IssuerRef.Name));
        Assert.Contains(Vault.ServerName, certificate.Spec.DnsNames!);
        Assert.Contains("*.vault-internal.vault.svc.cluster.local", certificate.Spec.DnsNames!);
        // Two Certificates would write one Secret in turns.
        Assert.NotEqual(Vault.Route.BackendTlsSecret, certificate.Spec.SecretName);
        Assert.Equal(Vault.ServerName, $"{Vault.Route.Service}.vault.svc.cluster.local");
    }

    private static string Configuration(YamlMap values) => (string)values.At("server", "ha", "raft", "config")!;
}

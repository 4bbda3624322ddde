using System.Globalization;

namespace Infra.Components;

/// <summary>The configuration of Vault's members (https://developer.hashicorp.com/vault/docs/configuration).</summary>
internal static class VaultMembers
{
    /// <summary>Where <see cref="VaultTls.Secret"/> is mounted.</summary>
    public const string TlsFolder = "/vault/tls";

    private const int HighlyAvailableMembers = 3;

    /// <summary>The names of the members, of which the first is initialised.</summary>
    public static IReadOnlyList<string> Names(AddonContext context) =>
        [.. Enumerable.Range(0, context.Replicas(HighlyAvailableMembers)).Select(number => string.Create(CultureInfo.InvariantCulture, $"vault-{number}"))];

    /// <summary>
    /// A member's configuration. Memory is not locked, as integrated storage maps its files into it, and machines have no swap. There is no
    /// <c>enable_unauthenticated_access</c>: who has no token begins nothing that leads to one. The second listener tells metrics to whoever asks, and is reached by Prometheus alone.
    /// </summary>
    public static string Configuration(AddonContext context) =>
        $$"""
        ui            = true
        cluster_name  = "{{context.ClusterName}}"
        disable_mlock = true
        log_format    = "json"

        listener "tcp" {
          address         = "0.0.0.0:{{Text(Vault.ApiPortNumber)}}"
          cluster_address = "0.0.0.0:{{Text(Vault.ClusterPortNumber)}}"
          tls_cert_file   = "{{TlsFolder}}/tls.crt"
          tls_key_file    = "{{TlsFolder}}/tls.key"
          tls_min_version = "tls12"

          # The gateway says who asked; the audit names that address.
          x_forwarded_for_authorized_addrs      = "{{string.Join(',', context.PodCidrs)}}"
          x_forwarded_for_reject_not_authorized = false
          x_forwarded_for_reject_not_present    = false
        }

        listener "tcp" {
          address         = "0.0.0.0:{{Text(Vault.MetricsPortNumber)}}"
          tls_cert_file   = "{{TlsFolder}}/tls.crt"
          tls_key_file    = "{{TlsFolder}}/tls.key"
          tls_min_version = "tls12"

          telemetry {
            unauthenticated_metrics_access = true
          }
        }

        storage "raft" {
          path = "/vault/data"

        {{string.Join("\n", Names(context).Select(Join))}}
        }

        seal "awskms" {
          region     = "{{context.Scope.Account.Region}}"
          kms_key_id = "{{KeyNames.Alias(context.Scope, KeyPurpose.Vault)}}"
        }

        service_registration "kubernetes" {}

        telemetry {
          disable_hostname          = true
          prometheus_retention_time = "1h"
        }

        """;

    private static string Join(string member) =>
        $$"""
          retry_join {
            leader_api_addr       = "{{AddressOf(member)}}"
            leader_ca_cert_file   = "{{TlsFolder}}/ca.crt"
            leader_tls_servername = "{{Vault.ServerName}}"
          }
        """;

    /// <summary>A member's own address, also before it serves.</summary>
    public static string AddressOf(string member) => $"https://{member}.vault-internal.{Vault.Namespace}.svc.cluster.local:{Text(Vault.ApiPortNumber)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

namespace Infra.Components;

/// <summary>
/// Kinds that Argo CD neither watches nor shows: made in numbers by controllers, never declared in Git. The chart's own list is replaced as a whole, so it is said again
/// here, without what the platform has not.
/// </summary>
internal static class ArgoCdExclusions
{
    /// <summary>The setting <c>resource.exclusions</c>.</summary>
    public const string Text = """
        - apiGroups: ['', discovery.k8s.io]
          kinds: [Endpoints, EndpointSlice]
        - apiGroups: [coordination.k8s.io]
          kinds: [Lease]
        - apiGroups: [authentication.k8s.io, authorization.k8s.io]
          kinds: [LocalSubjectAccessReview, SelfSubjectAccessReview, SelfSubjectReview, SelfSubjectRulesReview, SubjectAccessReview, TokenReview]
        - apiGroups: [certificates.k8s.io]
          kinds: [CertificateSigningRequest]
        - apiGroups: [cert-manager.io]
          kinds: [CertificateRequest]
        # Kyverno's reports and work in progress.
        - apiGroups: [kyverno.io]
          kinds: [UpdateRequest]
        - apiGroups: [reports.kyverno.io]
          kinds: [ClusterEphemeralReport, EphemeralReport]
        - apiGroups: [wgpolicyk8s.io]
          kinds: [ClusterPolicyReport, PolicyReport]
        - apiGroups: [openreports.io]
          kinds: [ClusterReport, Report]
        # What Trivy finds. Its ClusterComplianceReports are the chart's, and are kept.
        - apiGroups: [aquasecurity.github.io]
          kinds:
          - ClusterConfigAuditReport
          - ClusterInfraAssessmentReport
          - ClusterRbacAssessmentReport
          - ClusterSbomReport
          - ClusterVulnerabilityReport
          - ConfigAuditReport
          - ExposedSecretReport
          - InfraAssessmentReport
          - RbacAssessmentReport
          - SbomReport
          - VulnerabilityReport

        """;
}

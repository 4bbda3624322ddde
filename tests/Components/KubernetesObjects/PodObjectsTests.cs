using Infra.Components;

namespace Infra.Tests.Components.KubernetesObjects;

public sealed class PodObjectsTests
{
    [Fact]
    public void Write_CronJob_HasTheFieldsOfTheApi()
    {
        var job = new CronJob
        {
            Metadata = new ObjectMeta { Name = "copy", Namespace = "shop" },
            Spec = new CronJobSpec
            {
                Schedule = "0 * * * *",
                ConcurrencyPolicy = "Forbid",
                JobTemplate = new JobTemplate(new JobSpec
                {
                    BackoffLimit = 0,
                    Template = new PodTemplate(
                        new PodMeta { Labels = new Dictionary<string, string> { ["app"] = "copy" } },
                        new PodSpec
                        {
                            ServiceAccountName = "copy",
                            RestartPolicy = "Never",
                            SecurityContext = PodSecurityContext.Restricted(1000),
                            Containers =
                            [
                                new Container
                                {
                                    Name = "copy",
                                    Image = "example.com/copy:1",
                                    Env = [new EnvVar("PLAIN", "text"), EnvVar.FromConfigMap("CLUSTER", "cluster", "name")],
                                    Ports = [new PodPort("http", 8080)],
                                    Resources = ResourceRequirements.Of("10m", "32Mi", "64Mi"),
                                    SecurityContext = SecurityContext.Restricted,
                                    VolumeMounts = [new VolumeMount("token", "/token", ReadOnly: true)],
                                },
                            ],
                            Volumes = [Volume.Token("token", "vault", "token", 600), Volume.InMemory("work", "8Mi")],
                        }),
                }),
            },
        };

        Assert.Equal(
            """
            apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: copy
              namespace: shop
            spec:
              concurrencyPolicy: Forbid
              jobTemplate:
                spec:
                  backoffLimit: 0
                  template:
                    metadata:
                      labels:
                        app: copy
                    spec:
                      containers:
                      - env:
                        - name: PLAIN
                          value: text
                        - name: CLUSTER
                          valueFrom:
                            configMapKeyRef:
                              key: name
                              name: cluster
                        image: example.com/copy:1
                        name: copy
                        ports:
                        - containerPort: 8080
                          name: http
                        resources:
                          limits:
                            memory: 64Mi
                          requests:
                            cpu: 10m
                            memory: 32Mi
                        securityContext:
                          allowPrivilegeEscalation: false
                          capabilities:
                            drop:
                            - ALL
                          readOnlyRootFilesystem: true
                          runAsNonRoot: true
                          seccompProfile:
                            type: RuntimeDefault
                        volumeMounts:
                        - mountPath: /token
                          name: token
                          readOnly: true
                      restartPolicy: Never
                      securityContext:
                        fsGroup: 1000
                        runAsGroup: 1000
                        runAsNonRoot: true
                        runAsUser: 1000
                        seccompProfile:
                          type: RuntimeDefault
                      serviceAccountName: copy
                      volumes:
                      - name: token
                        projected:
                          sources:
                          - serviceAccountToken:
                              audience: vault
                              expirationSeconds: 600
                              path: token
                      - emptyDir:
                          medium: Memory
                          sizeLimit: 8Mi
                        name: work
              schedule: 0 * * * *

            """,
            CanonicalYaml.Write(job.ToYaml()));
    }

    [Fact]
    public void Write_Service_HasTheFieldsOfTheApi()
    {
        var service = new Service
        {
            Metadata = new ObjectMeta { Name = "web", Namespace = "shop" },
            Spec = new ServiceSpec { Selector = new Dictionary<string, string> { ["app"] = "web" }, Ports = [new ServicePort("http", 80, 8080)], ClusterIP = "None" },
        };

        Assert.Equal(
            """
            apiVersion: v1
            kind: Service
            metadata:
              name: web
              namespace: shop
            spec:
              clusterIP: None
              ports:
              - name: http
                port: 80
                protocol: TCP
                targetPort: 8080
              selector:
                app: web

            """,
            CanonicalYaml.Write(service.ToYaml()));
    }

    [Fact]
    public void Write_ConfigMapOfAScript_KeepsItsLines()
    {
        var map = new ConfigMap { Metadata = new ObjectMeta { Name = "scripts", Namespace = "shop" }, Data = new Dictionary<string, string> { ["run.sh"] = "#!/bin/bash\nexit 0\n" } };

        Assert.Contains("data:\n  run.sh: |\n    #!/bin/bash\n    exit 0\n", CanonicalYaml.Write(map.ToYaml()), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Role_HasTheFieldsOfTheApi()
    {
        var role = new Role { Metadata = new ObjectMeta { Name = "read", Namespace = "shop" }, Rules = [new PolicyRule([""], ["pods"], ["get"]) { ResourceNames = ["web-0"] }] };

        Assert.Equal(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: read
              namespace: shop
            rules:
            - apiGroups:
              - ""
              resourceNames:
              - web-0
              resources:
              - pods
              verbs:
              - get

            """,
            CanonicalYaml.Write(role.ToYaml()));
    }
}

using k8s.Models;
using Xunit;

namespace Holmes.Deployment.Tests;

public sealed class KubernetesTests
{
    [Fact]
    public void A_property_with_a_spelling_mistake_is_refused() => Assert.ThrowsAny<Exception>(() => Cluster.Parse(
        RepositoryFiles.Read("k8s", "base", "teams.yaml").Replace("readOnlyRootFilesystem", "readonlyRootFilesystem", StringComparison.Ordinal)));

    [Fact]
    public void Every_service_is_deployed_with_an_address_a_disruption_budget_and_an_autoscaler()
    {
        Assert.Equal(RepositoryFiles.Services, Cluster.Base.Of<V1Deployment>().Select(found => found.Metadata.Name).Order(StringComparer.Ordinal));
        Assert.Equal(RepositoryFiles.Services, Cluster.Base.Of<V1Service>().Select(found => found.Metadata.Name).Order(StringComparer.Ordinal));
        Assert.Equal(RepositoryFiles.Services, Cluster.Base.Of<V1PodDisruptionBudget>().Select(found => found.Metadata.Name).Order(StringComparer.Ordinal));
        Assert.Equal(RepositoryFiles.Services, Cluster.Base.Of<V2HorizontalPodAutoscaler>().Select(found => found.Spec.ScaleTargetRef.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_autoscaled_deployment_does_not_name_its_replicas() =>
        Assert.All(Cluster.Base.Of<V1Deployment>(), deployment => Assert.Null(deployment.Spec.Replicas));

    [Fact]
    public void Every_selector_means_the_labels_of_its_pods()
    {
        Assert.All(Cluster.Everything.Workloads(), workload =>
            Assert.All(workload.Selector.MatchLabels, label => Assert.Equal(label.Value, workload.Pod.Metadata.Labels[label.Key])));
        Assert.All(Cluster.Everything.Of<V1Service>(), service => Assert.Single(
            Cluster.Everything.Workloads(), workload => Means(service.Spec.Selector, workload.Pod)));
        Assert.All(Cluster.Everything.Of<V1PodDisruptionBudget>(), budget => Assert.Single(
            Cluster.Everything.Workloads(), workload => Means(budget.Spec.Selector.MatchLabels, workload.Pod)));
    }

    [Fact]
    public void Every_service_sends_to_a_port_its_pods_have() => Assert.All(Cluster.Everything.Of<V1Service>(), service =>
    {
        var pod = Cluster.Everything.Workloads().Single(workload => Means(service.Spec.Selector, workload.Pod)).Pod;
        var names = pod.Spec.Containers.SelectMany(container => container.Ports).Select(port => port.Name).ToList();
        Assert.All(service.Spec.Ports, port => Assert.Contains(port.TargetPort.Value, names));
    });

    [Fact]
    public void Every_container_has_probes_requests_and_limits() => Assert.All(Containers(), container =>
    {
        Assert.NotNull(container.StartupProbe);
        Assert.NotNull(container.LivenessProbe);
        Assert.NotNull(container.ReadinessProbe);
        Assert.Equal(["cpu", "memory"], container.Resources.Requests.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["cpu", "memory"], container.Resources.Limits.Keys.Order(StringComparer.Ordinal));
    });

    [Fact]
    public void A_broker_that_is_away_restarts_no_service() => Assert.All(Cluster.Base.Of<V1Deployment>(), deployment =>
    {
        var container = Assert.Single(deployment.Spec.Template.Spec.Containers);
        Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path);
        Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path);
    });

    [Fact]
    public void Nothing_runs_as_root_writes_to_its_image_or_has_a_capability()
    {
        Assert.All(Cluster.Everything.Workloads(), workload =>
        {
            var pod = workload.Pod.Spec;
            Assert.True(pod.SecurityContext.RunAsNonRoot);
            Assert.NotEqual(0, pod.SecurityContext.RunAsUser ?? 0);
            Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
            Assert.False(pod.AutomountServiceAccountToken);
        });
        Assert.All(Containers(), container =>
        {
            Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
            Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
            Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
        });
    }

    [Fact]
    public void Every_image_has_a_tag_that_is_not_latest() => Assert.All(Containers(), container =>
    {
        Assert.Contains(':', container.Image);
        Assert.DoesNotContain(":latest", container.Image, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_setting_is_one_that_Holmes_knows()
    {
        var variables = Cluster.Base.Of<V1Deployment>()
            .SelectMany(deployment => deployment.Spec.Template.Spec.Containers)
            .SelectMany(container => container.Env ?? [])
            .Select(variable => variable.Name)
            .Concat(Cluster.Base.Of<V1ConfigMap>().SelectMany(map => map.Data.Keys));
        Assert.All(variables, name => Assert.True(ConfigurationKeys.IsKnown(name), $"{name} is no setting of Holmes."));
    }

    [Fact]
    public void Without_an_identity_provider_nobody_gets_into_the_base() =>
        Assert.NotEqual("", Assert.Single(Cluster.Base.Of<V1ConfigMap>()).Data["Auth__Authority"]);

    [Fact]
    public void What_no_policy_names_is_denied_and_every_policy_means_somebody()
    {
        var policies = Cluster.Everything.Of<V1NetworkPolicy>().ToList();
        var denied = Assert.Single(policies, policy => policy.Metadata.Name == "deny-all");
        Assert.Equal(["Egress", "Ingress"], denied.Spec.PolicyTypes.Order(StringComparer.Ordinal));
        Assert.Null(denied.Spec.Ingress);
        Assert.Null(denied.Spec.Egress);

        var names = Cluster.Everything.Workloads().Select(workload => workload.Name).ToHashSet(StringComparer.Ordinal);
        Assert.All(
            policies.SelectMany(policy => policy.Spec.PodSelector?.MatchExpressions ?? []).SelectMany(expression => expression.Values),
            name => Assert.Contains(name, names));
    }

    private static IEnumerable<V1Container> Containers() =>
        Cluster.Everything.Workloads().SelectMany(workload => workload.Pod.Spec.Containers);

    private static bool Means(IDictionary<string, string> selector, V1PodTemplateSpec pod) =>
        selector.All(label => pod.Metadata.Labels.TryGetValue(label.Key, out var value) && value == label.Value);
}

using k8s.Models;
using Xunit;

namespace Holmes.Deployment.Tests;

public sealed class ComposeTests
{
    [Fact]
    public void Compose_and_the_cluster_run_the_same_services_from_the_same_images() =>
        Assert.Equal(
            Cluster.Base.Of<V1Deployment>().Select(found => found.Spec.Template.Spec.Containers[0].Image).Order(StringComparer.Ordinal),
            Compose.File.OwnServices.Values.Select(service => $"{service["image"]}").Order(StringComparer.Ordinal));

    [Fact]
    public void The_stores_have_the_same_versions_as_in_the_cluster() => Assert.All(
        Cluster.Everything.Of<V1StatefulSet>(),
        store => Assert.Equal(store.Spec.Template.Spec.Containers[0].Image, $"{Compose.File.Services[store.Metadata.Name]["image"]}"));

    [Fact]
    public void The_edge_reaches_the_services_under_the_same_addresses()
    {
        var compose = Compose.Environment(Compose.File.Services["notifier"]).Where(variable => IsAddress(variable.Key));
        var cluster = Cluster.Base.Deployment("notifier").Spec.Template.Spec.Containers[0].Env
            .Select(variable => KeyValuePair.Create(variable.Name, variable.Value));
        Assert.Equal(
            cluster.OrderBy(variable => variable.Key, StringComparer.Ordinal),
            compose.OrderBy(variable => variable.Key, StringComparer.Ordinal));

        static bool IsAddress(string name) => name.StartsWith("Services__", StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_is_one_that_Holmes_knows() => Assert.All(
        Compose.File.OwnServices.SelectMany(service => Compose.Environment(service.Value).Keys),
        name => Assert.True(ConfigurationKeys.IsKnown(name), $"{name} is no setting of Holmes."));

    [Fact]
    public void Every_service_waits_for_its_stores_and_runs_without_privileges() => Assert.All(Compose.File.OwnServices.Values, service =>
    {
        Assert.Equal(["postgres", "rabbitmq"], Compose.Map(service["depends_on"]).Keys.Cast<string>().Order(StringComparer.Ordinal));
        Assert.Equal(["ALL"], Compose.List(service["cap_drop"]));
        Assert.Equal("true", $"{service["read_only"]}");
    });

    [Fact]
    public void Only_the_edge_is_published_and_only_to_this_machine()
    {
        var published = Compose.File.Services.Where(service => service.Value.ContainsKey("ports")).ToList();
        var edge = Assert.Single(published);
        Assert.Equal("notifier", edge.Key);
        Assert.Equal(["127.0.0.1:5080:8080"], Compose.List(edge.Value["ports"]));
    }

    [Fact]
    public void Every_store_says_when_it_is_healthy() => Assert.All(
        Compose.File.Services.Where(service => !RepositoryFiles.Services.Contains(service.Key)),
        store => Assert.True(store.Value.ContainsKey("healthcheck"), store.Key));
}

using k8s;
using k8s.Models;

namespace Holmes.Deployment.Tests;

/// <summary>The manifests as typed objects; a property Kubernetes does not know fails the reading.</summary>
internal sealed class Cluster
{
    private readonly IReadOnlyList<object> objects;

    private Cluster(IReadOnlyList<object> objects) => this.objects = objects;

    public static Cluster Base { get; } = Load("base");

    public static Cluster Everything { get; } = new([.. Load("base").objects, .. Load("overlays").objects]);

    public IEnumerable<T> Of<T>() => objects.OfType<T>();

    /// <summary>Name and pod of everything that runs.</summary>
    public IEnumerable<(string Name, V1LabelSelector Selector, V1PodTemplateSpec Pod)> Workloads() =>
        Of<V1Deployment>().Select(workload => (workload.Metadata.Name, workload.Spec.Selector, workload.Spec.Template))
            .Concat(Of<V1StatefulSet>().Select(workload => (workload.Metadata.Name, workload.Spec.Selector, workload.Spec.Template)));

    public V1Deployment Deployment(string name) => Of<V1Deployment>().Single(workload => workload.Metadata.Name == name);

    public static IReadOnlyList<object> Parse(string yaml) => KubernetesYaml.LoadAllFromString(yaml, strict: true);

    private static Cluster Load(string folder) =>
        new([.. RepositoryFiles.Manifests(folder).SelectMany(file => Parse(File.ReadAllText(file)))]);
}

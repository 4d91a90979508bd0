using System.Diagnostics;
using k8s.Models;
using Xunit;

namespace Holmes.Deployment.Tests;

public sealed class KustomizeTests
{
    [Theory]
    [InlineData("base")]
    [InlineData("overlays/dev")]
    public async Task Kustomize_puts_it_together_and_what_comes_out_is_valid(string folder)
    {
        var yaml = await KustomizeAsync(folder);
        var deployments = Cluster.Parse(yaml).OfType<V1Deployment>().Select(deployment => deployment.Metadata.Name);
        Assert.Equal(RepositoryFiles.Services, deployments.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_overlay_brings_every_secret_the_services_need()
    {
        var objects = Cluster.Parse(await KustomizeAsync("overlays/dev"));
        var secrets = objects.OfType<V1Secret>().Select(secret => secret.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        var needed = objects.OfType<V1Deployment>()
            .SelectMany(deployment => deployment.Spec.Template.Spec.Containers)
            .SelectMany(container => container.EnvFrom)
            .Where(from => from.SecretRef is { Optional: not true })
            .Select(from => from.SecretRef.Name);
        Assert.All(needed, name => Assert.Contains(name, secrets));
    }

    private static async Task<string> KustomizeAsync(string folder)
    {
        Assert.SkipUnless(HasKubectl(), "kubectl is not installed.");
        using var kubectl = Process.Start(new ProcessStartInfo("kubectl", ["kustomize", RepositoryFiles.PathOf("k8s", folder)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = kubectl.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await kubectl.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await kubectl.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(kubectl.ExitCode == 0, await errors);
        return output;
    }

    private static bool HasKubectl() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "kubectl")));
}

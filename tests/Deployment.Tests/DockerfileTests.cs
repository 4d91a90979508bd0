using System.Globalization;
using Xunit;

namespace Holmes.Deployment.Tests;

public sealed class DockerfileTests
{
    public static TheoryData<string> Services => [.. RepositoryFiles.Services];

    [Theory, MemberData(nameof(Services))]
    public void An_image_is_built_in_stages_and_runs_its_own_service_as_nobody_special(string service)
    {
        var lines = RepositoryFiles.Read("services", service, "Dockerfile").Split('\n');
        var stages = lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ToList();
        var name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(service);

        Assert.True(stages.Count >= 2);
        Assert.DoesNotContain(" AS ", stages[^1], StringComparison.Ordinal);
        Assert.Contains("/aspnet:10.0", stages[^1], StringComparison.Ordinal);
        Assert.Contains("USER 10001:10001", lines);
        Assert.Contains($"ENTRYPOINT [\"dotnet\", \"Holmes.{name}.dll\"]", lines);
        Assert.Contains(lines, line => line.Contains($"services/{service}/{name}.csproj", StringComparison.Ordinal));
        Assert.True(File.Exists(RepositoryFiles.PathOf("services", service, $"{name}.csproj")));
    }

    [Theory, MemberData(nameof(Services))]
    public void An_image_checks_its_health_on_the_port_it_listens_on(string service)
    {
        var lines = RepositoryFiles.Read("services", service, "Dockerfile").Split('\n');
        Assert.Contains(lines, line => line.StartsWith("ENV ASPNETCORE_HTTP_PORTS=8080", StringComparison.Ordinal));
        var check = Assert.Single(lines, line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
        Assert.Contains("127.0.0.1/8080", check, StringComparison.Ordinal);
        Assert.Contains("/health/live", check, StringComparison.Ordinal);
    }

    [Fact]
    public void The_edge_carries_the_page() =>
        Assert.Contains("COPY --from=page /web/dist wwwroot", RepositoryFiles.Read("services", "notifier", "Dockerfile").Split('\n'));
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using Holmes.Contracts;
using Holmes.Contracts.Teams;
using Holmes.Teams.Laws;
using Holmes.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

public sealed class StatuteImportTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const string Law = "예시법\r\n[시행 2024. 3. 1.] [법률 제12호, 2023. 9. 1., 일부개정]\r\n\r\n제1조(목적) 이 법은 예시를 목적으로 한다.\r\n\r\n제2조(정의 괄호가 닫히지 않는다\r\n";

    [Fact]
    public async Task A_file_sent_over_http_is_stored_once_and_its_rejects_are_listed()
    {
        await using var app = await StartAsync();
        using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };

        var first = await ImportAsync(http, "예시법(법률)(제12호)(20240301).txt", Encoding.UTF8.GetBytes("\uFEFF" + Law));
        var again = await ImportAsync(http, "예시법(법률)(제12호)(20240301).txt", Encoding.UTF8.GetBytes("\uFEFF" + Law));

        Assert.Equal(("statutes", 1, 1, 0, 1), (first.Kind, first.Files, first.Accepted, first.Unchanged, first.Rejected));
        Assert.Equal(6, Assert.Single(first.Rejects).Line);
        Assert.Equal((0, 1), (again.Accepted, again.Unchanged));
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_refused()
    {
        await using var app = await StartAsync();
        using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };

        var report = await ImportAsync(http, "old.txt", [0xC1, 0xA6, 0x31, 0xC1, 0xB6]);

        Assert.Equal(0, report.Accepted);
        Assert.Contains("UTF-8", Assert.Single(report.Rejects).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_starts_with_the_digests_and_starts_again_over_them()
    {
        var connection = await postgres.NewDatabaseAsync();
        await using (var first = await StartAsync(connection))
        {
            Assert.Contains(await first.Services.GetRequiredService<LawLibrary>().VersionsAsync(CancellationToken.None), law => law.IsDigest);
        }

        await using var second = await StartAsync(connection);

        Assert.Equal(DigestCatalog.Load().Count, (await second.Services.GetRequiredService<LawLibrary>().VersionsAsync(CancellationToken.None)).Count);
    }

    private async Task<WebApplication> StartAsync(string? connection = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([
            new("ConnectionStrings:Postgres", connection ?? await postgres.NewDatabaseAsync()),
            new("Urls", "http://127.0.0.1:0"),
        ]);
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        builder.AddTeamsStore();
        builder.AddLaws();
        var app = builder.Build();
        app.MapLaws();
        await app.StartAsync();
        return app;
    }

    private static async Task<ImportReport> ImportAsync(HttpClient http, string file, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new("application/octet-stream");
        using var response = await http.PostAsync(new Uri($"/api/import/statutes?file={Uri.EscapeDataString(file)}", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<ImportReport>(WireJson.Options))!;
    }
}

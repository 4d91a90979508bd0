using System.Net;
using Holmes.LocalServers;
using Holmes.ServiceDefaults;
using Holmes.Teams.Documents;
using Holmes.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Holmes.Teams.Tests.Documents;

/// <summary>The documents as a browser gets them, out of a real Postgres.</summary>
public sealed class DocumentEndpointTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task A_document_is_there_for_its_owner_alone()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var app = await StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var document = new StoredDocument(Leases.Call, "kim", "주택임대차계약서(전세).docx", [1, 2, 3], "<p>미리 보기</p>");
        var archive = app.Services.GetRequiredService<IDocumentArchive>();
        await archive.KeepAsync(document, cancellation);
        await archive.KeepAsync(document with { Docx = [9] }, cancellation); // the same call again

        using var file = await GetAsync(http, $"/api/documents/{document.Id}", "kim");
        Assert.Equal([1, 2, 3], await file.Content.ReadAsByteArrayAsync(cancellation));
        Assert.Equal(DocxWriter.ContentType, file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(document.FileName, file.Content.Headers.ContentDisposition!.FileNameStar);

        using var preview = await GetAsync(http, $"/api/documents/{document.Id}/preview", "kim");
        Assert.Equal(document.Html, await preview.Content.ReadAsStringAsync(cancellation));
        Assert.Equal(HtmlWriter.SecurityPolicy, preview.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", preview.Headers.GetValues("X-Content-Type-Options").Single());

        foreach (var path in new[] { $"/api/documents/{document.Id}", $"/api/documents/{document.Id}/preview", $"/api/documents/{Guid.Empty}" })
        {
            using var refused = await GetAsync(http, path, "lee");
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        }
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Postgres", await postgres.NewDatabaseAsync())]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{FreePort.Next()}");
        builder.AddServiceDefaults("holmes-teams");
        builder.AddTeamsStore();
        builder.AddDocuments();
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapDocuments();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient http, string path, string user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(Callers.LocalUserHeader, user);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

using Holmes.Embeddings;
using Holmes.Teams.Laws;
using Holmes.Teams.Laws.Vectors;
using Holmes.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

public sealed class VectorFillingTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static Statute Long(int articles, string word = "차임") => LawTexts.Read(
        $"""
        긴 법
        [시행 2023. 7. 19.] [법률 제100호, 2023. 4. 18., 일부개정]

        {string.Join("\n\n", Enumerable.Range(1, articles).Select(at => $"제{at}조(제목 {at}) ① {word}에 관한 {at}번째 조문이다."))}
        """);

    [Fact]
    public async Task Filling_goes_on_where_it_was_stopped()
    {
        await using var laws = await LawStore.InAsync(postgres);
        await laws.StoreAsync(Long(40));
        await using var server = await EmbeddingServer.StartAsync(LawTexts.Topics);
        using (var first = laws.With(server))
        {
            server.Fault = (http, _) => StopAfterAsync(server, http, 20);
            await Assert.ThrowsAsync<EmbeddingException>(() => first.Filling.FillAsync(CancellationToken.None));
            Assert.InRange((await first.StoredAsync()).Count, 1, 39);
        }

        server.Fault = (_, _) => Task.FromResult(false);
        using var second = laws.With(server);
        var filled = await second.Filling.FillAsync(CancellationToken.None);

        Assert.InRange(filled, 1, 39);
        Assert.Equal(40, (await second.StoredAsync()).Select(vector => vector.ArticleId).Distinct().Count());
        Assert.Equal(server.Asked.Count, server.Asked.Distinct().Count());
        Assert.Equal(0, await second.Filling.FillAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_later_version_costs_only_what_changed()
    {
        await using var laws = await LawStore.InAsync(postgres);
        var statute = Long(5);
        await laws.StoreAsync(statute);
        await using var server = await EmbeddingServer.StartAsync(LawTexts.Topics);
        using var meaning = laws.With(server);
        await meaning.Filling.FillAsync(CancellationToken.None);
        server.Asked.Clear();
        var changed = statute.Articles[2] with { Text = "달라진 조문이다." };

        await laws.StoreAsync(statute with { Number = "제101호", EffectiveFrom = new(2024, 1, 1), Articles = [.. statute.Articles.Take(2), changed, .. statute.Articles.Skip(3)] });
        await meaning.Filling.FillAsync(CancellationToken.None);

        Assert.Contains("달라진", Assert.Single(server.Asked), StringComparison.Ordinal);
        Assert.Equal(10, (await meaning.StoredAsync()).Count);
    }

    [Fact]
    public async Task A_replaced_text_is_embedded_anew_and_its_old_vectors_are_no_longer_found()
    {
        await using var laws = await LawStore.InAsync(postgres);
        await laws.StoreAsync(Long(3));
        await using var server = await EmbeddingServer.StartAsync(LawTexts.Topics);
        using var meaning = laws.With(server);
        await meaning.Filling.FillAsync(CancellationToken.None);

        await laws.StoreAsync(Long(3, "보증금"));
        Assert.Equal(3, await meaning.Filling.FillAsync(CancellationToken.None));

        Assert.Equal(3, (await meaning.StoredAsync()).Count);
        Assert.NotEmpty((await meaning.FindAsync("보증금 규정")).Articles);
    }

    [Fact]
    public async Task Another_model_makes_all_vectors_anew_and_then_drops_the_old_ones()
    {
        await using var laws = await LawStore.InAsync(postgres);
        await laws.StoreAsync(Long(3));
        await using var server = await EmbeddingServer.StartAsync(LawTexts.Topics);
        using var first = laws.With(server);
        await first.Filling.FillAsync(CancellationToken.None);
        server.AnswerWithDimensions(16);
        using var second = laws.With(server, "another-model");

        await second.Filling.FillAsync(CancellationToken.None);

        Assert.All(await second.StoredAsync(), vector => Assert.Equal(16, vector.Vector.Length));
        Assert.Equal(3, (await second.StoredAsync()).Count);
        Assert.Empty(await first.StoredAsync());
    }

    [Fact]
    public async Task A_text_the_endpoint_refuses_does_not_keep_the_others_waiting()
    {
        await using var laws = await LawStore.InAsync(postgres);
        await laws.StoreAsync(Long(6));
        await using var server = await EmbeddingServer.StartAsync(LawTexts.Topics);
        server.Fault = (http, texts) =>
        {
            var isRefused = texts.Any(text => text.Contains("4번째", StringComparison.Ordinal));
            http.Response.StatusCode = isRefused ? 400 : 200;
            return Task.FromResult(isRefused);
        };
        using var meaning = laws.With(server);

        Assert.Equal(5, await meaning.Filling.FillAsync(CancellationToken.None));

        Assert.Single(meaning.Logs.All, line => line.Contains("refused 긴 법 제4조", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Vectors_of_another_dimension_under_the_same_name_are_not_stored()
    {
        await using var laws = await LawStore.InAsync(postgres);
        await laws.StoreAsync(Long(2));
        await using var server = await EmbeddingServer.StartAsync(LawTexts.Topics);
        using var meaning = laws.With(server);
        await meaning.Filling.FillAsync(CancellationToken.None);
        server.AnswerWithDimensions(12);
        await laws.StoreAsync(LawTexts.Brokers);

        var failure = await Assert.ThrowsAsync<EmbeddingException>(() => meaning.Filling.FillAsync(CancellationToken.None));

        Assert.Contains("dimensions", failure.Message, StringComparison.Ordinal);
        Assert.All(await meaning.StoredAsync(), vector => Assert.Equal(8, vector.Vector.Length));
    }

    [Fact]
    public void Parts_hold_every_sentence_and_none_is_longer_than_the_window()
    {
        var content = string.Join(' ', Enumerable.Range(0, 120).Select(at => $"{at}번째 문장은 이렇게 끝난다."));

        var parts = ArticleParts.Of("긴 법", "제1조", "목적", content);

        Assert.All(parts, part => Assert.InRange(part.Text.Length, 1, ArticleParts.Longest + 20));
        Assert.All(parts, part => Assert.StartsWith("긴 법 제1조(목적)\n", part.Text, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 120), at => Assert.Contains(parts, part => part.Text.Contains($"{at}번째 문장은", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_item_of_both_lists_goes_before_one_of_a_single_list()
    {
        var fused = RankFusion.Of([1, 2, 3], [4, 3, 5]);

        Assert.Equal([3, 1, 4, 2, 5], fused.Select(item => item.Item));
        Assert.Equal(1, RankFusion.Of([7], [7])[0].Score, 9);
    }

    [Theory]
    [InlineData("", "", null)]
    [InlineData("nowhere", "m", "no http address")]
    [InlineData("http://localhost:1/v1", "", "Embeddings:Model")]
    public void Settings_are_checked_at_the_start(string endpoint, string model, string? problem)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Embeddings:Endpoint"] = endpoint, ["Embeddings:Model"] = model }).Build();

        var read = Record.Exception(() => Assert.Null(EmbeddingOptions.From(settings)));

        Assert.Equal(problem is null, read is null);
        Assert.Contains(problem ?? "", read?.Message ?? "", StringComparison.Ordinal);
    }

    private static Task<bool> StopAfterAsync(EmbeddingServer server, Microsoft.AspNetCore.Http.HttpContext http, int texts)
    {
        var isOver = server.Asked.Count >= texts;
        http.Response.StatusCode = isOver ? 503 : 200;
        return Task.FromResult(isOver);
    }
}

using System.ClientModel;
using System.ClientModel.Primitives;
using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Holmes.Embeddings;

/// <summary>The endpoint did not give what was asked for; what is searched for is found without it.</summary>
/// <param name="isRefusal">The endpoint will not take these texts, now or later.</param>
public sealed class EmbeddingException(string message, bool isRefusal = false, Exception? inner = null) : Exception(message, inner)
{
    public bool IsRefusal { get; } = isRefusal;
}

/// <summary>Makes vectors of length one of texts. It never tries again by itself: a search cannot wait, and who fills a store has a pace of their own.</summary>
public sealed class Embedder(EmbeddingOptions options, TimeProvider time) : IDisposable
{
    private const string NoKey = "none"; // local servers ask for none, the client for some

    private readonly IEmbeddingGenerator<string, Embedding<float>> generator = new OpenAIClient(
            new ApiKeyCredential(options.ApiKey ?? NoKey),
            new OpenAIClientOptions { Endpoint = options.Endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) })
        .GetEmbeddingClient(options.Model)
        .AsIEmbeddingGenerator();

    public string Model => options.Model;

    /// <exception cref="EmbeddingException">Nothing usable came within the limit.</exception>
    public async Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, TimeSpan limit, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var made = await generator.GenerateAsync(texts, cancellationToken: either.Token);
            return Checked([.. made.Select(vector => vector.Vector.ToArray())], texts.Count);
        }
        catch (ClientResultException e) when (e.Status > 0)
        {
            throw new EmbeddingException($"HTTP {e.Status}", isRefusal: e.Status is 400 or 413 or 422, e);
        }
        catch (Exception e) when (e is not EmbeddingException && !cancellation.IsCancellationRequested)
        {
            throw new EmbeddingException(patience.IsCancellationRequested ? $"no answer within {limit.TotalSeconds:0.#} s" : e.Message, inner: e);
        }
    }

    public void Dispose() => generator.Dispose();

    private static List<float[]> Checked(List<float[]> vectors, int asked)
    {
        if (vectors.Count != asked || vectors.Exists(vector => vector.Length == 0 || vector.Length != vectors[0].Length))
        {
            throw new EmbeddingException($"{vectors.Count} vectors of {string.Join('/', vectors.Select(vector => vector.Length).Distinct())} dimensions for {asked} texts");
        }

        foreach (var vector in vectors)
        {
            var length = TensorPrimitives.Norm<float>(vector);
            if (!float.IsFinite(length) || length == 0)
            {
                throw new EmbeddingException("a vector without a direction");
            }

            TensorPrimitives.Divide(vector, length, vector);
        }

        return vectors;
    }
}

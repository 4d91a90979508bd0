using Holmes.Contracts.Executions;
using MassTransit;

namespace Holmes.Victim;

/// <summary>Does what the message's user says: works, throws, gives up, or takes the process with it.</summary>
public sealed class FragileConsumer(IConfiguration configuration) : IConsumer<ProvideInput>
{
    private static readonly SemaphoreSlim Writing = new(1);

    public async Task Consume(ConsumeContext<ProvideInput> context)
    {
        switch (context.Message.UserId)
        {
            case "throws" when !File.Exists(Mended(configuration)):
                throw new InvalidOperationException("It always throws.");
            case "cancels":
                throw new OperationCanceledException("It gave up.");
            case "kills":
                Environment.FailFast("A message that nobody survives.");
                break;
        }

        await Writing.WaitAsync(context.CancellationToken);
        try
        {
            await File.AppendAllTextAsync(configuration["Victim:Done"]!, $"{context.Message.InputId}\n", context.CancellationToken);
        }
        finally
        {
            Writing.Release();
        }
    }

    /// <summary>While this file is there, what always threw does no more.</summary>
    public static string Mended(IConfiguration configuration) => configuration["Victim:Done"] + ".mended";
}

using System.Reflection;
using Holmes.Contracts.Executions;
using MassTransit;
using Xunit;

namespace Holmes.Supervisor.Tests;

public sealed class ContractRules
{
    public static TheoryData<Type> Messages =>
        [.. typeof(StartExecution).Assembly.GetExportedTypes().Where(type => type.GetCustomAttribute<MessageUrnAttribute>() is not null)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_sealed_and_its_exchange_is_named_like_its_urn(Type message)
    {
        var urn = message.GetCustomAttribute<MessageUrnAttribute>()!.Urn.ToString();
        var exchange = message.GetCustomAttribute<EntityNameAttribute>()!.EntityName;

        Assert.True(message.IsSealed);
        Assert.Equal(urn.Replace("urn:message:", "", StringComparison.Ordinal).Replace(':', '.'), exchange);
    }
}

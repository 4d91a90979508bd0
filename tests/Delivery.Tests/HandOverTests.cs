using System.Reflection;
using Holmes.ServiceDefaults;
using MassTransit;
using Xunit;

namespace Holmes.Delivery;

public sealed class HandOverTests
{
    [Fact]
    public async Task What_the_broker_does_not_take_is_an_outage_also_to_the_consumer_it_happens_in()
    {
        var bus = DispatchProxy.Create<IPublishEndpoint, BrokenOff>();

        var thrown = await Assert.ThrowsAsync<NotHandedOverException>(() => bus.HandOverAsync(new object(), TestContext.Current.CancellationToken));

        Assert.True(Outage.Caused(thrown));
        Assert.Same(thrown, thrown.GetBaseException()); // by which MassTransit tells a cancelled consumer
    }

    /// <summary>Every publication ends as one whose connection broke off under it.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it
    internal class BrokenOff : DispatchProxy
#pragma warning restore CA1852
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Task.FromCanceled(new CancellationToken(canceled: true));
    }
}

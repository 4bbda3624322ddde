using Infra.Components;

namespace Infra.Tests.Components.KubernetesObjects;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("128974848", 128974848)]
    [InlineData("123Mi", 128974848)]
    [InlineData("1Ki", 1024)]
    [InlineData("2k", 2000)]
    [InlineData("1.5Gi", 1610612736)]
    [InlineData("1T", 1e12)]
    public void Bytes_Text_IsRead(string text, double bytes) => Assert.Equal(bytes, Quantity.Bytes(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Gi")]
    [InlineData("one Gi")]
    [InlineData("-1Gi")]
    public void Bytes_NoAmount_IsNull(string? text) => Assert.Null(Quantity.Bytes(text));
}

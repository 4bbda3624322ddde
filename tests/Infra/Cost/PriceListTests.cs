using System.Reflection;
using System.Text;
using Infra.Cost;

namespace Infra.Tests.Cost;

public sealed class PriceListTests
{
    [Fact]
    public void Current_EveryFigure_HasASourceAndADay()
    {
        var prices = PriceList.Current;
        Assert.Equal(("USD", 730), (prices.Currency, prices.HoursPerMonth));
        Assert.All(prices.All(), price => Assert.True(price.Price.Usd > 0, price.Name));
        Assert.All(
            prices.All().Select(price => price.Price.Source).Concat(prices.MachineTypes.Values.Select(type => type.Source)).Append(prices.CoreWeight.Source),
            source => Assert.True(Uri.TryCreate(source.Url, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && source.Date > new DateOnly(2025, 1, 1) && source.Note.Length > 0));
    }

    [Theory]
    [InlineData("eu-central-1")]
    [InlineData("eu-west-1")]
    [InlineData("us-east-1")]
    public void Find_RegionOfTheFile_HasAllThatIsAskedFor(string region)
    {
        var names = typeof(PriceNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        Assert.All(names.Append(PriceNames.VolumeGiBMonth("gp3")), name => Assert.NotNull(PriceList.Current.Find(region, name)));
        Assert.All(PriceList.Current.MachineTypes.Keys, type => Assert.NotNull(PriceList.Current.Find(region, PriceNames.MachineHour(type))));
    }

    [Fact]
    public void Find_UnknownRegionOrThing_IsNull()
    {
        Assert.Null(PriceList.Current.Find("ap-south-1", PriceNames.NatHour));
        Assert.Equal(1m, PriceList.Current.Find("ap-south-1", PriceNames.KmsKeyMonth)!.Usd);
        Assert.Null(PriceList.Current.Find("eu-west-1", PriceNames.MachineHour("z9.large")));
    }

    [Theory]
    [InlineData("{", "cannot be read")]
    [InlineData("""{"format": "infra-prices/9"}""", "this program reads \"infra-prices/1\"")]
    [InlineData("""{"format": "infra-prices/1", "currency": "USD", "hoursPerMonth": 730, "sources": {}, "machineTypes": {"a.b": {"cpus": 1, "memoryMiB": 1, "source": "nobody"} } }""", "name a source \"nobody\"")]
    [InlineData("""{"format": "infra-prices/1"}""", "cannot be read")]
    public void Read_NoPriceList_SaysWhatIsWrong(string text, string message)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.Contains(message, Assert.Throws<FormatException>(() => PriceList.Read(stream)).Message, StringComparison.Ordinal);
    }
}

using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Planning;

public sealed class PlanCostJsonTests
{
    private static readonly Plan Plan = new PlanBuilder().Build() with
    {
        Cost = new PlanCost("USD", 1234.5m, [new PlanCostItem("urn:a#b", 1234.50m, "1 x t3.large, 730 h x 0.096")], ["aws:sqs/queue:Queue"]),
    };

    [Fact]
    public void Write_Cost_IsTheLastMember()
    {
        var text = PlanJson.Write(Plan);
        Assert.Contains(
            """
              "cost": {
                "currency": "USD",
                "monthly": 1234.5,
                "items": [
                  {
                    "urn": "urn:a#b",
                    "monthly": 1234.50,
                    "basis": "1 x t3.large, 730 h x 0.096"
                  }
                ],
                "unpriced": [
                  "aws:sqs/queue:Queue"
                ]
              }
            }

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
        Assert.Equal(text, PlanJson.Write(PlanJson.Read(text)));
    }

    [Fact]
    public void Read_PlanWithoutCost_HasNone() => Assert.Null(PlanJson.Read(PlanJson.Write(Plan with { Cost = null })).Cost);

    [Theory]
    [InlineData("\"currency\": \"USD\"", "\"currency\": 1", "\"currency\" of cost is a number; it has to be a string.")]
    [InlineData("\"monthly\": 1234.5,", "\"monthly\": \"much\",", "\"monthly\" of cost is a string; it has to be a number.")]
    [InlineData("\"monthly\": 1234.5,", "\"monthly\": 1e99,", "\"monthly\" of cost is no amount of money.")]
    [InlineData("\"basis\"", "\"base\"", "cost.items[0] lacks \"basis\".")]
    [InlineData("\"aws:sqs/queue:Queue\"", "7", "cost.unpriced[0] is a number; it has to be a string.")]
    public void Read_WrongCost_SaysWhereAndWhat(string before, string after, string message)
    {
        var text = PlanJson.Write(Plan);
        Assert.Contains(before, text, StringComparison.Ordinal);
        Assert.Equal(message, Assert.Throws<PlanFormatException>(() => PlanJson.Read(text.Replace(before, after, StringComparison.Ordinal))).Message);
    }
}

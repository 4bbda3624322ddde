using Infra.Graphs;
using Infra.Reports.Page;

namespace Infra.Tests.Reports.Page;

public sealed class PageRoomTests
{
    [Theory]
    [InlineData(new[] { 10, 20, 30 }, new[] { 1, 1, 1 }, new[] { 10, 20, 30 })]
    [InlineData(new[] { 500, 10, 500 }, new[] { 1, 1, 1 }, new[] { 45, 10, 45 })]
    [InlineData(new[] { 500, 500, 10 }, new[] { 1, 2, 3 }, new[] { 30, 60, 10 })]
    [InlineData(new[] { 500, 40, 30 }, new[] { 1, 1, 1 }, new[] { 35, 35, 30 })]
    [InlineData(new[] { 0 }, new[] { 1 }, new[] { 0 })]
    public void Shares_OfAHundred_LeaveToTheLongWhatTheShortDoNotNeed(int[] needs, int[] weights, int[] expected) => Assert.Equal(expected, PageRoom.Shares(100, [.. needs], [.. weights]));

    [Fact]
    public void Write_ListsThatFit_AreWholeAndOthersAreCut()
    {
        var page = new MarkupWriter();
        PageRoom.Write(page, 200, [List("a", 500), List("b", 20), List("c", 140)]);

        Assert.Equal(new string('a', 90) + new string('b', 20) + new string('c', 90), page.ToString());
    }

    [Fact]
    public void Write_MoreItemsThanALook_HasThoseOfALook()
    {
        var page = new MarkupWriter();
        PageRoom.Write(page, 1000, [List("a", 500)]);

        Assert.Equal(new string('a', 150), page.ToString());
    }

    [Fact]
    public void Write_WithoutRoom_HasTheFirstItem()
    {
        var page = new MarkupWriter();
        Assert.Equal(1, new PageRoom(page, 0).Write(["one", "two"], page.Text));
        Assert.Equal("one", page.ToString());
    }

    [Fact]
    public void Write_WhatAnItemUnfoldsTo_HasItsPartOfTheRoom()
    {
        var page = new MarkupWriter();
        Assert.Equal(25, new PageRoom(page, 100).Write(Enumerable.Repeat("x", 90), page.Text, part: 4));
    }

    private static PageList List(string text, int count) => new(1, (page, room) => room.Write(Enumerable.Repeat(text, count), page.Text));
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace Shop.Web;

/// <summary>The one page.</summary>
internal static class Page
{
    public static string Of(string? person, IReadOnlyList<Order> orders, AntiforgeryTokenSet tokens)
    {
        var rows = new StringBuilder();
        foreach (var order in orders)
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td>{order.Id}</td><td>{Text(order.Customer)}</td><td>{Text(order.Item)}</td><td>{order.At:yyyy-MM-dd HH:mm}</td></tr>\n");
        return $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Shop</title></head><body>
            <h1>Shop</h1>
            <p>Signed in as {Text(person ?? "")}.</p>
            <form method="post" action="/orders">
            <input type="hidden" name="{Text(tokens.FormFieldName)}" value="{Text(tokens.RequestToken ?? "")}">
            <label>Item <input name="item" maxlength="200" required></label> <button>Order</button>
            </form>
            <table><thead><tr><th>Number</th><th>Customer</th><th>Item</th><th>At</th></tr></thead><tbody>
            {rows}</tbody></table>
            </body></html>
            """;
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}

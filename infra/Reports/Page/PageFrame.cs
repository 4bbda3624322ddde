using System.Security.Cryptography;
using System.Text;
using Infra.Graphs;
using Infra.Planning;

namespace Infra.Reports.Page;

/// <summary>What is around the parts of the page: its head, its links, and the policy that keeps it from loading or running anything but what stands in it.</summary>
internal static class PageFrame
{
    private static readonly string Style = StyleText();
    private static readonly string Script = Resource("page.js");

    /// <summary>Writes the whole page.</summary>
    public static void Write(MarkupWriter page, Plan plan, IReadOnlyList<PagePart> parts)
    {
        var title = $"{plan.Project}/{plan.Stack}";
        page.Doctype();
        using (page.Element("html", ("lang", "en")))
        {
            WriteHead(page, title);
            using (page.Element("body"))
            {
                page.Leaf("a", "Skip to the plan", ("class", "skip"), ("href", "#main"));
                WriteHeader(page, title, parts);
                using (page.Element("main", ("id", "main"), ("tabindex", "-1")))
                {
                    foreach (var part in parts)
                        part.Write(page);
                }
                using (page.Element("script"))
                    page.Code(Script);
            }
        }
        page.Line();
    }

    private static void WriteHead(MarkupWriter page, string title)
    {
        using (page.Element("head"))
        {
            page.Void("meta", ("charset", "utf-8"));
            page.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'"));
            page.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            page.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
            page.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
            page.Line();
            page.Leaf("title", $"{title}: plan");
            using (page.Element("style"))
                page.Code(Style);
        }
    }

    private static void WriteHeader(MarkupWriter page, string title, IReadOnlyList<PagePart> parts)
    {
        using (page.Element("header"))
        {
            using (page.Element("div", ("class", "bar")))
            {
                page.Leaf("h1", title);
                using (page.Element("div", ("class", "tools"), ("hidden", "")))
                {
                    page.Leaf("label", "Search", ("for", "search"), ("class", "unseen"));
                    page.Void("input", ("id", "search"), ("type", "search"), ("placeholder", "Search resources, objects, findings"), ("autocomplete", "off"), ("spellcheck", "false"), ("aria-describedby", "found"));
                    page.Leaf("kbd", "/", ("aria-hidden", "true"));
                    page.Leaf("button", "Dark", ("id", "scheme"), ("type", "button"), ("aria-pressed", "false"));
                }
            }
            using (page.Element("nav", ("aria-label", "Parts of the plan")))
            using (page.Element("ul"))
            {
                foreach (var part in parts.Where(part => part.Title is not null))
                {
                    using (page.Element("li"))
                    using (page.Element("a", ("href", $"#{part.Id}")))
                    {
                        page.Text(part.Title);
                        if (part.Count is not null)
                        {
                            page.Text(" ");
                            page.Leaf("small", part.Count);
                        }
                    }
                }
            }
            page.Leaf("p", null, ("id", "found"), ("class", "found"), ("role", "status"));
        }
    }

    private static string StyleText() =>
        $":root{{{Palette.Declarations(dark: false)}color-scheme:light}}\n"
        + $"@media (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{Palette.Declarations(dark: true)}color-scheme:dark}}}}\n"
        + $":root[data-scheme=dark]{{{Palette.Declarations(dark: true)}color-scheme:dark}}\n"
        + SvgWriter.Style + Resource("page.css");

    // https://www.w3.org/TR/CSP3/#external-hash: of the text between the tags, to the byte.
    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Resource(string name)
    {
        using var stream = typeof(PageFrame).Assembly.GetManifestResourceStream($"Infra.Reports.Page.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

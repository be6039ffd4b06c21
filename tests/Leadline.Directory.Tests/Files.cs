using System.Text;
using Leadline.Directory.OrganisationFiles;

namespace Leadline.Directory.Tests;

/// <summary>Files of organisations, shipped and made up.</summary>
internal static class Files
{
    /// <summary>The header of our own layout.</summary>
    internal const string Header = "reference,name,kind,open_from,open_to,successor\n";

    internal static Stream Shipped(string name) => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "data", name));

    internal static Stream Of(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    /// <summary>Rows below the header of our own layout.</summary>
    internal static Stream Rows(params string[] rows) => Of(Header + string.Join('\n', rows) + "\n");

    internal static async Task<(string Layout, List<OrganisationRow> Rows, List<ImportFault> Faults)> ReadAsync(Stream bytes)
    {
        await using (bytes)
        {
            var opened = await OrganisationFile.OpenAsync(bytes, TestContext.Current.CancellationToken);
            Assert.Null(opened.Refusal);
            await using var file = opened.Value!;
            var rows = await file.RowsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
            return (file.Layout.Code, [.. rows.Where(r => r.Row is not null).Select(r => r.Row!)], [.. rows.SelectMany(r => r.Faults)]);
        }
    }

    internal static async Task<string> RefusalAsync(Stream bytes) =>
        (await OrganisationFile.OpenAsync(bytes, TestContext.Current.CancellationToken)).Refusal!.Code;
}

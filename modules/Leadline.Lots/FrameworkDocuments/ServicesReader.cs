using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>Reads what a lot holds: services with their service lines, or service lines side by side.</summary>
internal sealed class ServicesReader(ServiceLineCatalogue catalogue)
{
    private readonly Dictionary<string, Place> _codes = new(StringComparer.Ordinal);

    /// <summary>The services, and the service lines of the whole lot in the order of the document.</summary>
    internal IReadOnlyList<ServiceTerms> Read(DocumentFields lot, out IReadOnlyList<ServiceLineTerms> lines)
    {
        if (!lot.Has("services"))
        {
            lines = catalogue.Chosen(lot);
            return [];
        }

        if (lot.Has("service-lines"))
            lot.Checks.Refuse(lot.Key("service-lines"), FaultCodes.UnknownField, "A lot has 'services' or 'service-lines', not both. List each line under its service.");
        List<ServiceLineTerms> all = [];
        List<ServiceTerms> services = [.. (lot.Items("services") ?? []).Select(node => lot.Checks.Mapping(node, f => Service(f, all))).OfType<ServiceTerms>()];
        lines = all;
        return services;
    }

    private ServiceTerms Service(DocumentFields fields, List<ServiceLineTerms> all)
    {
        var code = fields.Code();
        if (code is not null && !_codes.TryAdd(code, fields.Value("code")))
            fields.Checks.Refuse(fields.Value("code"), FaultCodes.DuplicateService,
                $"The code {code.Quoted()} is taken by the service on line {_codes[code].Line}. Each has a code of its own.");
        var title = fields.TitleText();
        var summary = fields.Checks.Text(fields.Find("summary"), Shapes.Summary, severalLines: true);
        var lines = catalogue.Chosen(fields);
        foreach (var twin in lines.Where(all.Contains))
            fields.Checks.Refuse(fields.Value("service-lines"), FaultCodes.DuplicateValue,
                $"The service line {twin.Code.Quoted()} stands under an earlier service of this lot. List it once.");
        all.AddRange(lines.Where(l => !all.Contains(l)));
        return new ServiceTerms(code ?? "", title ?? "", summary, [.. lines.Select(l => l.Code)]);
    }
}

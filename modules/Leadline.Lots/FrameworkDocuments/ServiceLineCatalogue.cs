using Leadline.Lots.Contracts;
using Leadline.Lots.FrameworkDocuments.Reading;

namespace Leadline.Lots.FrameworkDocuments;

/// <summary>The service lines of a framework agreement, stated once; lots list them by code.</summary>
internal sealed class ServiceLineCatalogue
{
    private readonly DocumentChecks _checks;
    private readonly bool _readable;
    private readonly Dictionary<string, (ServiceLineTerms Line, Place Place)> _lines = [];
    private readonly HashSet<string> _used = [];

    private ServiceLineCatalogue(DocumentFields fields)
    {
        _checks = fields.Checks;
        var items = fields.Items("service-lines");
        _readable = items is not null;
        foreach (var item in items ?? [])
            _checks.Mapping(item, Add);
    }

    internal static ServiceLineCatalogue Read(DocumentFields fields) => new(fields);

    /// <summary>The lines that a lot lists.</summary>
    internal IReadOnlyList<ServiceLineTerms> Chosen(DocumentFields lot) => [.. lot.Distinct("service-lines", Chosen)];

    private ServiceLineTerms? Chosen(DocumentNode node)
    {
        if (_checks.Code(node) is not { } code || !_readable)
            return null;
        _used.Add(code);
        if (_lines.TryGetValue(code, out var known))
            return known.Line;
        _checks.Refuse(node.Place, FaultCodes.UnknownServiceLine,
            $"There is no service line {code.Quoted()}. Known: {Wording.Listed(_lines.Keys)}.{_checks.Suggestion(code, _lines.Keys)}");
        return null;
    }

    internal void RefuseUnused()
    {
        foreach (var (code, (_, place)) in _lines.Where(l => !_used.Contains(l.Key)))
            _checks.Refuse(place, FaultCodes.UnusedServiceLine,
                $"No lot lists the service line {code.Quoted()}, so nobody could buy it. List it under a lot, or remove it.");
    }

    private ServiceLineTerms? Add(DocumentFields fields)
    {
        var code = fields.Code();
        var title = fields.TitleText();
        var summary = fields.SummaryText();
        var (items, version) = SpecificationReader.Read(fields);
        var line = new ServiceLineTerms(code ?? "", title ?? "", summary ?? "")
        {
            MinimumSpecification = items,
            SpecificationVersion = version,
            Form = FormReader.Form(fields),
        };
        if (code is not null && !_lines.TryAdd(code, (line, fields.Value("code"))))
            _checks.Refuse(fields.Value("code"), FaultCodes.DuplicateServiceLine,
                $"The code {code.Quoted()} is taken by the service line on line {_lines[code].Place.Line}. Each has a code of its own.");
        return line;
    }
}

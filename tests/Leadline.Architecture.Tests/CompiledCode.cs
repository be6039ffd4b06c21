using Mono.Cecil;

namespace Leadline.Architecture.Tests;

public sealed class CompiledCode
{
    [Fact]
    public void Compiled_references_keep_to_the_table_too()
    {
        var byName = Repository.Projects.ToDictionary(p => p.AssemblyName);
        var looked = Product().SelectMany(p => CompiledRules.AssembliesMentioned(Repository.Compiled(p)).Where(byName.ContainsKey), (from, to) => (From: from.Path, To: byName[to].Path)).ToList();

        Assert.NotEmpty(looked);
        Assert.All(looked, l => Assert.True(ReferenceRules.Allows(l.From, l.To), $"{l.From} must not refer to {l.To}"));
    }

    [Fact]
    public void Only_the_bus_project_mentions_the_bus()
    {
        Assert.Empty(Product().Where(p => ReferenceRules.KindOf(p.Path)!.Name != "bus").SelectMany(p => CompiledRules.BusIsNamed(Repository.Compiled(p))));
        Assert.NotEmpty(Repository.OfKind("bus").SelectMany(p => CompiledRules.BusIsNamed(Repository.Compiled(p)))); // and the rule sees it there
    }

    [Fact]
    public void Pure_projects_have_the_base_library_alone()
    {
        var pure = Product().Where(p => ReferenceRules.KindOf(p.Path)!.IsPure).ToList();

        Assert.NotEmpty(pure);
        Assert.Empty(pure.SelectMany(p => BeyondTheBaseLibrary(Repository.Compiled(p))));
        Assert.NotEmpty(BeyondTheBaseLibrary(Own)); // this assembly knows Mono.Cecil
    }

    [Fact]
    public void Only_the_module_class_is_public_in_a_module()
    {
        var modules = Modules();

        Assert.NotEmpty(modules);
        Assert.Empty(modules.SelectMany(CompiledRules.MoreIsPublicThanTheModule));
        var refused = CompiledRules.MoreIsPublicThanTheModule(Own).ToList();
        Assert.Contains(refused, r => r.Contains("has no public TestsModule", StringComparison.Ordinal));
        Assert.Contains(refused, r => r.StartsWith("TooOpen is public", StringComparison.Ordinal));
    }

    [Fact]
    public void A_module_shows_its_insides_to_its_tests_and_the_migrations_alone()
    {
        var modules = Modules();

        Assert.Contains(modules, m => m.Assembly.CustomAttributes.Any(a => a.AttributeType.Name == "InternalsVisibleToAttribute"));
        Assert.Empty(modules.SelectMany(CompiledRules.InsidesShown));
        using var offender = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition("Leadline.Odd", new Version(1, 0)), "Leadline.Odd", ModuleKind.Dll);
        var shows = offender.MainModule.ImportReference(typeof(System.Runtime.CompilerServices.InternalsVisibleToAttribute).GetConstructor([typeof(string)]));
        offender.CustomAttributes.Add(new CustomAttribute(shows) { ConstructorArguments = { new CustomAttributeArgument(offender.MainModule.TypeSystem.String, "Leadline.Billing") } });
        Assert.Single(CompiledRules.InsidesShown(offender.MainModule));
    }

    [Fact]
    public void Contracts_are_records_of_values()
    {
        var contracts = Repository.OfKind("contracts").Select(Repository.Compiled).SelectMany(TypeUses.AllTypes).ToList();

        Assert.Contains(contracts, t => !t.IsMadeByCompiler());
        Assert.Empty(contracts.SelectMany(CompiledRules.IsNotARecordOfValues));
    }

    [Theory]
    [InlineData(nameof(Offenders.NotARecord), "is not a record")]
    [InlineData(nameof(Offenders.MoreThanAVocabulary), "is not a record")]
    [InlineData(nameof(Offenders.NotSealed), "is not sealed")]
    [InlineData(nameof(Offenders.Settable), "can be set")]
    [InlineData(nameof(Offenders.WithService), "System.Net.Http.HttpClient")]
    [InlineData(nameof(Offenders.WithService), "System.Func`1")]
    [InlineData(nameof(Offenders.WithService), "System.Object")]
    [InlineData(nameof(Offenders.PriceInFloats), "System.Double")]
    public void What_is_no_record_of_values_is_refused(string type, string reason) =>
        Assert.Contains(CompiledRules.IsNotARecordOfValues(Offender(type)), b => b.Contains(reason, StringComparison.Ordinal));

    [Theory]
    [InlineData(nameof(Offenders.AllWell))]
    [InlineData(nameof(Offenders.Vocabulary))]
    public void A_record_of_values_or_a_vocabulary_is_let_through(string type) =>
        Assert.Empty(Offender(type).WithNested().SelectMany(CompiledRules.IsNotARecordOfValues));

    [Fact]
    public void Nothing_asks_for_the_time_but_a_time_provider()
    {
        var types = Product().SelectMany(p => Repository.Compiled(p).AllTypes()).ToList();

        Assert.NotEmpty(types);
        Assert.Empty(types.SelectMany(CompiledRules.ReadsAClock));
        Assert.Empty(Repository.OfKind("primitives", "sdk", "contracts", "module", "plugin").SelectMany(p => Repository.Compiled(p).AllTypes()).SelectMany(CompiledRules.TakesTheSystemsClock));
    }

    [Fact]
    public void A_clock_is_found_in_a_method_and_in_a_lambda()
    {
        var reader = Offender(nameof(Offenders.ClockReader)).WithNested().ToList();

        Assert.Equal(2, reader.SelectMany(CompiledRules.ReadsAClock).Count());
        Assert.Single(reader.SelectMany(CompiledRules.TakesTheSystemsClock));
    }

    [Fact]
    public void Money_marks_and_law_are_never_floating_point()
    {
        var types = Repository.OfKind("primitives", "contracts", "module").SelectMany(p => Repository.Compiled(p).AllTypes()).ToList();

        Assert.NotEmpty(types);
        Assert.Empty(types.SelectMany(CompiledRules.HoldsAFloat));
    }

    [Theory]
    [InlineData(nameof(Offenders.PriceInFloats), "holds a Double")]
    [InlineData(nameof(Offenders.PriceInFloats), "holds a Single")]
    [InlineData(nameof(Offenders.FloatInside), "passes a float through System.Double System.Double::Parse")]
    public void A_float_is_found_in_fields_and_on_the_stack(string type, string reason) =>
        Assert.Contains(CompiledRules.HoldsAFloat(Offender(type)), b => b.Contains(reason, StringComparison.Ordinal));

    [Fact]
    public void Aggregates_use_neither_storage_nor_bus_nor_http()
    {
        var aggregates = Modules().SelectMany(CompiledRules.Aggregates).ToList();

        Assert.NotEmpty(aggregates);
        Assert.Empty(aggregates.SelectMany(CompiledRules.KnowsItsSurroundings));
        // Both ways of knowing are found: in a lambda, and in an attribute's typeof.
        Assert.Equal([nameof(Offenders.Note), nameof(Offenders.Order)], CompiledRules.Aggregates(Own).Select(t => t.Name).Order());
        Assert.All(CompiledRules.Aggregates(Own), a => Assert.NotEmpty(CompiledRules.KnowsItsSurroundings(a)));
    }

    private static ModuleDefinition Own { get; } = ModuleDefinition.ReadModule(typeof(CompiledCode).Assembly.Location);

    private static TypeDefinition Offender(string name) => Own.Types.Single(t => t.Namespace == typeof(Offenders.Order).Namespace && t.Name == name);

    private static List<ProjectFile> Product() => [.. Repository.Projects.Where(p => ReferenceRules.KindOf(p.Path) is { IsProduct: true })];

    private static List<ModuleDefinition> Modules() => [.. Repository.OfKind("module").Select(Repository.Compiled)];

    private static IEnumerable<string> BeyondTheBaseLibrary(ModuleDefinition module) =>
        CompiledRules.AssembliesMentioned(module)
            .Where(a => !a.StartsWith("Leadline.", StringComparison.Ordinal)) // the table judges these
            .Where(a => a is not ("System" or "netstandard" or "mscorlib") && !a.StartsWith("System.", StringComparison.Ordinal))
            .Select(a => $"{module.Name} mentions {a}");
}

using System.Reflection;
using Leadline.Primitives;

namespace Leadline.Sdk.Tests.Surface;

public sealed class PublicApiTests
{
    [Theory]
    [InlineData(typeof(IServiceLine))]
    [InlineData(typeof(Money))]
    [InlineData(typeof(Leadline.Sdk.Testing.PluginRunner))]
    public void What_others_compile_against_is_what_was_approved(Type inside)
    {
        var name = inside.Assembly.GetName().Name;
        var file = Path.Combine(Repository.Tests, "approved", $"{name}.txt");
        var found = PublicApi.Of(inside.Assembly);
        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        if (found == approved)
            return;

        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, $"{name}.found.txt"), found);
        var (was, now) = (approved.Split('\n'), found.Split('\n'));
        Assert.Fail($"""
            The public API of {name} is not the approved one.
            Gone:
            {string.Join('\n', was.Except(now))}
            New:
            {string.Join('\n', now.Except(was))}
            Where the change is meant, approve it: cp '{Path.Combine(AppContext.BaseDirectory, $"{name}.found.txt")}' '{file}'
            What is gone breaks plugins and needs a new major version; what is new needs a new minor one.
            """);
    }

    [Fact]
    public void The_sdk_shows_no_type_of_anybody_else()
    {
        var mentioned = typeof(IServiceLine).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();

        Assert.Contains("Leadline.Primitives", mentioned);
        Assert.DoesNotContain(mentioned, a => a != "Leadline.Primitives" && !a.StartsWith("System.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_version_that_hosts_compare_is_the_assemblys()
    {
        var assembly = typeof(IServiceLine).Assembly;
        var informational = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

        Assert.Equal(informational, SdkVersion.Current.ToString(3));
        Assert.Equal(new Version(SdkVersion.Current.Major, 0, 0, 0), assembly.GetName().Version);
    }

    [Fact]
    public void Documents_are_set_once_when_they_are_made()
    {
        var documents = typeof(IServiceLine).Assembly.GetExportedTypes().Where(t => t.GetMethod("<Clone>$") is not null).ToList();

        Assert.Contains(typeof(Quote), documents);
        Assert.All(documents.SelectMany(d => d.GetProperties()).Where(p => p.SetMethod is not null), p =>
            Assert.Contains(typeof(System.Runtime.CompilerServices.IsExternalInit), p.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));
        // A constructor with parameters would break plugins at each new field.
        Assert.All(documents, d => Assert.All(d.GetConstructors(), c => Assert.Empty(c.GetParameters())));
    }

    [Fact]
    public void Every_extension_point_is_an_interface_of_one_or_two_methods_that_are_its_operations()
    {
        Assert.Equal(7, ExtensionPoints.All.Count);
        Assert.All(ExtensionPoints.All, point =>
        {
            var methods = point.Contract.GetMethods();
            Assert.True(point.Contract.IsInterface);
            Assert.InRange(methods.Length, 1, 2);
            Assert.Equal(
                methods.Select(m => (m.GetParameters().Single().ParameterType, m.ReturnType)).OrderBy(m => m.ToString()),
                point.Operations.Select(o => (o.Input, o.Output)).OrderBy(o => o.ToString()));
        });
    }

    [Fact]
    public void Names_on_the_wire_lead_to_their_operation_and_nowhere_else()
    {
        var names = ExtensionPoints.All.SelectMany(p => p.Operations).Select(o => o.Name).ToList();

        Assert.Equal(
            [
                "service-line/describe", "service-line/quote", "requirement-check/validate", "outcome-payment/measures", "outcome-payment/payment-due",
                "return-format/read", "document-exporter/export", "evidence-check/judge", "price-score/score",
            ], names);
        Assert.All(names, n => Assert.Equal(n, ExtensionPoints.FindOperation(n)?.Name));
        Assert.Null(ExtensionPoints.FindOperation("service-line/cancel"));
        Assert.Null(ExtensionPoints.Find("Service-Line"));
    }

    [Fact]
    public void An_operation_calls_the_plugin_and_gives_back_what_it_said()
    {
        var quote = ExtensionPoints.FindOperation("price-score/score")!.Call(new Flat(), new BidPrices { Weight = 40, Bids = [new BidPrice { Key = "a", AnnualPrice = new Money(1) }] });

        Assert.Equal(40, Assert.Single(Assert.IsType<PriceScores>(quote).All).Score);
        Assert.Throws<InvalidCastException>(() => ExtensionPoints.FindOperation("service-line/quote")!.Call(new Flat(), new object()));
    }

    private sealed class Flat : IPriceScore
    {
        public PriceScores Score(BidPrices prices) =>
            new() { All = [.. prices.Bids.Select(b => new PriceScore { Key = b.Key, Score = prices.Weight, Working = "All alike." })] };
    }
}

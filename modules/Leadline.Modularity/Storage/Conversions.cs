using System.Reflection;
using Leadline.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Leadline.Modularity.Storage;

/// <summary>How value types lie in the database: one place for all modules and both engines.</summary>
internal static class Conversions
{
    internal static void Apply(ModelConfigurationBuilder model, Assembly module, bool sqlite)
    {
        model.Properties<Money>().HaveConversion<MoneyConverter>();
        model.Properties<BasisPoints>().HaveConversion<BasisPointsConverter>();
        model.Properties<OdsCode>().HaveConversion<OdsCodeConverter>().HaveMaxLength(8);
        model.Properties<OrganisationReference>().HaveConversion<OrganisationReferenceConverter>().HaveMaxLength(64);
        model.Properties<Month>().HaveConversion<MonthConverter>();
        model.Properties<decimal>().HavePrecision(18, 6);
        model.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        foreach (var identifier in typeof(OrganisationId).Assembly.GetTypes().Concat(module.GetTypes()).Where(IsIdentifier))
            model.Properties(identifier, p => p.HaveConversion(typeof(IdentifierConverter<>).MakeGenericType(identifier)));
        if (sqlite)
            model.Properties<DateTimeOffset>().HaveConversion<TicksConverter>(); // SQLite can't compare them otherwise
        else
            model.Properties<DateTimeOffset>().HaveConversion<UtcConverter>(); // timestamptz takes UTC only
    }

    private static bool IsIdentifier(Type type) => type.IsValueType
        && Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>));

    internal sealed class MoneyConverter() : ValueConverter<Money, long>(m => m.Pence, p => new Money(p));

    internal sealed class BasisPointsConverter() : ValueConverter<BasisPoints, int>(b => b.Value, v => new BasisPoints(v));

    internal sealed class OdsCodeConverter() : ValueConverter<OdsCode, string>(c => c.ToString(), t => OdsCode.Parse(t));

    internal sealed class OrganisationReferenceConverter()
        : ValueConverter<OrganisationReference, string>(r => r.ToString(), t => OrganisationReference.Parse(t));

    internal sealed class MonthConverter() : ValueConverter<Month, DateOnly>(m => m.First, d => Month.Of(d));

    internal sealed class IdentifierConverter<TId>() : ValueConverter<TId, Guid>(i => i.Value, v => Typed(v))
        where TId : struct, IIdentifier<TId>
    {
        private static TId Typed(Guid value) => TId.From(value); // an expression tree can't call a static abstract member
    }

    internal sealed class TicksConverter() : ValueConverter<DateTimeOffset, long>(i => i.UtcTicks, t => new DateTimeOffset(t, TimeSpan.Zero));

    internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(i => i.ToUniversalTime(), i => i);
}

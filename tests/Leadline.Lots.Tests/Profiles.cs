using Leadline.Testing;

namespace Leadline.Lots.Tests;

/// <summary>One world for all of these tests on each profile; they take turns in it.</summary>
internal static class Profiles
{
    internal const string Embedded = "embedded";
    internal const string Production = "production";
}

[CollectionDefinition(Profiles.Embedded)]
public sealed class OnEmbedded : ICollectionFixture<EmbeddedWorld>;

[CollectionDefinition(Profiles.Production)]
public sealed class OnProduction : ICollectionFixture<ProductionWorld>;

namespace Leadline.Testing;

/// <summary>Mandates, needs and in-house cases of a world.</summary>
public static class ChoicesOfWorld
{
    private static readonly string[] Criteria = ["resilience", "capacity", "capability", "value-for-money", "information-governance"];

    extension(World world)
    {
        /// <summary>A mandate as it is proposed: integrated care boards must use a framework agreement for its line, from today on.</summary>
        /// <param name="framework">The framework agreement; the world's own unless said.</param>
        public object ProposedMandate(Framework? framework = null) => new
        {
            frameworkId = (framework ?? world.Framework).Id,
            serviceLine = (framework ?? world.Framework).Line,
            use = "mandated",
            decider = "Director of commissioning support",
            decidedOn = world.Day(0),
            legalBasis = "Section 13Z of an Act, as the authority reads it",
            from = world.Day(0),
            buyerKinds = new[] { "icb" },
            reason = "One standard for all.",
        };

        /// <summary>A live framework agreement with a line of its own: a mandate for a line binds buyers whichever framework agreement they name.</summary>
        public Task<Framework> LiveWithItsOwnLineAsync() => world.LiveAsync(world.Text() with { Line = $"L{world.Unique():D4}" }, []);

        /// <summary>A mandate in force: one program of the authority proposes it, another publishes it.</summary>
        public async Task<(string Id, string Path)> MandateAsync(Framework? framework = null, object? proposal = null)
        {
            var proposed = (await world.Authority.Api.PostAsync("/api/v1/mandates", proposal ?? world.ProposedMandate(framework))).Good();
            var path = $"/api/v1/mandates/{proposed.Id}";
            (await (await world.AnotherManagerAsync()).PostAsync($"{path}/publication", new { reason = "So it was decided." }, proposed.Tag)).Good();
            return (proposed.Id, path);
        }

        /// <summary>A category manager of the authority other than the one who proposes.</summary>
        public Task<Api> AnotherManagerAsync() => world.ProgramAsync(world.Authority.Id, "category-manager");

        /// <summary>A need for the line of a framework agreement.</summary>
        public object StatedNeed(Framework? framework = null) => new
        {
            title = "Desktop support",
            frameworkId = (framework ?? world.Framework).Id,
            serviceLine = (framework ?? world.Framework).Line,
            expectedValue = World.Pounds(12_000_000),
            startsOn = world.Day(60),
            termMonths = 24,
            purpose = "Forty surgeries need screens that light up.",
            mainlyHealthCare = false,
        };

        /// <summary>An in-house case that says something under each criterion, with stranded costs that two buyers share.</summary>
        public object InHouseCase() => new
        {
            statements = Criteria.Select(criterion => new
            {
                criterion,
                text = $"We show {criterion}.",
                comparison = "As good as any supplier.",
                evidence = new object[] { new { name = "plan.pdf", sha256 = new string('a', 64) }, new { name = "Board paper 12", sha256 = (string?)null } },
            }),
            strandedCosts = new[] { new { what = "Data centre lease", perYear = World.Pounds(1_000_001), years = 3 } },
            shares = new[] { new { organisation = world.Buyer.Reference, share = 3_333 }, new { organisation = world.OtherBuyer.Reference, share = 6_667 } },
        };

        /// <summary>The same mark under every criterion.</summary>
        public static object Marks(int mark) => new { marks = Criteria.Select(criterion => new { criterion, mark, reason = "As the evidence shows." }) };
    }
}

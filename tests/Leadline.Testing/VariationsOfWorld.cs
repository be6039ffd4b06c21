namespace Leadline.Testing;

/// <summary>Changes of a live framework agreement's terms, and suppliers' answers to them.</summary>
public static class VariationsOfWorld
{
    extension(World world)
    {
        /// <summary>Proposes a draft of the next version.</summary>
        /// <param name="framework">The framework agreement.</param>
        /// <param name="text">What it is to say.</param>
        /// <param name="said">What is said with it; a ground, a notice and ten days for answers unless stated.</param>
        public async Task<Answer> ProposeVersionAsync(Framework framework, FrameworkText text, object? said = null)
        {
            var draft = (await world.Authority.Api.PostAsync("/api/v1/framework-drafts", new { title = "Next", frameworkId = framework.Id, text = text.ToString() })).Good();
            return await world.Authority.Api.PostAsync($"/api/v1/framework-drafts/{draft.Id}/proposal", said ?? world.StatedVariation(), draft.Tag);
        }

        /// <summary>What is said with a variation: provided for by the agreement, noticed today, answered within ten days, in force on the eleventh.</summary>
        public object StatedVariation() => new
        {
            reason = "The agreement provides for it.", ground = "provided-for", noticeReference = "2026/S 000-000001", noticeOn = world.Day(0), answersUntil = world.Day(10), effectiveFrom = world.Day(11),
        };

        /// <summary>Publishes the next version by two people, and lets everybody hear of it.</summary>
        public async Task<Answer> VaryAsync(Framework framework, FrameworkText text, object? said = null)
        {
            var answer = await (await world.SecondAsync(world.Authority)).ConfirmAsync((await world.ProposeVersionAsync(framework, text, said)).Good());
            await world.Host.RestAsync();
            return answer;
        }

        /// <summary>A supplier accepts a version, or declines it.</summary>
        public async Task<Answer> AnswerVariationAsync(Framework framework, int version, Member supplier, bool accept)
        {
            var answer = await supplier.Api.PostAsync($"{framework.Path}/variations/{version}/answer", new { accept, reason = accept ? null : "It costs us too much." });
            await world.Host.RestAsync();
            return answer;
        }
    }
}

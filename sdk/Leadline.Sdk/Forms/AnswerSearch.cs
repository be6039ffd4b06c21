namespace Leadline.Sdk;

/// <summary>Finding an answer by its question.</summary>
internal static class AnswerSearch
{
    internal static TAnswer? Find<TAnswer>(this IReadOnlyList<Answer> answers, string question)
        where TAnswer : Answer
    {
        foreach (var answer in answers)
        {
            if (answer.Question == question)
                return answer as TAnswer ?? throw new InvalidOperationException(
                    $"The answer to '{question}' is a {answer.GetType().Name}, not a {typeof(TAnswer).Name}.");
        }

        return null;
    }
}

namespace Leadline.Ui;

/// <summary>Says something at the head of every page while it is so: that the data are a demonstration, that nobody signs in yet.</summary>
public interface IPageNotice
{
    /// <summary>The notice, or null when there is nothing to say now. Asked at each request: it must be cheap.</summary>
    PageNotice? Current { get; }
}

/// <summary>One notice.</summary>
/// <param name="Label">A word or two for the tag: <c>Demonstration data</c>.</param>
/// <param name="Text">One sentence.</param>
public sealed record PageNotice(string Label, string Text);

namespace Leadline.Ui;

/// <summary>Names this assembly where a type must: <c>ModuleText&lt;Shell&gt;</c> is the words of layout and components.</summary>
public sealed class Shell
{
    private Shell()
    {
    }
}

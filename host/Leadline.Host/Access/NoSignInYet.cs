using Leadline.Ui;

namespace Leadline.Host.Access;

/// <summary>Says on every page that it knows nobody: until people can sign in, the pages answer this machine only.</summary>
internal sealed class NoSignInYet(ModuleText<NoSignInYet> text) : IPageNotice
{
    public PageNotice? Current => new(text["notice.no-sign-in.label"], text["notice.no-sign-in.text"]);
}

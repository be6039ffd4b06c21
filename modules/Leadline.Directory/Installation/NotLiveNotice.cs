using Leadline.Ui;

namespace Leadline.Directory.Installation;

/// <summary>Says on every page that nothing here was really bought, unless the installation is live.</summary>
internal sealed class NotLiveNotice(CurrentInstallation installation, ModuleText<NotLiveNotice> text) : IPageNotice
{
    public PageNotice? Current => installation.Kind switch
    {
        InstallationKind.Live => null,
        InstallationKind.Rehearsal => new(text["notice.rehearsal.label"], text["notice.rehearsal.text"]),
        _ => new(text["notice.demonstration.label"], text["notice.demonstration.text"]),
    };
}

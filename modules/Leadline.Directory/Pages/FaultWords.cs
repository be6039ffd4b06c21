using Leadline.Modularity.Api;
using Leadline.Ui;

namespace Leadline.Directory.Pages;

/// <summary>What pages say of a fault to people, where the API's words are for programs or do not name the field.</summary>
internal static class FaultWords
{
    internal static string Of(Fault fault, ModuleText<DirectoryModule> text) =>
        text.Find($"fault.{fault.Code}{fault.Pointer.Replace('/', '.')}") ?? text.Find($"fault.{fault.Code}") ?? fault.Detail;
}

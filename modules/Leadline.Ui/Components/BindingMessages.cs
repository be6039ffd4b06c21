using Microsoft.AspNetCore.Mvc;

namespace Leadline.Ui;

/// <summary>What a form says of a value that cannot be read as what it should be.</summary>
internal static class BindingMessages
{
    internal static void Set(MvcOptions options, ModuleText<Shell> text)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => text["binding.invalid", value, field]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => text["binding.invalid-unnamed", value]);
        messages.SetUnknownValueIsInvalidAccessor(field => text["binding.unknown", field]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => text["binding.unknown-unnamed"]);
        messages.SetValueIsInvalidAccessor(value => text["binding.invalid-unnamed", value]);
        messages.SetValueMustBeANumberAccessor(field => text["binding.number", field]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => text["binding.number-unnamed"]);
        messages.SetMissingBindRequiredValueAccessor(field => text["binding.missing", field]);
        messages.SetValueMustNotBeNullAccessor(field => text["binding.missing", field]);
        messages.SetMissingKeyOrValueAccessor(() => text["binding.missing-unnamed"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => text["binding.missing-unnamed"]);
    }
}

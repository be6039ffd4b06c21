namespace Leadline.Modularity.Messages;

/// <summary>That a handler of a module takes a message.</summary>
/// <param name="Module">The handler's module.</param>
/// <param name="Store">Its DbContext.</param>
/// <param name="Message">The message's type.</param>
/// <param name="Handler">The handler's type.</param>
public sealed record Subscription(string Module, Type Store, Type Message, Type Handler)
{
    /// <summary>The consumer's stable name, which is its queue and its key in the inbox: <c>billing-open-charge-account-call-off-signed</c>.</summary>
    public string Consumer { get; } = Kebab($"{Module}_{Storage.Naming.Snake(Handler.Name)}_{Storage.Naming.Snake(Message.Name)}");

    private static string Kebab(string snake) => snake.Replace('_', '-');
}

namespace Leadline.Modularity.Messages;

/// <summary>A message on its way out: committed with the state that caused it.</summary>
/// <param name="Id">The message's identifier on the bus, and its key in every inbox.</param>
/// <param name="Type">The message's name.</param>
/// <param name="Body">The message as JSON.</param>
/// <param name="Created">When it was announced.</param>
/// <param name="OnlyFor">The consumers it is for, with commas between, where dead letters are announced again; null for all.</param>
internal sealed record OutboxMessage(Guid Id, string Type, string Body, DateTimeOffset Created, string? OnlyFor);

/// <summary>That a consumer has taken a message: written in the transaction of the message's effect.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Consumer">The consumer.</param>
/// <param name="At">When.</param>
internal sealed record InboxEntry(Guid MessageId, string Consumer, DateTimeOffset At);

/// <summary>A message that a consumer could not take, after its last try. A person decides; nothing is lost.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Consumer">The consumer that failed.</param>
/// <param name="Type">The message's name.</param>
/// <param name="Body">The message as JSON.</param>
/// <param name="Error">What went wrong at the last try.</param>
/// <param name="At">When it was given up.</param>
internal sealed record DeadLetter(Guid MessageId, string Consumer, string Type, string Body, string Error, DateTimeOffset At);

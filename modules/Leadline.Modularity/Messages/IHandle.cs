namespace Leadline.Modularity.Messages;

/// <summary>
/// Takes one message into the module. The wrapper around it claims the message in the module's inbox, runs the handler and saves, all in
/// one transaction, so that a second copy of the message never reaches the handler. Handlers change the context and return; they neither
/// save nor commit. No order is promised between messages. One handler may take several messages that wait, one after the other, in one
/// transaction: it keeps nothing in itself.
/// </summary>
/// <typeparam name="TMessage">A record of another module's contracts.</typeparam>
public interface IHandle<in TMessage>
    where TMessage : class
{
    /// <summary>Brings the message's effect into the context. An exception rolls it back, and the message comes again.</summary>
    Task Handle(TMessage message, CancellationToken stop);
}

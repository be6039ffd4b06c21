using System.Runtime.CompilerServices;
using Leadline.Sdk.Testing;

// Hosts read recorded calls too; what was compiled against the kit finds the type where it was.
[assembly: TypeForwardedTo(typeof(RecordedCall))]

using Leadline.Sdk;
using Mono.Cecil;

namespace Leadline.Plugins.Checking;

/// <summary>Judges each reference of an assembly by the rules.</summary>
internal sealed class ReferenceCheck(RuleSet rules, PluginAssemblies assemblies, string file, List<PluginFinding> findings)
{
    private const int MostPlacesOfOne = 20;
    private const string NotListed = "is not on the list of what a plugin may use.";

    private readonly Dictionary<(string, string), int> _said = [];
    private readonly Dictionary<TypeDefinition, HashSet<(string, int)>> _declared = [];

    private string NotInSdk => $"is not in SDK {assemblies.Sdk}: the plugin was built on another version.";

    internal void Check(ModuleDefinition module)
    {
        foreach (var (reference, place) in Uses.Of(module).All)
        {
            switch (reference)
            {
                case PointerType or FunctionPointerType or PinnedType or SentinelType:
                    Say("unsafe-code", reference.FullName, "is a pointer or a pinned place: plugins have no unsafe code.", place, null);
                    break;
                case TypeReference type:
                    Type(type, place);
                    break;
                default:
                    Member(reference, place);
                    break;
            }
        }
    }

    private void Type(TypeReference type, Place? place)
    {
        if (type.IsPrimitive || Assembly(type) is not { } assembly)
            return;
        var outermost = type;
        while (outermost.DeclaringType is { } outer)
            outermost = outer;
        if (assemblies.IsSdk(assembly) && type.Resolve() is null)
            Say("sdk-member-unknown", type.FullName, NotInSdk, place, "Build on the version of the SDK that the manifest's range begins with.");
        else if (!assemblies.IsOwn(assembly))
            Judge(rules.OnType(outermost.Namespace, type.FullName), type.FullName, place);
    }

    private void Member(MemberReference reference, Place? place)
    {
        var declaring = reference.DeclaringType.GetElementType();
        if (reference.DeclaringType is ArrayType) // Get, Set and Address of arrays of several dimensions
            return;
        if (Assembly(declaring) is not { } assembly)
        {
            if (!IsDeclaredByPlugin(reference, declaring, out var inherited))
                Say("member-unknown", Subject(declaring, reference), "is nowhere in the plugin.", place, null);
            else if (inherited is not null)
                Judge(inherited, reference, place);
            return;
        }

        if (assemblies.IsOwn(assembly))
        {
            if (!IsDeclaredByPlugin(reference, declaring, out var inherited))
                Say("member-unknown", Subject(declaring, reference), "is nowhere in the plugin.", place, null);
            else if (inherited is not null)
                Judge(inherited, reference, place);
        }
        else if (assemblies.IsSdk(assembly) && reference is MethodReference { Name: nameof(GetHashCode) })
        {
            Say("not-allowed", Subject(declaring, reference), NotListed, place, "Compare values, do not hash them: the hash code holds a place in memory.");
        }
        else if (assemblies.IsSdk(assembly) && !IsInSdk(reference))
        {
            Say("sdk-member-unknown", Subject(declaring, reference), NotInSdk, place, "Build on the version of the SDK that the manifest's range begins with.");
        }
        else
        {
            Judge(declaring, reference, place);
        }
    }

    private void Judge(TypeReference declaring, MemberReference reference, Place? place) =>
        Judge(rules.OnMember(declaring, reference), Subject(declaring, reference), place);

    private void Judge(Rule? rule, string subject, Place? place)
    {
        if (rule is null or { Class: RuleClass.Refused })
            Say("not-allowed", subject, NotListed, place, rule?.Advice);
        else if (rule is { Class: RuleClass.Compiler } && place is { ByCompiler: false } && subject.Contains("::", StringComparison.Ordinal))
            Say("not-allowed", subject, "is for what the compiler writes by itself.", place, rule.Advice);
        else if (rule.Advice is not null && subject.Contains("::", StringComparison.Ordinal))
            Say("mind", subject, "may surprise.", place, rule.Advice, Severity.Warning);
    }

    // A member that the plugin's type inherits from the base library is judged as the base's own.
    private bool IsDeclaredByPlugin(MemberReference reference, TypeReference declaring, out TypeReference? inherited)
    {
        inherited = null;
        TypeReference? at = declaring;
        for (var steps = 0; at is not null && steps < 100; steps++)
        {
            var element = at.GetElementType();
            if (Assembly(element) is { } assembly && !assemblies.IsOwn(assembly))
            {
                inherited = element;
                return true;
            }

            if (element.Resolve() is not { } type)
                return false;
            if (Declares(type, reference))
                return true;
            at = type.BaseType;
        }

        return false;
    }

    // Methods by name and number of parameters; fields by name and -1.
    private bool Declares(TypeDefinition type, MemberReference reference)
    {
        if (!_declared.TryGetValue(type, out var members))
            _declared.Add(type, members = [.. type.Methods.Select(m => (m.Name, m.Parameters.Count)), .. type.Fields.Select(f => (f.Name, -1))]);
        return members.Contains((reference.Name, reference is MethodReference method ? method.Parameters.Count : -1));
    }

    private static bool IsInSdk(MemberReference reference)
    {
        try
        {
            return reference is MethodReference method ? method.Resolve() is not null : reference is FieldReference field && field.Resolve() is not null;
        }
        catch (AssemblyResolutionException)
        {
            return false; // it is not in the SDK, and the search went on into the base library
        }
    }

    // The name of the assembly that a reference says it is in; null for the assembly itself.
    private static string? Assembly(TypeReference type) => type.GetElementType().Scope switch
    {
        AssemblyNameReference assembly => assembly.Name,
        _ => null,
    };

    private static string Subject(TypeReference declaring, MemberReference reference) => $"{declaring.FullName}::{reference.Name}";

    private void Say(string code, string subject, string reason, Place? place, string? remedy, Severity severity = Severity.Fault)
    {
        // Said once a method, and not a hundred times of one member.
        var key = (subject, place?.Where ?? "");
        var times = _said.GetValueOrDefault((subject, ""));
        if (findings.Count > CodeCheck.MostFindings || _said.ContainsKey(key) || times >= MostPlacesOfOne)
            return;
        _said[key] = 1;
        _said[(subject, "")] = times + 1;
        findings.Add(new PluginFinding
        {
            Severity = severity, Code = code, File = file, Subject = subject, Reason = reason, Where = place?.Where, Source = place?.Source, Remedy = remedy,
        });
    }
}

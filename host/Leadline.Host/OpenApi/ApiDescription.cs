using System.Globalization;
using Leadline.Host.Record;
using Leadline.Modularity.Access;
using Leadline.Modularity.Api;
using Leadline.Primitives;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Leadline.Host.OpenApi;

/// <summary>What the OpenAPI 3.1 document says beyond the routes themselves: credentials, problems, and the value types' real shapes.</summary>
internal static class ApiDescription
{
    private const string Scheme = "apiKey";
    private const string ProblemSchema = "ProblemDetails";

    internal static void AddLeadlineOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(Introduce);
        options.AddOperationTransformer(DescribeAccess);
        options.AddOperationTransformer(DescribeHeaders);
        options.AddOperationTransformer(DescribeRefusals);
        options.AddSchemaTransformer(DescribeValues);
    });

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Leadline",
            Version = "1.0.0",
            Description = "Supplier frameworks for public services: framework agreements, accreditation, call-offs and the management charge. "
                + "Amounts are whole pence with the currency beside them. Errors are problem details (RFC 9457) with a stable code.",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            Contact = new OpenApiContact { Name = "The operator of this installation" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "This installation" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Description = "An access token of a program of the calling organisation, good for 15 minutes.",
                Flows = new OpenApiOAuthFlows
                {
                    ClientCredentials = new OpenApiOAuthFlow
                    {
                        TokenUrl = new Uri("/api/v1/tokens", UriKind.Relative),
                        Scopes = Roles.ByName.Keys.ToDictionary(name => name, name => $"Act as {name.Replace('-', ' ')}", StringComparer.Ordinal),
                    },
                },
            },
        };
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
            tag.Description ??= TagOf(tag.Name);
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas[ProblemSchema] = ProblemShape();
        return Task.CompletedTask;
    }

    private static Task DescribeAccess(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        operation.Description ??= operation.Summary;
        var rule = context.Description.ActionDescriptor.EndpointMetadata.OfType<AccessRule>().LastOrDefault();
        operation.Responses ??= [];
        operation.Responses.TryAdd("429", Problem("Too many requests; 'Retry-After' says when to come back", context.Document));
        operation.Responses.TryAdd("500", Problem("A defect of the platform", context.Document));
        if (rule is null or { Roles: Role.None, AnyPerson: false })
        {
            operation.Security = []; // anybody may call
            return Task.CompletedTask;
        }

        operation.Description = rule.AnyPerson
            ? $"{operation.Summary}. May be called by every person who has signed in."
            : $"{operation.Summary}. May be called as: {string.Join(", ", rule.Roles.Names())}.";
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        operation.Responses.TryAdd("401", Problem("No credential, or one that is unknown, expired or revoked", context.Document));
        operation.Responses.TryAdd("403", Problem("Not in this role", context.Document));
        return Task.CompletedTask;
    }

    private static Task DescribeRefusals(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        operation.Responses ??= [];
        if (operation.RequestBody is not null)
        {
            operation.Responses.TryAdd("400", Problem("", context.Document));
            operation.Responses.TryAdd("413", Problem("The body is too large", context.Document));
            operation.Responses.TryAdd("415", Problem("The body is of a kind that the route does not take", context.Document));
        }

        if (context.Description.HttpMethod == "POST")
            operation.Responses.TryAdd("409", Problem("", context.Document));
        foreach (var (status, response) in operation.Responses)
        {
            if (RefusalOf(status) is { } said && response is OpenApiResponse described)
                described.Description = said;
        }

        return Task.CompletedTask;
    }

    private static string? RefusalOf(string status) => status switch
    {
        "400" => "The request is malformed; each fault is in 'errors' with the place and what would be right",
        "404" => "It is not there, or not the caller's to see",
        "409" => "A rule refuses; 'code' names it",
        "412" => "It has changed since the caller read it",
        "413" => "The body is larger than the route takes",
        "428" => "The caller does not say in If-Match which version it has seen",
        "429" => "Too much is asked at once; 'Retry-After' says when to try again",
        "503" => "It can't be done now, and nothing is wrong with the request",
        _ => null,
    };

    private static string TagOf(string? tag) => tag switch
    {
        "Organisations" => "Organisations, their identifiers and the credentials of their programs.",
        "People" => "People who sign in: sessions, second factors, roles, delegations and requests for roles.",
        "Personal data" => "What is held on a person, its erasure, and the legal holds that forbid it.",
        "Framework agreements" => "Framework agreements as versioned documents, and the steps of their life.",
        "Choices" => "Mandates, needs and every choice there is for them, in-house cases, joint procurements and requests for help.",
        "Open data" => "What is published of framework agreements, for everybody to download.",
        "Accreditation" => "Tenders to join a framework agreement, and the places they lead to.",
        "Plugins" => "Keys of publishers, versions of plugins and the decisions on them, and what is installed.",
        "Price books" => "Suppliers' signed prices, and the authority's decision on the first of them.",
        "Call-off" => "Further competitions, direct awards, bids and quotes, awards and call-off contracts.",
        "Billing" => "MI returns, the management charge, its invoices and payments.",
        "The record" => "The audit entries, the seals over them, and what a subject was at a past moment.",
        "Operation" => "What the operator of the installation sees and mends.",
        _ => throw new InvalidOperationException($"The tag '{tag}' has no description yet; give it one here."),
    };

    private static Task DescribeHeaders(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            Describe(parameter);
        if (SealedAnswers.AreGivenFor(context.Description.HttpMethod!))
            CarrySeal(operation);
        if (context.Description.HttpMethod != "POST" || context.Description.ActionDescriptor.EndpointMetadata.OfType<AnsweredOnce>().Any())
            return Task.CompletedTask;
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = Idempotency.Header,
            In = ParameterLocation.Header,
            Description = "Makes the request safe to repeat: sent twice under one key it takes effect once, and both get the same answer.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 100 },
        });
        return Task.CompletedTask;
    }

    private static void CarrySeal(OpenApiOperation operation)
    {
        foreach (var response in (operation.Responses ?? []).Where(r => r.Key.StartsWith('2')).Select(r => r.Value).OfType<OpenApiResponse>())
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            response.Headers[SealedAnswers.Header] = new OpenApiHeader
            {
                Description = "The latest seal of the record as JSON: its number, root and hash. Keep it: it shows later if the record was cut or rewritten.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
    }

    private static void Describe(OpenApiParameter parameter)
    {
        switch (parameter)
        {
            case { In: ParameterLocation.Header, Name: EntityTags.IfMatch }:
                parameter.Required = true;
                parameter.Description = "The version that the caller has seen: the ETag of its last reading.";
                break;
            case { In: ParameterLocation.Query, Name: "limit", Schema: OpenApiSchema limit }:
                (limit.Minimum, limit.Maximum) = ("1", PageRequest.Most.ToString(CultureInfo.InvariantCulture));
                parameter.Description = "At most so many entries; 50 without it.";
                break;
            case { In: ParameterLocation.Query, Name: "after" }:
                parameter.Description = "The 'next' of the page before; the start without it.";
                break;
            case { In: ParameterLocation.Query }:
                parameter.Description ??= $"Only those with this {parameter.Name}; all without it.";
                break;
        }
    }

    private static OpenApiResponse Problem(string description, OpenApiDocument? document) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ProblemSchema, document) },
        },
    };

    // The framework describes its own class, which lacks the members that every problem here has.
    private static OpenApiSchema ProblemShape() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Problem details (RFC 9457).",
        Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Said("urn:leadline:problem: and the code."),
            ["title"] = Said("The status in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "HTTP status." },
            ["detail"] = Said("What is wrong, and what would be right; for people."),
            ["code"] = Said("Which problem it is; for programs."),
            ["pointer"] = Said("JSON pointer (RFC 6901) to the place in the request; empty for the whole."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "Every fault of a malformed request.",
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string>(StringComparer.Ordinal) { "pointer", "code", "detail" },
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                    {
                        ["pointer"] = Said("JSON pointer to the place."),
                        ["code"] = Said("Which fault it is."),
                        ["detail"] = Said("What is wrong, and what would be right."),
                        ["line"] = Counted("The line of a document, from 1."),
                        ["column"] = Counted("The column, from 1."),
                        ["source"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "The rule's source." },
                    },
                },
            },
        },
    };

    private static OpenApiSchema Said(string what) => new() { Type = JsonSchemaType.String, Description = what };

    private static OpenApiSchema Counted(string what) =>
        new() { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Format = "int32", Description = what };

    private static Task DescribeValues(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsEnum)
        {
            // Where the enumeration may be absent, the place that names it says so; the enumeration itself holds words alone.
            schema.Type = JsonSchemaType.String;
            schema.Enum = schema.Enum?.Where(word => word is not null && word.GetValueKind() == System.Text.Json.JsonValueKind.String).ToList();
        }

        if (type == typeof(Money))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["pence"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
                ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [Money.Currency] },
            };
            schema.Required = new HashSet<string>(StringComparer.Ordinal) { "pence", "currency" };
        }
        else if (type == typeof(BasisPoints))
        {
            schema.Type = JsonSchemaType.Integer;
        }
        else if (schema is { Type: { } types, Items: null } && types.HasFlag(JsonSchemaType.Array) && Text(ElementOf(type)) is { } entry)
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = entry.Format, Pattern = entry.Pattern };
        }
        else if (Text(type) is { } example)
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = example.Format;
            schema.Pattern = example.Pattern;
        }

        return Task.CompletedTask;
    }

    private static Type ElementOf(Type list) => list.IsGenericType ? list.GetGenericArguments()[0] : list;

    private static (string? Format, string? Pattern)? Text(Type type) => type switch
    {
        _ when type == typeof(OdsCode) => (null, "^[0-9A-Z]{3,8}$"),
        _ when type == typeof(OrganisationReference) => (null, "^[A-Z-]{2,20}:[0-9A-Za-z-]{1,40}$"),
        _ when type == typeof(Month) => (null, "^[0-9]{4}-[0-9]{2}$"),
        _ when type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>)) => ("uuid", null),
        _ => null,
    };
}

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

    internal static void AddLeadlineOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(Introduce);
        options.AddOperationTransformer(DescribeAccess);
        options.AddOperationTransformer(DescribeHeaders);
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
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key of the calling organisation.",
            },
        };
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
            tag.Description ??= $"{tag.Name}.";
        return Task.CompletedTask;
    }

    private static Task DescribeAccess(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        operation.Description ??= operation.Summary;
        var rule = context.Description.ActionDescriptor.EndpointMetadata.OfType<AccessRule>().LastOrDefault();
        if (rule is null || rule.Capacities == Capacity.None)
            return Task.CompletedTask;
        operation.Description = $"{operation.Summary}. May be called as: {rule.Capacities.ToString().ToLowerInvariant()}.";
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        operation.Responses ??= [];
        operation.Responses.TryAdd("401", Problem("No credential, or one that is unknown or revoked"));
        operation.Responses.TryAdd("403", Problem("Not in this capacity"));
        operation.Responses.TryAdd("500", Problem("A defect of the platform"));
        return Task.CompletedTask;
    }

    private static Task DescribeHeaders(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        if (context.Description.HttpMethod != "POST")
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

    private static OpenApiResponse Problem(string description) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            ["application/problem+json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } },
        },
    };

    private static Task DescribeValues(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
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
        else if (Text(type) is { } example)
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = example.Format;
            schema.Pattern = example.Pattern;
        }

        return Task.CompletedTask;
    }

    private static (string? Format, string? Pattern)? Text(Type type) => type switch
    {
        _ when type == typeof(OdsCode) => (null, "^[0-9A-Z]{3,8}$"),
        _ when type == typeof(OrganisationReference) => (null, "^[A-Z-]{2,20}:[0-9A-Za-z-]{1,40}$"),
        _ when type == typeof(Month) => (null, "^[0-9]{4}-[0-9]{2}$"),
        _ when type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>)) => ("uuid", null),
        _ => null,
    };
}

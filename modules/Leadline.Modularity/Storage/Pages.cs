using System.Linq.Expressions;
using Leadline.Modularity.Api;
using Microsoft.EntityFrameworkCore;

namespace Leadline.Modularity.Storage;

/// <summary>Reading one page of a table in order of a key.</summary>
public static class Pages
{
    /// <summary>The rows after the page's start, one more than the page holds, so that one sees whether another follows.</summary>
    public static Task<List<T>> PageAsync<T, TId>(
        this IQueryable<T> rows, Expression<Func<T, TId>> id, PageRequest page, CancellationToken stop)
        where TId : struct, Primitives.IIdentifier<TId>
    {
        // The comparison is built by hand: the database compares the UUIDs that the typed identifiers are stored as.
        var after = Expression.GreaterThan(
            id.Body, Expression.Constant(TId.From(page.From)), liftToNull: false, GreaterMethod<TId>());
        return rows.Where(Expression.Lambda<Func<T, bool>>(after, id.Parameters)).OrderBy(id).Take(page.Size + 1).ToListAsync(stop);
    }

    private static System.Reflection.MethodInfo GreaterMethod<TId>()
        where TId : struct, Primitives.IIdentifier<TId> => ((Func<TId, TId, bool>)Greater).Method;

    private static bool Greater<TId>(TId left, TId right)
        where TId : struct, Primitives.IIdentifier<TId> => left.Value.CompareTo(right.Value) > 0;
}

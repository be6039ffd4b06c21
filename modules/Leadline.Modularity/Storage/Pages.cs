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
        where TId : struct, Primitives.IIdentifier<TId> => rows.OnPage(id, page).ToListAsync(stop);

    /// <summary>The same, to be read in part only.</summary>
    public static IQueryable<T> OnPage<T, TId>(this IQueryable<T> rows, Expression<Func<T, TId>> id, PageRequest page)
        where TId : struct, Primitives.IIdentifier<TId> =>
        rows.Where(Expression.Lambda<Func<T, bool>>(After<TId>(id.Body, page), id.Parameters)).OrderBy(id).Take(page.Size + 1);

    /// <summary>The same from the newest row backwards: identifiers rise with time.</summary>
    public static IQueryable<T> OnPageNewestFirst<T, TId>(this IQueryable<T> rows, Expression<Func<T, TId>> id, PageRequest page)
        where TId : struct, Primitives.IIdentifier<TId>
    {
        if (page.After is not null)
        {
            var before = Expression.LessThan(id.Body, Expression.Constant(TId.From(page.From)), liftToNull: false, LessMethod<TId>());
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(before, id.Parameters));
        }

        return rows.OrderByDescending(id).Take(page.Size + 1);
    }

    /// <summary>The same in order of names, and of identifiers where names are alike.</summary>
    public static async Task<List<T>> PageByNameAsync<T, TId>(
        this IQueryable<T> rows, Expression<Func<T, string>> name, Expression<Func<T, TId>> id, PageRequest page, CancellationToken stop)
        where TId : struct, Primitives.IIdentifier<TId>
    {
        if (page.After is not null)
        {
            var start = Expression.Equal(id.Body, Expression.Constant(TId.From(page.From)));
            var from = await rows.Where(Expression.Lambda<Func<T, bool>>(start, id.Parameters)).Select(name).FirstOrDefaultAsync(stop);
            var idOfRow = new Renamed(id.Parameters[0], name.Parameters[0]).Visit(id.Body);
            var order = Expression.Call(((Func<string, string, int>)string.Compare).Method, name.Body, Expression.Constant(from ?? ""));
            var after = Expression.OrElse(
                Expression.GreaterThan(order, Expression.Constant(0)),
                Expression.AndAlso(Expression.Equal(name.Body, Expression.Constant(from ?? "")), After<TId>(idOfRow, page)));
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(after, name.Parameters));
        }

        return await rows.OrderBy(name).ThenBy(id).Take(page.Size + 1).ToListAsync(stop);
    }

    // The comparison is built by hand: the database compares the UUIDs that the typed identifiers are stored as.
    private static BinaryExpression After<TId>(Expression id, PageRequest page)
        where TId : struct, Primitives.IIdentifier<TId> =>
        Expression.GreaterThan(id, Expression.Constant(TId.From(page.From)), liftToNull: false, GreaterMethod<TId>());

    private static System.Reflection.MethodInfo GreaterMethod<TId>()
        where TId : struct, Primitives.IIdentifier<TId> => ((Func<TId, TId, bool>)Greater).Method;

    private static System.Reflection.MethodInfo LessMethod<TId>()
        where TId : struct, Primitives.IIdentifier<TId> => ((Func<TId, TId, bool>)Less).Method;

    private static bool Less<TId>(TId left, TId right)
        where TId : struct, Primitives.IIdentifier<TId> => left.Value.CompareTo(right.Value) < 0;

    private static bool Greater<TId>(TId left, TId right)
        where TId : struct, Primitives.IIdentifier<TId> => left.Value.CompareTo(right.Value) > 0;

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}

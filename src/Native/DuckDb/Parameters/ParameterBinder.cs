using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Parameters;

/// <summary>Puts a command's values into their places in a prepared statement.</summary>
internal static class ParameterBinder
{
    /// <summary>Binds every place of the statement, or says which has no value.</summary>
    /// <remarks>
    /// Of several statements each takes the values it has places for; an only statement must take them all.
    /// </remarks>
    internal static void Bind(
        PreparedHandle statement, DuckDbParameterCollection parameters, bool isOnlyStatement)
    {
        var places = (int)DuckDbApi.duckdb_nparams(statement);
        if (places == 0 && parameters.Count == 0)
        {
            return;
        }

        _ = DuckDbApi.duckdb_clear_bindings(statement);
        var isNamed = IsNamed(parameters);
        if (isNamed)
        {
            BindNamed(statement, parameters, places, isOnlyStatement);
        }
        else
        {
            BindPositional(statement, parameters, places, isOnlyStatement);
        }
    }

    /// <summary>Before several statements run: a name that stands in none of them would be left over.</summary>
    internal static void CheckNamesOccur(string text, DuckDbParameterCollection parameters)
    {
        foreach (var parameter in parameters.Items)
        {
            if (parameter.ParameterName.Length > 0
                && !text.Contains("$" + parameter.ParameterName, StringComparison.OrdinalIgnoreCase))
            {
                throw NoPlace(parameter.ParameterName, []);
            }
        }
    }

    private static bool IsNamed(DuckDbParameterCollection parameters)
    {
        var named = 0;
        foreach (var parameter in parameters.Items)
        {
            named += parameter.ParameterName.Length > 0 ? 1 : 0;
        }

        return named == 0
            ? false
            : named == parameters.Count
                ? true
                : throw new ArgumentException(
                    "Some parameters have names and some have none: give all or none a name.");
    }

    private static void BindPositional(
        PreparedHandle statement, DuckDbParameterCollection parameters, int places, bool isOnlyStatement)
    {
        if (parameters.Count < places || (isOnlyStatement && parameters.Count > places))
        {
            var names = string.Join(", ", Names(statement, places).Select(static n => "$" + n));
            throw new ArgumentException(
                $"The statement has {places} places for values ({names}) but {parameters.Count} were given.");
        }

        for (var i = 0; i < places; i++)
        {
            // A statement may use $2 without $1, and then names its only place "2".
            var name = DuckDbApi.duckdb_parameter_name(statement, (ulong)i + 1);
            var position = int.TryParse(name, out var number) ? number - 1 : i;
            if (position >= parameters.Count)
            {
                throw new ArgumentException(
                    $"The statement uses ${name} but only {parameters.Count} values were given.");
            }

            ValueBinder.Bind(statement, (ulong)i + 1, parameters[position].Value, $"${name}");
        }
    }

    private static void BindNamed(
        PreparedHandle statement, DuckDbParameterCollection parameters, int places, bool isOnlyStatement)
    {
        var names = Names(statement, places);
        var isBound = new bool[places];

        foreach (var parameter in parameters.Items)
        {
            var place = Array.FindIndex(
                names, name => name.Equals(parameter.ParameterName, StringComparison.OrdinalIgnoreCase));
            if (place >= 0)
            {
                isBound[place] = true;
                ValueBinder.Bind(statement, (ulong)place + 1, parameter.Value, $"${parameter.ParameterName}");
            }
            else if (isOnlyStatement)
            {
                throw NoPlace(parameter.ParameterName, names);
            }
        }

        var missing = Array.IndexOf(isBound, false);
        if (missing >= 0)
        {
            throw new ArgumentException($"The statement's ${names[missing]} was given no value.");
        }
    }

    private static string[] Names(PreparedHandle statement, int places)
    {
        var names = new string[places];
        for (var i = 0; i < places; i++)
        {
            names[i] = DuckDbApi.duckdb_parameter_name(statement, (ulong)i + 1) ?? string.Empty;
        }

        return names;
    }

    private static ArgumentException NoPlace(string name, string[] names) =>
        new($"The statement has no place ${name} for the parameter of that name"
            + (names.Length == 0 ? "." : $"; it has {string.Join(", ", names.Select(n => "$" + n))}."));
}

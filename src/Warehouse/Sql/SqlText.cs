using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace McHAnalytics.Warehouse.Sql;

/// <summary>A statement with its values: the holes of the interpolated string are bound, never pasted.</summary>
/// <remarks>
/// A hole holds a <see cref="SqlName"/> (quoted), another <see cref="SqlText"/> (its text, its values renumbered),
/// a list (one place for each of its values, for <c>IN (…)</c>; at least one), or any other value (one place).
/// </remarks>
public sealed class SqlText
{
    /// <summary>No text and no values.</summary>
    public static readonly SqlText Empty = new(string.Empty, []);

    private SqlText(string template, IReadOnlyList<object?> values)
    {
        Template = template;
        Values = values;
    }

    /// <summary>The statement with the places <c>$1</c>, <c>$2</c> ... for its values.</summary>
    public string Template { get; }

    /// <summary>The values, in the order of their places.</summary>
    public IReadOnlyList<object?> Values { get; }

    /// <summary>Whether there is no text.</summary>
    public bool IsEmpty => Template.Length == 0;

    /// <summary>The statement of an interpolated string.</summary>
    public static SqlText Of(Builder text) => text.Build();

    /// <summary>Several texts with a separator of our own source between them.</summary>
    public static SqlText Join(string separator, IEnumerable<SqlText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var builder = new Builder(0, 0);
        var first = true;
        foreach (var text in texts)
        {
            if (!first)
            {
                builder.AppendLiteral(separator);
            }

            builder.AppendFormatted(text);
            first = false;
        }

        return builder.Build();
    }

    /// <summary>The template; the values are left out, since they can name a person.</summary>
    public override string ToString() => Template;

    /// <summary>Takes the pieces of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Builder
    {
        private readonly StringBuilder _template;
        private readonly List<object?> _values;

        /// <param name="literalLength">Characters of our own source.</param>
        /// <param name="formattedCount">Holes.</param>
        public Builder(int literalLength, int formattedCount)
        {
            _template = new StringBuilder(literalLength + (4 * formattedCount));
            _values = new List<object?>(formattedCount);
        }

        /// <summary>Text written in our source.</summary>
        public void AppendLiteral(string text) => _template.Append(text);

        /// <summary>A table or column.</summary>
        public void AppendFormatted(SqlName name) => _template.Append(name.Quoted);

        /// <summary>A part of a statement, with its values.</summary>
        public void AppendFormatted(SqlText text)
        {
            ArgumentNullException.ThrowIfNull(text);
            var shift = _values.Count;
            _values.AddRange(text.Values);
            if (shift == 0)
            {
                _template.Append(text.Template);
                return;
            }

            AppendRenumbered(text.Template, shift);
        }

        /// <summary>A value, or a list of values.</summary>
        public void AppendFormatted<T>(T value)
        {
            if (value is IEnumerable list and not string and not byte[])
            {
                AppendList(list);
                return;
            }

            AppendPlace(value);
        }

        internal SqlText Build() => _template is null ? Empty : new SqlText(_template.ToString(), _values);

        private void AppendList(IEnumerable list)
        {
            var first = true;
            foreach (var value in list)
            {
                if (!first)
                {
                    _template.Append(", ");
                }

                AppendPlace(value);
                first = false;
            }

            if (first)
            {
                throw new ArgumentException("An empty list cannot stand in SQL: leave the condition out.");
            }
        }

        private void AppendPlace(object? value)
        {
            _values.Add(value);
            _template.Append('$').Append(_values.Count);
        }

        // A dollar sign stands in a template for places only: our source writes no dollar-quoted text.
        private void AppendRenumbered(string template, int shift)
        {
            var position = 0;
            while (template.IndexOf('$', position) is var dollar and >= 0)
            {
                var end = dollar + 1;
                while (end < template.Length && char.IsAsciiDigit(template[end]))
                {
                    end++;
                }

                var number = int.Parse(template.AsSpan(dollar + 1, end - dollar - 1), CultureInfo.InvariantCulture);
                _template.Append(template, position, dollar - position).Append('$').Append(number + shift);
                position = end;
            }

            _template.Append(template, position, template.Length - position);
        }
    }
}

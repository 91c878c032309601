using System.Globalization;

namespace McHAnalytics.Yardsticks.Conformance;

/// <summary>How many cases passed, by family and in all, for each of the three marks.</summary>
public sealed class ConformanceReport
{
    /// <summary>Share of cases whose verdict must be right, in per cent.</summary>
    public const double LeastVerdict = 100.0;

    /// <summary>Share of cases whose structure must be right, in per cent.</summary>
    public const double LeastStructure = 99.5;

    /// <summary>Share of cases whose wording must be the reference's own, in per cent.</summary>
    public const double LeastExact = 95.0;

    private readonly OrderedDictionary<string, Count> _families = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, Count> _kinds = new(StringComparer.Ordinal);
    private readonly Count _all = new();

    /// <summary>Cases marked.</summary>
    public int Cases => _all.Cases;

    /// <summary>Share of right verdicts, in per cent.</summary>
    public double Verdict => Share(_all.Verdict);

    /// <summary>Share of right structures, in per cent.</summary>
    public double Structure => Share(_all.Structure);

    /// <summary>Share of right wordings, in per cent.</summary>
    public double Exact => Share(_all.Exact);

    /// <summary>Whether every share reaches what is asked of the engine.</summary>
    public bool IsEnough =>
        Cases > 0 && Verdict >= LeastVerdict && Structure >= LeastStructure && Exact >= LeastExact;

    internal void Add(ConformanceCase test, Marks marks)
    {
        var family = test.Kind + " | " + string.Join('/', test.Family.Split('/').Take(2));
        foreach (var (table, name) in new[] { (_families, family), (_kinds, test.Kind) })
        {
            if (!table.TryGetValue(name, out var count))
            {
                table[name] = count = new Count();
            }

            count.Add(marks);
        }

        _all.Add(marks);
    }

    /// <summary>Writes one line a family, then one a kind, then one for all.</summary>
    public void Print(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var (name, count) in _families.Concat(_kinds).Append(KeyValuePair.Create("ALL", _all)))
        {
            output.WriteLine(
                $"{name,-50} verdict {count.Of(count.Verdict)}   structure {count.Of(count.Structure)}   "
                + $"exact {count.Of(count.Exact)}");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Cases} cases: verdict {Verdict:0.00} % (asked {LeastVerdict:0.0}), structure {Structure:0.00} % "
            + $"(asked {LeastStructure:0.0}), exact {Exact:0.00} % (asked {LeastExact:0.0})"));
    }

    private double Share(int passed) => Cases == 0 ? 0 : 100.0 * passed / Cases;

    private sealed class Count
    {
        public int Cases { get; private set; }

        public int Verdict { get; private set; }

        public int Structure { get; private set; }

        public int Exact { get; private set; }

        public void Add(Marks marks)
        {
            Cases++;
            Verdict += marks.Verdict ? 1 : 0;
            Structure += marks.Structure ? 1 : 0;
            Exact += marks.Exact ? 1 : 0;
        }

        public string Of(int passed) => $"{passed,5} passed, {Cases - passed,3} failed";
    }
}

using McHAnalytics.Yardsticks;
using McHAnalytics.Yardsticks.Conformance;
using McHAnalytics.Yardsticks.Fuzz;

// Each command's own file says what it takes, prints and ends with.
switch (args)
{
    case ["graphql-conformance", .. var rest]:
        return DeepStack.Run(() => ConformanceCommand.Run(rest, Console.Out, Console.Error));

    case ["fuzz", .. var rest]:
        return FuzzCommand.Run(rest, Console.Out, Console.Error);

    default:
        Console.Error.WriteLine(ConformanceCommand.Usage);
        Console.Error.WriteLine(FuzzCommand.Usage);
        return 2;
}

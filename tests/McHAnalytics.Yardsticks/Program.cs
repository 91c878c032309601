using McHAnalytics.Yardsticks;
using McHAnalytics.Yardsticks.Conformance;

// Each command's own file says what it takes, prints and ends with.
switch (args)
{
    case ["graphql-conformance", .. var rest]:
        return DeepStack.Run(() => ConformanceCommand.Run(rest, Console.Out, Console.Error));

    default:
        Console.Error.WriteLine(ConformanceCommand.Usage);
        return 2;
}

using System.Globalization;
using Aegis.Generators.Benchmarks;

// dotnet run -c Release --project benchmarks/Aegis.Generators.Benchmarks -- [sizes] [rounds]
var sizes = (args.Length > 0 ? args[0] : "10,100,1000")
    .Split(',')
    .Select(size => int.Parse(size, CultureInfo.InvariantCulture));
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7;

Console.WriteLine("Aegis' generator over N agents against System.Text.Json's over N records, in turn, in one process.");
Console.WriteLine(
    "Times are medians of processor time, ratios medians of the rounds' ratios; cold: nothing cached; edit: in a file of no concern."
);
Console.WriteLine();
Console.WriteLine(
    "|    N |   agents | run  | Aegis ms | STJ ms | ratio | Aegis KiB | STJ KiB | ratio | emitted again |"
);
Console.WriteLine(
    "|-----:|---------:|------|---------:|-------:|------:|----------:|--------:|------:|--------------:|"
);
var holds = true;
foreach (var size in sizes)
{
    holds &= Comparison.Run("composed", Projects.Composed(size), size, rounds);
    holds &= Comparison.Run("bodied", Projects.Bodied(size), size, rounds);
}

return holds ? 0 : 1;

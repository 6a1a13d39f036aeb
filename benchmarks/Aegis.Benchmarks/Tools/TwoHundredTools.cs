using System.Reflection;
using Microsoft.Extensions.AI;

namespace Aegis.Benchmarks.Tools;

/// <summary>The tools of ten classes that the project file writes from <c>Desk.cs.txt</c>, compiled or reflected.</summary>
internal static class TwoHundredTools
{
    public static List<AIFunction> Compiled() =>
        [
            .. new Desk0().Tools,
            .. new Desk1().Tools,
            .. new Desk2().Tools,
            .. new Desk3().Tools,
            .. new Desk4().Tools,
            .. new Desk5().Tools,
            .. new Desk6().Tools,
            .. new Desk7().Tools,
            .. new Desk8().Tools,
            .. new Desk9().Tools,
        ];

    public static List<AIFunction> Reflected() =>
        [
            .. Reflect(new Desk0()),
            .. Reflect(new Desk1()),
            .. Reflect(new Desk2()),
            .. Reflect(new Desk3()),
            .. Reflect(new Desk4()),
            .. Reflect(new Desk5()),
            .. Reflect(new Desk6()),
            .. Reflect(new Desk7()),
            .. Reflect(new Desk8()),
            .. Reflect(new Desk9()),
        ];

    private static IEnumerable<AIFunction> Reflect(object desk) =>
        desk.GetType()
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName)
            .Select(method => AIFunctionFactory.Create(method, desk));
}

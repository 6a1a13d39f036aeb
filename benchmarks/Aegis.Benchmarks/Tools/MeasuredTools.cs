using System.ComponentModel;

namespace Aegis.Benchmarks.Tools;

internal sealed record Place(string City, int Floor, bool IsOpen);

internal sealed record Visit(string Guest, int Nights, Place Place);

/// <summary>What is called both ways: methods that do next to nothing, so that binding and results are what is measured.</summary>
internal sealed partial class MeasuredTools
{
    [Tool(Description = "Books a place.")]
    [Description("Books a place.")]
    public string Book(string guest, int nights, Place place) => guest;

    [Tool(Description = "Plans a visit.")]
    [Description("Plans a visit.")]
    public Visit Plan(string guest, int nights, Place place) => new(guest, nights, place);

    [Tool(Description = "Books a place.")]
    [Description("Books a place.")]
    public async Task<string> BookLaterAsync(string guest, int nights, Place place)
    {
        await Task.CompletedTask;
        return guest;
    }

    [Tool(Description = "Plans a visit.")]
    [Description("Plans a visit.")]
    public async Task<Visit> PlanLaterAsync(string guest, int nights, Place place)
    {
        await Task.CompletedTask;
        return new Visit(guest, nights, place);
    }
}

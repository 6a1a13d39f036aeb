using System.Security.Cryptography;
using Aegis;
using Aegis.Accounts;
using Aegis.Approvals;
using Aegis.Ledger;
using Aegis.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RefundDesk.Crashes;
using RefundDesk.Model;
using RefundDesk.Shop;
using RefundDesk.Terminal;

namespace RefundDesk.Desk;

/// <summary>The parts of the program, put together.</summary>
public static class RefundApp
{
    /// <summary>Up to, and not including, this many euros nobody is asked.</summary>
    private const decimal AskFrom = 20m;

    // the default of 30 s would be a long wait after each crash of a demonstration
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    /// <summary>Builds the app; it listens only once it is started.</summary>
    /// <param name="settings">What the command line says.</param>
    /// <param name="orders">The orders.</param>
    /// <param name="giveUp">Called when nobody is there to decide.</param>
    public static WebApplication Build(RefundSettings settings, OrderBook orders, Action giveUp)
    {
        // not the working directory's appsettings.json
        var options = new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory };
        var builder = WebApplication.CreateSlimBuilder(options);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.UseModel(settings.Provider, settings.Model);
        var crash = new CrashSwitch(settings.CrashAt);
        builder
            .Services.AddSingleton(orders)
            .AddSingleton(crash)
            .AddSingleton(new Bank(Path.Combine(settings.Folder, "bank.jsonl")))
            .AddAegis()
            .UseSqlite(Path.Combine(settings.Folder, "refunds.db"))
            .Configure<LedgerOptions>(ledger => ledger.Lease = Lease)
            .Configure<RunsOptions>(runs => runs.Lease = Lease)
            // of no use: nobody has a key here
            .AddSingleton(new PepperRing(new Pepper("run", RandomNumberGenerator.GetBytes(32))))
            // whoever reaches this port of this machine may decide; a server for others wants keys
            .AddAegisServer(server => server.AllowTenantHeader = true)
            .AddApprovals(approvals =>
            {
                approvals.For("refund").AutoApproveBelow("amount", AskFrom);
                Ask(approvals, builder.Services, settings.Approver, crash, giveUp);
            })
            .AddChatClients(builder.Configuration);
        var app = builder.Build();
        app.MapAegis();
        return app;
    }

    private static void Ask(
        ApprovalsBuilder approvals,
        IServiceCollection services,
        Approver approver,
        CrashSwitch crash,
        Action giveUp
    ) =>
        _ = approver switch
        {
            Approver.Terminal => approvals.AddChannel(new TerminalChannel(crash, giveUp)),
            Approver.Rest => services.AddSingleton<IApprovalChannel, RestChannel>(),
            _ => (object)
                approvals.OnRequest(
                    (_, _) =>
                    {
                        crash.At(CrashPoint.WhileWaiting);
                        return new(ApprovalDecision.Approve("auto", "--approve auto"));
                    }
                ),
        };
}

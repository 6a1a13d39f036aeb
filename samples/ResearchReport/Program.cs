using ResearchReport.Terminal;

return await new ReportCommand(ReportRun.ExecuteAsync).InvokeAsync(args);

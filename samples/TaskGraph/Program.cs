using TaskGraph.Terminal;

return await new GraphCommand(GraphRun.ExecuteAsync).InvokeAsync(args);

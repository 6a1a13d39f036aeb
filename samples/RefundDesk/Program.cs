using RefundDesk.Terminal;

return await new RefundCommand(RefundRun.ExecuteAsync).InvokeAsync(args);

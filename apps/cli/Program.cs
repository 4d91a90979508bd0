return await Holmes.Cli.CommandLine.RunAsync(args);

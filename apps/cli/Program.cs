using System.Globalization;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // figures are written alike on every machine
return await Holmes.Cli.CommandLine.RunAsync(args);

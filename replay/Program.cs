using System.Globalization;
using Holmes.Replay;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return await ReplayCommand.RunAsync(args);

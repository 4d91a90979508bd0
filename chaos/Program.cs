using Holmes.Chaos;

var commands = ChaosCommands.Create();
var parsed = commands.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? 2 : code;

using Holmes.Victim;

await using var app = VictimHost.Create(args);
await app.RunAsync();

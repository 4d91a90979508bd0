using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Holmes.Contracts;
using Xunit;

namespace Holmes.Teams.Tests.Steps;

/// <summary>Arguments equal by meaning are one call; different ones never are.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{ "b": 2.0, "a": 1e0, "c": null }""")]
    [InlineData("""{"a":"\uAC00"}""", """{"a":"가"}""")]
    [InlineData("""{"a":"\u1100\u1161"}""", """{"a":"가"}""")]
    [InlineData("""[0,-0,0.0,0e7]""", """[0,0,0,0]""")]
    [InlineData("""[100,0.5,1e400]""", """[1e2,5E-1,10e399]""")]
    public void Equal_meaning_is_equal_text(string one, string other) => Assert.Equal(Of(one), Of(other));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":"1"}""")]
    [InlineData("""{"a":1}""", """{"a":-1}""")]
    [InlineData("""[1,2]""", """[2,1]""")]
    [InlineData("""[1e400]""", """[1e401]""")]
    [InlineData("""[0.1]""", """[0.10000000000000000000000000000000001]""")]
    [InlineData("""[null]""", """[]""")]
    public void Different_meaning_is_different_text(string one, string other) => Assert.NotEqual(Of(one), Of(other));

    [Fact]
    public void Plain_numbers_stay_as_people_write_them() =>
        Assert.Equal("""{"a":1200000000,"b":-0.035,"c":84.97}""", Of("""{"c":84.970,"b":-3.5e-2,"a":12e8}"""));

    [Property(MaxTest = 300)]
    public Property The_order_and_the_spelling_do_not_matter() => Prop.ForAll(
        Arb.From(Values(3)), Arb.From(Gen.Choose(0, int.MaxValue)),
        (value, seed) => Of(value.ToJsonString()) == Of(Respelled(value, new Random(seed))));

    [Property(MaxTest = 300)]
    public Property The_canonical_text_is_its_own_canonical_text_and_reads_as_the_same_value() => Prop.ForAll(
        Arb.From(Values(3)),
        value => Of(Of(value.ToJsonString())) == Of(value.ToJsonString())
            && JsonNode.DeepEquals(JsonNode.Parse(Of(value.ToJsonString())), JsonNode.Parse(value.ToJsonString())));

    private static string Of(string json) => CanonicalJson.Of(JsonElement.Parse(json));

    private static Gen<JsonNode> Values(int depth)
    {
        var leaf = Gen.OneOf<JsonNode>(
            Gen.Choose(-1_000_000, 1_000_000).Select(number => (JsonNode)JsonValue.Create(number)),
            Gen.Choose(-1_000_000, 1_000_000).Select(number => (JsonNode)JsonValue.Create(number / 1000m)),
            Gen.Elements("가나다", "ㄱ", "é", "a\"b\\", "전세 3억", "🏠", "").Select(text => (JsonNode)JsonValue.Create(text)),
            Gen.Elements(true, false).Select(flag => (JsonNode)JsonValue.Create(flag)));
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Values(depth - 1);
        return Gen.OneOf(
            leaf,
            inner.ListOf(3).Select(items => (JsonNode)new JsonArray([.. items.Select(item => item.DeepClone())])),
            inner.ListOf(4).Select(items => (JsonNode)new JsonObject(
                items.Select((item, i) => KeyValuePair.Create<string, JsonNode?>($"{"나가zA"[i]}{i % 2}", item.DeepClone())))));
    }

    /// <summary>The same value in other words: members shuffled, nulls added, numbers with an exponent, text decomposed or escaped.</summary>
    private static string Respelled(JsonNode? node, Random random)
    {
        switch (node)
        {
            case JsonObject members:
                var parts = members.Select(pair => $"{Text(pair.Key, random)} : {Respelled(pair.Value, random)}").ToList();
                parts.Add("\"nothing\":null");
                var shuffled = parts.ToArray();
                random.Shuffle(shuffled);
                return $"{{ {string.Join(" , ", shuffled)} }}";
            case JsonArray items:
                return $"[ {string.Join(",\n", items.Select(item => Respelled(item, random)))} ]";
            case JsonValue value when value.GetValueKind() is JsonValueKind.String:
                return Text(value.GetValue<string>(), random);
            case JsonValue value when value.GetValueKind() is JsonValueKind.Number:
                var number = decimal.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);
                return FormattableString.Invariant($"{number * 1000:0.###}{(random.Next(2) == 0 ? "e-3" : "E-03")}");
            default:
                return node!.ToJsonString();
        }
    }

    private static string Text(string text, Random random) => random.Next(3) switch
    {
        0 => JsonSerializer.Serialize(text.Normalize(NormalizationForm.FormD), WireJson.Options),
        1 => $"\"{string.Concat(text.Select(c => $"\\u{(int)c:x4}"))}\"",
        _ => JsonSerializer.Serialize(text, WireJson.Options),
    };
}
